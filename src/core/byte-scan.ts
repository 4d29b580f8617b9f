/** Small readers of bytes for the lexers. All take `[start, end)` and never look beyond `end`. */

/** Position of `byte` in `[start, end)`, or -1. */
export function findByte(bytes: Buffer, byte: number, start: number, end: number): number {
  for (let i = start; i < end; i += 1) if (bytes[i] === byte) return i;
  return -1;
}

/** An ASCII text as bytes, to be made once and compared often. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "latin1"));
}

/** True when the bytes from `start` on are these and fit before `end`. */
export function hasBytes(bytes: Buffer, wanted: Uint8Array, start: number, end: number): boolean {
  const { length } = wanted;
  if (start + length > end) return false;
  for (let i = 0; i < length; i += 1) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}

/** Position of two bytes or more in `[start, end)`, or -1; for short texts and short spans. */
export function findBytes(bytes: Buffer, wanted: Uint8Array, start: number, end: number): number {
  const first = wanted[0];
  const second = wanted[1];
  const last = end - wanted.length;
  for (let i = start; i <= last; i += 1) {
    if (bytes[i] === first && bytes[i + 1] === second && hasBytes(bytes, wanted, i, end)) return i;
  }
  return -1;
}

/** Position of the last occurrence of two bytes or more in `[start, end)`, or -1. */
export function findLastBytes(
  bytes: Buffer,
  wanted: Uint8Array,
  start: number,
  end: number,
): number {
  const first = wanted[0];
  const second = wanted[1];
  for (let i = end - wanted.length; i >= start; i -= 1) {
    if (bytes[i] === first && bytes[i + 1] === second && hasBytes(bytes, wanted, i, end)) return i;
  }
  return -1;
}

/** Unsigned decimal number at `start`; -1 when there is no digit. */
export function readNumber(bytes: Buffer, start: number, end: number): number {
  let value = -1;
  for (let i = start; i < end; i += 1) {
    const d = (bytes[i] as number) - 48;
    if (d < 0 || d > 9) break;
    value = (value < 0 ? 0 : value * 10) + d;
    if (value > 2_000_000_000) return 2_000_000_000;
  }
  return value;
}

/** True when an address at `start` was rewritten by a forwarder: `SRS0=`, `SRS1+`, ... */
export function isSrs(bytes: Buffer, start: number, end: number): boolean {
  if (start + 5 > end) return false;
  const letter = (at: number) => (bytes[at] as number) & 0xdf;
  const digit = bytes[start + 3];
  const separator = bytes[start + 4];
  return (
    letter(start) === 83 &&
    letter(start + 1) === 82 &&
    letter(start + 2) === 83 &&
    (digit === 48 || digit === 49) &&
    (separator === 61 || separator === 43 || separator === 45)
  );
}

/** Copies a few bytes; for names, where `Buffer.copy` costs more than the copying. */
export function copyBytes(
  from: Buffer,
  start: number,
  to: Buffer,
  at: number,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) to[at + i] = from[start + i] as number;
}
