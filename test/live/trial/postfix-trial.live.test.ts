import { beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { postfixCase } from "./postfix-case.ts";
import { startTrialBench } from "./trial-bench.ts";
import type { TrialBench } from "./trial-bench.ts";

/** Each has met a mistake once. */
const SEEDS = [6, 64, 85, 99, 106, 111] as const;

describeLive(
  "what audit says of made-up servers of Postfix",
  ["postfix", "dovecot", "openssl"],
  () => {
    let bench: TrialBench;

    beforeAll(async () => {
      bench = await startTrialBench("postfix");
    });

    it.each(SEEDS)("configuration %i: no answer is wrong", async (seed) => {
      const compared = await bench.compare(postfixCase(seed, bench.tableTypes));
      expect(compared?.filter(({ kind }) => kind === "wrong") ?? []).toEqual([]);
    });
  },
);
