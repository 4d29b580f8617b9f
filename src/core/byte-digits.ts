/** Readers of decimal digits for stamps. Beyond the end of the buffer there is no digit. */

/** 0 to 9, or -1 when the byte is no ASCII digit. */
export function digit(byte: number | undefined): number {
  return byte !== undefined && byte > 47 && byte < 58 ? byte - 48 : -1;
}

/** 0 to 99 from exactly two digits at a position, or -1. */
export function twoDigits(bytes: Buffer, at: number): number {
  const tens = digit(bytes[at]);
  const ones = digit(bytes[at + 1]);
  return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}

/** 0 to 9999 from exactly four digits at a position, or -1. */
export function fourDigits(bytes: Buffer, at: number): number {
  const high = twoDigits(bytes, at);
  const low = twoDigits(bytes, at + 2);
  return high < 0 || low < 0 ? -1 : high * 100 + low;
}
