import type { Ledger } from "./ledger.ts";

/** Compares two rows for sorting: by time, and rows of the same time by their number, for any order to give the same. */
export function inTime({ atMs }: Ledger): (a: number, b: number) => number {
  return (a, b) => (atMs[a] as number) - (atMs[b] as number) || a - b;
}
