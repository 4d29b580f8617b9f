import type { LogStamp } from "../log-stamp.ts";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAY = `\\b(${WEEKDAYS.join("|")})`;
const MONTH = `(${MONTHS.join("|")})`;
/** `Mon, 24 Mar 2014` (RFC 5322, 3.3) and `Wed Oct 24 06:18:07 2012` (C's ctime, as postcat prints it). */
const MAIL_DATE = new RegExp(`${WEEKDAY}, {1,2}(\\d{1,2}) ${MONTH} (\\d{4})\\b`, "g");
const CTIME_DATE = new RegExp(
  `${WEEKDAY} ${MONTH} {1,2}(\\d{1,2}) \\d\\d:\\d\\d:\\d\\d (\\d{4})\\b`,
  "g",
);
/** Mail headers and queue files beside log lines are of the same days. */
const DAYS_APART_MAX = 15;
const DAY_MS = 86_400_000;

/**
 * The year that dates around the log lines of a paste agree on; undefined where there are none, or several years.
 * Only dates near the stamp's day whose weekday is right count.
 */
export function yearInText(text: string, stamp: LogStamp): number | undefined {
  const years = new Set<number>();
  for (const [, weekday, day, month, year] of text.matchAll(MAIL_DATE)) {
    addYear(years, stamp, [weekday, month, day, year]);
  }
  for (const [, weekday, month, day, year] of text.matchAll(CTIME_DATE)) {
    addYear(years, stamp, [weekday, month, day, year]);
  }
  const [only] = years;
  return years.size === 1 ? only : undefined;
}

function addYear(
  years: Set<number>,
  stamp: LogStamp,
  [weekday, month, day, year]: readonly (string | undefined)[],
): void {
  const dateMs = Date.UTC(Number(year), MONTHS.indexOf(month ?? ""), Number(day));
  if (WEEKDAYS[new Date(dateMs).getUTCDay()] !== weekday) return;
  for (const candidate of [Number(year), Number(year) - 1, Number(year) + 1]) {
    const apart = Math.abs(Date.UTC(candidate, stamp.month - 1, stamp.day) - dateMs);
    if (apart <= DAYS_APART_MAX * DAY_MS) years.add(candidate);
  }
}
