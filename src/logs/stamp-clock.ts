import { zoneOffsetMinutes } from "../core/rfc3339.ts";

const HOUR_MS = 3_600_000;

/**
 * Turns stamps without a year or an offset into instants, one clock for each source because it remembers where it is:
 * December before January adds a year, and in the hour that autumn repeats a step back of the minutes means the second one.
 */
export class StampClock {
  year: number;
  /** Minutes east of UTC of the last stamp. */
  offsetMinutes = 0;
  /** Minute of the last stamp; whoever reads a stamp of the same hour without the clock keeps it. */
  minute = 0;
  /** Years that were counted on at a turn of the year. */
  turnsOfYear = 0;
  readonly #zone: string;
  readonly #fixedOffset: number | undefined;
  #month = 0;
  #hourKey = -1;
  #hourMs = Number.NaN;
  #repeated = false;

  constructor(firstYear: number, zone: string, fixedOffsetMinutes?: number) {
    this.year = firstYear;
    this.#zone = zone;
    this.#fixedOffset = fixedOffsetMinutes;
  }

  /** Instant of a stamp without a year, in epoch milliseconds; month 1..12. */
  withoutYear(month: number, day: number, hour: number, minute: number, second: number): number {
    if (month !== this.#month) {
      // Lines may be out of order by a second at midnight of New Year, so a step back to December takes the year back.
      if (this.#month !== 0) {
        if (month - this.#month <= -6) {
          this.year += 1;
          this.turnsOfYear += 1;
        } else if (month - this.#month >= 11) {
          this.year -= 1;
          this.turnsOfYear -= 1;
        }
      }
      this.#month = month;
    }
    return this.local(this.year, month, day, hour, minute, second);
  }

  /** Instant of a local stamp without an offset, in epoch milliseconds. */
  local(
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
  ): number {
    const hourKey = ((year * 13 + month) * 32 + day) * 24 + hour;
    if (hourKey !== this.#hourKey) {
      this.#hourKey = hourKey;
      this.#repeated = false;
      this.#hourMs = this.#instantOf(Date.UTC(year, month - 1, day, hour), false);
    } else if (!this.#repeated && minute < this.minute - 30) {
      const wall = Date.UTC(year, month - 1, day, hour);
      const later = this.#instantOf(wall, true);
      if (later !== this.#hourMs) {
        this.#repeated = true;
        this.#hourMs = later;
      }
    }
    this.minute = minute;
    return this.#hourMs + minute * 60_000 + second * 1000;
  }

  /** The zone's instant of a wall clock hour; the later one of two when autumn repeats the hour and `second` is wanted. */
  #instantOf(wallMs: number, second: boolean): number {
    if (this.#fixedOffset !== undefined) {
      this.offsetMinutes = this.#fixedOffset;
      return wallMs - this.#fixedOffset * 60_000;
    }
    const before = zoneOffsetMinutes(this.#zone, wallMs - 12 * HOUR_MS);
    const after = zoneOffsetMinutes(this.#zone, wallMs + 12 * HOUR_MS);
    const first = wallMs - Math.max(before, after) * 60_000;
    const last = wallMs - Math.min(before, after) * 60_000;
    const holds = (instant: number) =>
      instant + zoneOffsetMinutes(this.#zone, instant) * 60_000 === wallMs;
    const chosen = second ? (holds(last) ? last : first) : holds(first) ? first : last;
    this.offsetMinutes = zoneOffsetMinutes(this.#zone, chosen);
    return chosen;
  }
}

export { formatRfc3339, zoneOffsetMinutes } from "../core/rfc3339.ts";
