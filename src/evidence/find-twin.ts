import type { FoundLog } from "./found-log.ts";
import { wallMs } from "./zoned-time.ts";

/** Fewer equal lines may be chance: a daemon's start-up lines are the same each day. */
const EQUAL_LINES_MIN = 5;
const LINES_COMPARED = 200;
/** Offsets are multiples of a quarter of an hour; between -12 and +14 hours. */
const QUARTER_MS = 900_000;
const OFFSET_MINUTES_MAX = 14 * 60;
const APART_MS_MAX = 2000;

export interface Twin {
  readonly of: FoundLog;
  readonly offsetMinutes: number;
  readonly firstYear: number;
}

/**
 * Finds the log that holds the same lines as `log`, whose stamps lack an offset, under stamps with one.
 * The first lines must all be equal but for the stamp, and all as far apart.
 */
export function findTwin(log: FoundLog, others: readonly FoundLog[]): Twin | undefined {
  if (log.firstStamp === null || log.firstStamp.offsetMinutes !== null) return undefined;
  for (const other of others) {
    if (other.firstStamp === null || other.firstStamp.offsetMinutes === null) continue;
    const twin = compare(log, other);
    if (twin !== undefined) return twin;
  }
  return undefined;
}

function compare(log: FoundLog, other: FoundLog): Twin | undefined {
  const mine = log.headers.slice(0, LINES_COMPARED);
  const theirs = other.headers.slice(0, LINES_COMPARED);
  const count = Math.min(mine.length, theirs.length);
  if (count < Math.min(EQUAL_LINES_MIN, log.headers.length, other.headers.length)) return undefined;
  let agreed: number | undefined;
  let firstYear = 0;
  for (let at = 0; at < count; at += 1) {
    const a = mine[at];
    const b = theirs[at];
    if (!a?.stamp || b?.stamp?.offsetMinutes == null || a.body !== b.body) return undefined;
    const utcMs = wallMs(b.stamp, 0) - b.stamp.offsetMinutes * 60_000;
    const found = offsetOf(a.stamp.year ?? undefined, a.stamp, utcMs);
    if (found === undefined || (agreed !== undefined && agreed !== found.offsetMinutes)) {
      return undefined;
    }
    if (agreed === undefined) ({ firstYear } = found);
    agreed = found.offsetMinutes;
  }
  return agreed === undefined ? undefined : { of: other, offsetMinutes: agreed, firstYear };
}

function offsetOf(
  year: number | undefined,
  stamp: Parameters<typeof wallMs>[0],
  utcMs: number,
): { readonly offsetMinutes: number; readonly firstYear: number } | undefined {
  const utcYear = new Date(utcMs).getUTCFullYear();
  for (const firstYear of year === undefined ? [utcYear, utcYear - 1, utcYear + 1] : [year]) {
    const apart = wallMs(stamp, firstYear) - utcMs;
    const quarters = Math.round(apart / QUARTER_MS);
    const offsetMinutes = quarters * 15 + 0;
    const exact = Math.abs(apart - quarters * QUARTER_MS) <= APART_MS_MAX;
    if (exact && Math.abs(offsetMinutes) <= OFFSET_MINUTES_MAX) return { offsetMinutes, firstYear };
  }
  return undefined;
}
