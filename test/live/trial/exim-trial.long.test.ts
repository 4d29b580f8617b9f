import { beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { eximCase } from "./exim-case.ts";
import { startTrialBench } from "./trial-bench.ts";
import type { TrialBench } from "./trial-bench.ts";

const COUNT = 200;

describeLive("what audit says of made-up servers of Exim", ["exim4", "openssl"], () => {
  let bench: TrialBench;

  beforeAll(async () => {
    bench = await startTrialBench("exim");
  });

  it.each(Array.from({ length: COUNT }, (_, at) => at + 1))(
    "configuration %i: no answer is wrong",
    async (seed) => {
      const compared = await bench.compare(eximCase(seed));
      expect(compared?.filter(({ kind }) => kind === "wrong") ?? []).toEqual([]);
    },
  );
});
