import { beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { postfixCase } from "./postfix-case.ts";
import { startTrialBench } from "./trial-bench.ts";
import type { TrialBench } from "./trial-bench.ts";

const COUNT = 200;

describeLive(
  "what audit says of made-up servers of Postfix",
  ["postfix", "dovecot", "openssl"],
  () => {
    let bench: TrialBench;

    beforeAll(async () => {
      bench = await startTrialBench("postfix");
    });

    it.each(Array.from({ length: COUNT }, (_, at) => at + 1))(
      "configuration %i: no answer is wrong",
      async (seed) => {
        const compared = await bench.compare(postfixCase(seed, bench.tableTypes));
        expect(compared?.filter(({ kind }) => kind === "wrong") ?? []).toEqual([]);
      },
    );
  },
);
