import type { Measurement } from "./measure.ts";

/** One comparison: ours against a rival, in interleaved rounds. */
export interface Contest {
  readonly name: string;
  readonly ours: readonly string[];
  readonly rival: readonly string[];
  /** How many times faster than the rival we must be. */
  readonly ratioMin: number;
  readonly rssMaxMiB?: number;
}

export interface Result {
  readonly name: string;
  readonly ours: readonly Measurement[];
  readonly rival: readonly Measurement[];
  readonly ratio: number;
  readonly ratioMin: number;
  readonly rssMiB: number;
  readonly rssMaxMiB: number | null;
  readonly holds: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** Ratios only: the times of one machine say nothing on another. */
export function judge(
  contest: Contest,
  ours: readonly Measurement[],
  rival: readonly Measurement[],
): Result {
  const seconds = (runs: readonly Measurement[]): number =>
    median(runs.map((measurement) => measurement.seconds));
  const ratio = seconds(rival) / seconds(ours);
  const rssMiB = Math.max(...ours.map((measurement) => measurement.rssMiB));
  return {
    name: contest.name,
    ours,
    rival,
    ratio,
    ratioMin: contest.ratioMin,
    rssMiB,
    rssMaxMiB: contest.rssMaxMiB ?? null,
    holds: ratio >= contest.ratioMin && rssMiB <= (contest.rssMaxMiB ?? Infinity),
  };
}
