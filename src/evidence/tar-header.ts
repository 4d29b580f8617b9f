export interface TarHeader {
  /** Only a name: it is shown, never opened. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** POSIX `typeflag`: "0" file, "5" folder, "x" and "g" pax, "L" GNU long name, "S" GNU sparse, ... */
  readonly type: string;
}

export const TAR_BLOCK_BYTES = 512;

/** Reads a header block of POSIX, GNU or V7 tar; undefined when the checksum is wrong. */
export function parseTarHeader(block: Buffer): TarHeader | undefined {
  if (block.length < TAR_BLOCK_BYTES || block[0] === 0) return undefined;
  let sum = 0;
  for (let at = 0; at < TAR_BLOCK_BYTES; at += 1) {
    sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0);
  }
  if (sum !== tarNumber(block.subarray(148, 156))) return undefined;
  const sizeBytes = tarNumber(block.subarray(124, 136));
  const modified = tarNumber(block.subarray(136, 148));
  if (sizeBytes === undefined) return undefined;
  const posix = block.toString("latin1", 257, 263) === "ustar\0";
  const prefix = posix ? tarText(block.subarray(345, 500)) : "";
  const name = tarText(block.subarray(0, 100));
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    sizeBytes,
    modifiedMs: (modified ?? 0) * 1000,
    type: block[156] === 0 ? "0" : String.fromCharCode(block[156] ?? 0),
  };
}

/** Octal text, or GNU's base-256 for what does not fit. */
function tarNumber(field: Buffer): number | undefined {
  if (field[0] === 0x80) {
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const digits = /^ *([0-7]+)[ \0]*$/.exec(field.toString("latin1"))?.[1];
  return digits === undefined ? undefined : parseInt(digits, 8);
}

export function tarText(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end === -1 ? field.length : end);
}
