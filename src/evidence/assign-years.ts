import type { FoundLog } from "./found-log.ts";
import type { LogStamp } from "./log-stamp.ts";
import { wallMs } from "./zoned-time.ts";

const DAY_MS = 86_400_000;
/** Clocks and zones differ; a log may be a day ahead. */
const AHEAD_MS = DAY_MS;
/** A log is rotated within a month: a file that was changed that soon after its last line keeps its own time. */
const ROTATION_MS = 40 * DAY_MS;
/** 29 February comes every fourth year, but for 1900 and 2100. */
const YEARS_TRIED_MAX = 9;

export interface AssignedYear {
  readonly log: FoundLog;
  readonly firstYear: number;
  readonly how: "written" | "in-text" | "assumed" | "given";
}

/**
 * Gives the first stamp of every log its year (contract, `--year`).
 * No stamp is later than the file's last change and now, a day allowed. Files whose time says nothing (copied, unpacked)
 * are one rotated set: they lie together, the longest gap between them is where the year is not theirs.
 */
export function assignYears(
  logs: readonly FoundLog[],
  nowMs: number,
  givenYear: number | undefined,
): readonly AssignedYear[] {
  const thisYear = new Date(nowMs).getUTCFullYear();
  const known = logs.flatMap((log): readonly AssignedYear[] => {
    if (!isYearless(log)) {
      return [{ log, firstYear: log.firstStamp?.year ?? givenYear ?? thisYear, how: "written" }];
    }
    const told = givenYear === undefined ? log.yearInText : undefined;
    return told !== undefined && told <= thisYear ? [{ log, firstYear: told, how: "in-text" }] : [];
  });
  const yearless = logs.filter((log) => !known.some((one) => one.log === log));
  const dated = yearless.filter((log) => keepsItsTime(log, nowMs));
  const copied = yearless.filter((log) => !dated.includes(log));
  const assumed = [
    ...dated.map((log) => ({ log, firstYear: latestYear(log, limitMs(log, nowMs)) })),
    ...yearsOfSet(copied, nowMs),
  ];
  const shift = givenYear === undefined ? 0 : givenYear - earliestYear(assumed);
  const how = givenYear === undefined ? "assumed" : "given";
  return [
    ...known,
    ...assumed.map(({ log, firstYear }) => ({ log, firstYear: firstYear + shift, how }) as const),
  ];
}

interface YearOfLog {
  readonly log: FoundLog;
  readonly firstYear: number;
}

function isYearless(log: FoundLog): boolean {
  return log.firstStamp !== null && log.firstStamp.year === null;
}

function limitMs(log: FoundLog, nowMs: number): number {
  return Math.min(log.piece.modifiedMs ?? nowMs, nowMs) + AHEAD_MS;
}

function firstMs({ log, firstYear }: YearOfLog): number {
  return log.firstStamp === null ? 0 : wallMs(log.firstStamp, firstYear);
}

/** January after December inside the file: the last line is of the next year. */
function turnsYear(log: FoundLog): boolean {
  const { firstStamp, lastStamp } = log;
  if (firstStamp === null || lastStamp === null) return false;
  // Lines come out of order by seconds, not by a day.
  return wallMs(lastStamp, 2000) < wallMs(firstStamp, 2000) - DAY_MS;
}

/** The latest year of the first stamp with which the last stamp is not after `limit`. */
function latestYear(log: FoundLog, limit: number): number {
  const last = log.lastStamp ?? log.firstStamp;
  const year = last === null ? new Date(limit).getUTCFullYear() : latestYearOf(last, limit);
  return turnsYear(log) ? year - 1 : year;
}

/** The latest year with which a stamp without one is not after `limit` (epoch milliseconds). */
export function latestYearOf(stamp: LogStamp, limit: number): number {
  const latest = new Date(limit).getUTCFullYear();
  for (let year = latest; year > latest - YEARS_TRIED_MAX; year -= 1) {
    const ms = wallMs(stamp, year);
    // A day that the year does not have runs over into the next month.
    if (ms <= limit && new Date(ms).getUTCDate() === stamp.day) return year;
  }
  return latest;
}

function keepsItsTime(log: FoundLog, nowMs: number): boolean {
  if (log.piece.modifiedMs === null || log.lastStamp === null) return false;
  const limit = limitMs(log, nowMs);
  const lastMs = wallMs(log.lastStamp, latestYearOf(log.lastStamp, limit));
  return limit - lastMs < ROTATION_MS;
}

/** Cuts the circle of the year at the longest gap; from the newest log backwards no log is later than the next. */
function yearsOfSet(logs: readonly FoundLog[], nowMs: number): readonly YearOfLog[] {
  const dayOf = (log: FoundLog): number => firstMs({ log, firstYear: 2000 });
  const circle = [...logs].sort((a, b) => dayOf(a) - dayOf(b));
  const yearMs = Date.UTC(2001, 0) - Date.UTC(2000, 0);
  let newest = circle.length - 1;
  let longest = -1;
  circle.forEach((log, at) => {
    const next = circle[(at + 1) % circle.length] ?? log;
    const gap = dayOf(next) - dayOf(log) + (at === circle.length - 1 ? yearMs : 0);
    if (gap > longest) {
      longest = gap;
      newest = at;
    }
  });
  const backwards = [
    ...circle.slice(0, newest + 1).reverse(),
    ...circle.slice(newest + 1).reverse(),
  ];
  let before = Infinity;
  return backwards.map((log) => {
    const limit = limitMs(log, nowMs);
    let firstYear = latestYear(log, limit);
    while (firstMs({ log, firstYear }) > before) firstYear -= 1;
    before = firstMs({ log, firstYear });
    return { log, firstYear };
  });
}

function earliestYear(logs: readonly YearOfLog[]): number {
  const [first] = [...logs].sort((a, b) => firstMs(a) - firstMs(b));
  return first?.firstYear ?? 0;
}
