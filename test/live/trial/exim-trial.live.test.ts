import { beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { eximCase } from "./exim-case.ts";
import { startTrialBench } from "./trial-bench.ts";
import type { TrialBench } from "./trial-bench.ts";

/** Each has met a mistake once. */
const SEEDS = [3, 15, 56, 121] as const;

describeLive("what audit says of made-up servers of Exim", ["exim4", "openssl"], () => {
  let bench: TrialBench;

  beforeAll(async () => {
    bench = await startTrialBench("exim");
  });

  it.each(SEEDS)("configuration %i: no answer is wrong", async (seed) => {
    const compared = await bench.compare(eximCase(seed));
    expect(compared?.filter(({ kind }) => kind === "wrong") ?? []).toEqual([]);
  });
});
