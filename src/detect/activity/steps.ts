import { STEPS_SECONDS } from "../../core/activity.ts";
import { formatRfc3339 } from "../../core/rfc3339.ts";

/** A plot with more bars than this is a wall. */
const STEPS_MAX = 96;
const HOUR_SECONDS = 3_600;
/** From this span on, hours are what one asks for. */
const HOURS_FROM_SECONDS = 6 * HOUR_SECONDS;

/** Time in steps of one length, by the log's wall clock, so that hours and days begin where its reader has them. */
export class Steps {
  readonly seconds: number;
  readonly first: number;
  readonly last: number;
  readonly #offsetMinutes: number;

  constructor(firstMs: number, lastMs: number, offsetMinutes: number) {
    this.#offsetMinutes = offsetMinutes;
    const span = (lastMs - firstMs) / 1000;
    const longest = STEPS_SECONDS[STEPS_SECONDS.length - 1] as number;
    const fitting = STEPS_SECONDS.find(
      (seconds) =>
        span / seconds < STEPS_MAX - 1 && (seconds >= HOUR_SECONDS || span < HOURS_FROM_SECONDS),
    );
    // A clock that jumped by decades gives steps of months.
    this.seconds = fitting ?? Math.ceil(span / longest / (STEPS_MAX - 1)) * longest;
    this.first = this.ofWall(firstMs + offsetMinutes * 60_000);
    this.last = this.ofWall(lastMs + offsetMinutes * 60_000);
  }

  of(atMs: number): number {
    return this.ofWall(atMs + this.#offsetMinutes * 60_000);
  }

  ofWall(wallMs: number): number {
    return Math.floor(wallMs / 1000 / this.seconds);
  }

  /** Start of a step, RFC 3339. */
  at(step: number): string {
    const atMs = step * this.seconds * 1000 - this.#offsetMinutes * 60_000;
    return formatRfc3339(atMs, this.#offsetMinutes);
  }

  has(step: number): boolean {
    return step >= this.first && step <= this.last;
  }
}

/** Points by step as a list with their times. */
export function inOrder<Point>(
  points: ReadonlyMap<number, Point>,
  steps: Steps,
): readonly (Point & { readonly at: string })[] {
  return [...points]
    .sort(([a], [b]) => a - b)
    .map(([step, point]) => ({ at: steps.at(step), ...point }));
}
