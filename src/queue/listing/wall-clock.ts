import { zoneOffsetMinutes } from "../../core/rfc3339.ts";
import type { ListingContext } from "./listing-parser.ts";

const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
const WEEKDAYS = "SunMonTueWedThuFriSat";
const DAY_MS = 86_400_000;
/** Mail does not lie in a queue for more than a year: what is older is an old paste, and its year is not known. */
const YEARS_BACK = 1;

const STAMP = /^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?: (\d{4}))?$/;

/** Turns `Sun Nov 22 00:39:38` and `Sun Nov 22 00:39:38 2026` into epoch milliseconds. */
export class WallClock {
  readonly #context: ListingContext;
  #offsetKey = NaN;
  #offsetMs = 0;

  constructor(context: ListingContext) {
    this.#context = context;
  }

  /** Undefined for what is no stamp. Without a year, this or the last one, if the weekday agrees. */
  parse(text: string): number | undefined {
    const found = STAMP.exec(text);
    if (found === null) return undefined;
    const [, weekday = "", month = "", day, hour, minute, second, year] = found;
    const at = MONTHS.indexOf(month);
    if (at < 0 || at % 3 !== 0) return undefined;
    const inYear = (which: number) =>
      Date.UTC(which, at / 3, Number(day), Number(hour), Number(minute), Number(second));
    if (year !== undefined) return this.#instant(inYear(Number(year)));
    if (this.#context.year !== undefined) return this.#instant(inYear(this.#context.year));
    const latestMs = this.#context.madeMs + DAY_MS;
    const latestYear = new Date(latestMs).getUTCFullYear();
    for (let back = 0; back <= YEARS_BACK; back += 1) {
      const wallMs = inYear(latestYear - back);
      const isThatDay = WEEKDAYS.indexOf(weekday) === new Date(wallMs).getUTCDay() * 3;
      if (wallMs <= latestMs && isThatDay) return this.#instant(wallMs);
    }
    return undefined;
  }

  #instant(wallMs: number): number {
    // Asking Intl for every message would cost more than reading it; clocks change on the quarter of an hour.
    const key = Math.floor(wallMs / 900_000);
    if (key !== this.#offsetKey) {
      const { timezone } = this.#context;
      const guess = wallMs - zoneOffsetMinutes(timezone, wallMs) * 60_000;
      this.#offsetMs = zoneOffsetMinutes(timezone, guess) * 60_000;
      this.#offsetKey = key;
    }
    return wallMs - this.#offsetMs;
  }
}
