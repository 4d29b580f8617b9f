const SPACE = 32;
const DASH = 45;

/** End of a message id `xxxxxx-xxxxxx-xx` (or `xxxxxx-xxxxxxxxxxx-xxxx` since Exim 4.97) that a blank follows, or -1. */
export function eximIdEnd(bytes: Buffer, start: number, end: number): number {
  if (bytes[start + 6] !== DASH) return -1;
  let length = 0;
  if (bytes[start + 13] === DASH && bytes[start + 16] === SPACE) length = 16;
  else if (bytes[start + 18] === DASH && bytes[start + 23] === SPACE) length = 23;
  if (length === 0 || start + length >= end) return -1;
  for (let i = start; i < start + length; i += 1) {
    const c = bytes[i] as number;
    if (c !== DASH && !((c > 47 && c < 58) || (c > 64 && c < 91) || (c > 96 && c < 123))) return -1;
  }
  return start + length;
}
