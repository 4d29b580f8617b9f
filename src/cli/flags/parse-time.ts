import { zoneOffsetMinutes } from "../../logs/stamp-clock.ts";

const RELATIVE = /^(\d{1,6})([smhdw])$/;
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** What a time is read against. */
export interface TimeContext {
  readonly nowMs: number;
  /** IANA zone for times without an offset. */
  readonly timezone: string;
}

/**
 * Epoch milliseconds of `--since` (`edge: "start"`) or `--until` (`"end"`): RFC 3339, `YYYY-MM-DD[ HH:MM[:SS]]` in the
 * zone, or how long ago (`90m`, `2h`, `3d`, `1w`). As an end, a day, minute or second means its last moment.
 * Undefined for anything else, days that no calendar has included.
 */
export function parseTime(
  text: string,
  edge: "start" | "end",
  { nowMs, timezone }: TimeContext,
): number | undefined {
  const relative = RELATIVE.exec(text);
  if (relative) return nowMs - Number(relative[1]) * UNIT_MS[relative[2] as keyof typeof UNIT_MS];
  const found = MOMENT.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, offset] = found;
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  if (!namesTheSame(wall, found)) return undefined;
  const lengthMs = hour === undefined ? UNIT_MS.d : second === undefined ? UNIT_MS.m : UNIT_MS.s;
  const at = (wallMs: number) =>
    offset === undefined ? instantIn(timezone, wallMs) : wallMs - offsetMs(offset);
  return edge === "start" ? at(wall) : at(wall + lengthMs) - 1;
}

/** `Date.UTC` turns 30 February into 1 March and 25:00 into tomorrow. */
function namesTheSame(wall: number, [, , month, day, hour, minute, second]: RegExpExecArray) {
  const date = new Date(wall);
  return (
    date.getUTCMonth() + 1 === Number(month) &&
    date.getUTCDate() === Number(day) &&
    date.getUTCHours() === Number(hour ?? 0) &&
    date.getUTCMinutes() === Number(minute ?? 0) &&
    date.getUTCSeconds() === Number(second ?? 0)
  );
}

function offsetMs(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith("-") ? -minutes : minutes) * 60_000;
}

/** The offset at the wall time taken for UTC is right but for the hours around a change: once more with it. */
function instantIn(timezone: string, wallMs: number): number {
  const guess = wallMs - zoneOffsetMinutes(timezone, wallMs) * 60_000;
  return wallMs - zoneOffsetMinutes(timezone, guess) * 60_000;
}
