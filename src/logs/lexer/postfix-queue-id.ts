const COLON = 58;
const SPACE = 32;

/** Ids have a dozen letters or so; a longer word is none, and need not be read to its end. */
const ID_MAX_BYTES = 24;

/** End of a queue id that is followed by `: `, or -1. Short ids are hexadecimal, long ones base 52 (Postfix 2.9). */
export function queueIdEnd(bytes: Buffer, start: number, end: number): number {
  let at = start;
  let hasDigit = false;
  let isHex = true;
  const limit = Math.min(end, start + ID_MAX_BYTES);
  for (; at < limit; at += 1) {
    const c = bytes[at] as number;
    if (c > 47 && c < 58) hasDigit = true;
    else if ((c > 64 && c < 91) || (c > 96 && c < 123)) isHex &&= c < 71;
    else break;
  }
  // `warning: `, `fatal: `, `NOQUEUE: ` and the like: an id has a digit, or is hexadecimal all through
  return (hasDigit || (isHex && at - start >= 6)) &&
    at - start >= 5 &&
    bytes[at] === COLON &&
    bytes[at + 1] === SPACE
    ? at
    : -1;
}

/** End of the letters and digits from `start` on: of an id that stands inside a text. */
export function idWordEnd(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && isAlphanumeric(bytes[at] as number)) at += 1;
  return at;
}

function isAlphanumeric(c: number): boolean {
  return (c > 47 && c < 58) || (c > 64 && c < 91) || (c > 96 && c < 123);
}
