import { findByte } from "../../core/byte-scan.ts";

const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;

/** End of an address that may have a quoted local part with blanks: the blank behind it, or the end. */
export function addressEnd(bytes: Buffer, start: number, end: number): number {
  let quoted = false;
  for (let i = start; i < end; i += 1) {
    const c = bytes[i];
    if (c === BACKSLASH && quoted) i += 1;
    else if (c === QUOTE) quoted = !quoted;
    else if (c === SPACE && !quoted) return i;
  }
  if (!quoted) return end;
  // a lone quotation mark is no quoting
  const space = findByte(bytes, SPACE, start, end);
  return space < 0 ? end : space;
}

/** Position of the next quotation mark that is not escaped, or -1. */
export function closingQuote(bytes: Buffer, start: number, end: number): number {
  for (let i = start; i < end; i += 1) {
    if (bytes[i] === BACKSLASH) i += 1;
    else if (bytes[i] === QUOTE) return i;
  }
  return -1;
}
