/** The fields of a stamp as written. `year` and `offsetMinutes` are null where the stamp has none. */
export interface LogStamp {
  readonly year: number | null;
  /** 1..12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes east of UTC. */
  readonly offsetMinutes: number | null;
}

export interface FoundStamp {
  readonly form: "rfc3164" | "iso" | "year-first" | "tai64n" | "blank";
  readonly stamp: LogStamp;
  /** Where the text after the stamp begins. */
  readonly end: number;
}

const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
const MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const TIME = String.raw`(\d{1,2}):(\d\d):(\d\d)(?:[.,]\d{1,9})?`;
const RFC3164 = new RegExp(String.raw`^${MONTH} {1,2}(\d{1,2}) (?:(\d{4}) )?${TIME}(?![\d:])`);
const YEAR_FIRST = new RegExp(String.raw`^(\d{4}) ${MONTH} {1,2}(\d{1,2}) ${TIME}(?![\d:])`);
/** ISO 8601 with T; with a blank instead Exim, Dovecot's own files, MySQL (which pads the hour). */
const ISO = new RegExp(
  String.raw`^(\d{4})-(\d\d)-(\d\d)(T| {1,2})${TIME}(?: ?(Z|[+-]\d\d:?\d\d)(?![\d:]))?`,
);
const TAI64N = /^@4([0-9a-f]{15})[0-9a-f]{8}(?![0-9a-f])/;
/** TAI is ahead of UTC since 2017; a second more or less decides nothing here. */
const LEAP_SECONDS = 37;

/** Reads a stamp at the beginning of the text: RFC 3164, ISO 8601/RFC 3339, `2013 Jun 10 ...`, Exim, TAI64N. */
export function parseLogStamp(text: string): FoundStamp | undefined {
  const syslog = RFC3164.exec(text);
  if (syslog) {
    const [all, month, day, year, hour, minute, second] = syslog;
    const date = [year, monthNumber(month), day, hour, minute, second];
    return checked("rfc3164", date, null, all.length);
  }
  const iso = ISO.exec(text);
  if (iso) {
    const [all, year, month, day, gap, hour, minute, second, offset] = iso;
    const date = [year, Number(month), day, hour, minute, second];
    return checked(gap === "T" ? "iso" : "blank", date, offsetMinutes(offset), all.length);
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [all, year, month, day, hour, minute, second] = yearFirst;
    const date = [year, monthNumber(month), day, hour, minute, second];
    return checked("year-first", date, null, all.length);
  }
  const tai = TAI64N.exec(text);
  if (tai) {
    const stamp = stampOfEpoch((parseInt(tai[1] ?? "", 16) - LEAP_SECONDS) * 1000);
    return stamp && { form: "tai64n", stamp, end: tai[0].length };
  }
  return undefined;
}

/** The stamp of an instant, in UTC; undefined outside the years 1970 to 9999. */
export function stampOfEpoch(epochMs: number): LogStamp | undefined {
  if (!(epochMs >= 0 && epochMs < 253402300800000)) return undefined;
  const date = new Date(epochMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    offsetMinutes: 0,
  };
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf(name ?? "") / 3 + 1;
}

function offsetMinutes(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text === "Z") return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith("-") ? -minutes : minutes;
}

function checked(
  form: FoundStamp["form"],
  fields: readonly (string | number | undefined)[],
  offset: number | null,
  end: number,
): FoundStamp | undefined {
  const [year, month, day, hour, minute, second] = fields.map((field) => Number(field ?? NaN)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const holds =
    month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 61;
  if (!holds) return undefined;
  const stamp = {
    year: Number.isNaN(year) ? null : year,
    month,
    day,
    hour,
    minute,
    second,
    offsetMinutes: offset,
  };
  return { form, stamp, end };
}
