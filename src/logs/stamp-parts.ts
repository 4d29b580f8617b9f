import { digit, twoDigits } from "../core/byte-digits.ts";

const COLON = 58;

/** What `readOffset` gives when there is no offset from UTC. */
export const NO_OFFSET = -100_000;

/** English in every locale (RFC 3164 4.1.2), by their three letters as one number. */
const MONTHS = new Map(
  "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    .split(" ")
    .map((name, index) => [
      (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
      index + 1,
    ]),
);

/** 1 to 12 for the English short name at a position, else undefined. */
export function monthAt(bytes: Buffer, at: number): number | undefined {
  return MONTHS.get(
    ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number),
  );
}

/**
 * What `readTimeOfDay` read last, and the position behind it. One object used again: a stamp is read for every line,
 * and a new object a line would be the reader's only garbage.
 */
export const timeOfDay = { hour: 0, minute: 0, second: 0, milliseconds: 0, next: 0 };

/**
 * Reads `HH:MM:SS[.fraction]` into `timeOfDay`; false when there is none. Second 60 is a leap second, hour 24 the end of
 * a day; the fraction also stands behind a comma (ISO 8601 4.2.2.4).
 */
export function readTimeOfDay(bytes: Buffer, at: number): boolean {
  const hour = twoDigits(bytes, at);
  const minute = twoDigits(bytes, at + 3);
  const second = twoDigits(bytes, at + 6);
  if (hour < 0 || minute < 0 || second < 0 || hour > 24 || minute > 59 || second > 60) return false;
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return false;
  timeOfDay.hour = hour;
  timeOfDay.minute = minute;
  timeOfDay.second = second;
  timeOfDay.milliseconds = 0;
  let next = at + 8;
  if ((bytes[next] === 46 || bytes[next] === 44) && digit(bytes[next + 1]) >= 0) {
    next += 1;
    let scale = 100;
    for (let d = digit(bytes[next]); d >= 0; d = digit(bytes[next])) {
      timeOfDay.milliseconds += d * scale;
      scale = scale > 1 ? scale / 10 : 0;
      next += 1;
    }
    timeOfDay.milliseconds = Math.floor(timeOfDay.milliseconds);
  }
  timeOfDay.next = next;
  return true;
}

/** Minutes east of UTC from `Z`, `+01:00` or `+0100`, with `timeOfDay.next` set behind it; else `NO_OFFSET`. */
export function readOffset(bytes: Buffer, at: number): number {
  const sign = bytes[at];
  if (sign === 90 || sign === 122) {
    timeOfDay.next = at + 1;
    return 0;
  }
  if (sign !== 43 && sign !== 45) return NO_OFFSET;
  const hours = twoDigits(bytes, at + 1);
  const minutesAt = bytes[at + 3] === COLON ? at + 4 : at + 3;
  const minutes = twoDigits(bytes, minutesAt);
  if (hours < 0 || minutes < 0) return NO_OFFSET;
  timeOfDay.next = minutesAt + 2;
  return (hours * 60 + minutes) * (sign === 45 ? -1 : 1);
}
