import { zoneOffsetMinutes } from "../core/rfc3339.ts";
import type { LogStamp } from "./log-stamp.ts";

/**
 * The instant of a stamp in epoch milliseconds. `year` is for a stamp without one; `zone` (IANA name) for one without an
 * offset, unless `offsetMinutes` is known. Whole seconds.
 */
export function stampMs(
  stamp: LogStamp,
  year: number,
  zone: string,
  offsetMinutes?: number,
): number {
  const wall = wallMs(stamp, year);
  const offset = stamp.offsetMinutes ?? offsetMinutes;
  if (offset !== undefined) return wall - offset * 60_000;
  // The offset at the wall time taken for UTC is right but for the hours around a change: once more with it.
  const guess = wall - zoneOffsetMinutes(zone, wall) * 60_000;
  return wall - zoneOffsetMinutes(zone, guess) * 60_000;
}

/** The wall clock taken for UTC. */
export function wallMs(stamp: LogStamp, year: number): number {
  return Date.UTC(
    stamp.year ?? year,
    stamp.month - 1,
    stamp.day,
    stamp.hour,
    stamp.minute,
    stamp.second,
  );
}
