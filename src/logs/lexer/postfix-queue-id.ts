const COLON = 58;
const SPACE = 32;

/** Ids have a dozen letters or so; a longer word is none, and need not be read to its end. */
const ID_MAX_BYTES = 24;

// What a byte says of an id that it stands in.
const DIGIT = 1;
const HEX_LETTER = 2;
const OTHER_LETTER = 4;
const KINDS = Uint8Array.from({ length: 256 }, (_, c) => {
  if (c > 47 && c < 58) return DIGIT;
  if (!isAlphanumeric(c)) return 0;
  return c < 71 ? HEX_LETTER : OTHER_LETTER;
});

/** End of a queue id that is followed by `: `, or -1. Short ids are hexadecimal, long ones base 52 (Postfix 2.9). */
export function queueIdEnd(bytes: Buffer, start: number, end: number): number {
  let at = start;
  let seen = 0;
  const limit = Math.min(end, start + ID_MAX_BYTES);
  for (; at < limit; at += 1) {
    const kind = KINDS[bytes[at] as number] as number;
    if (kind === 0) break;
    seen |= kind;
  }
  if (at - start < 5 || bytes[at] !== COLON || bytes[at + 1] !== SPACE) return -1;
  // `warning: `, `fatal: `, `NOQUEUE: ` and the like: an id has a digit, or is hexadecimal all through
  const isId = (seen & DIGIT) !== 0 || ((seen & OTHER_LETTER) === 0 && at - start >= 6);
  return isId ? at : -1;
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
