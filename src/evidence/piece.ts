import type { ByteReader } from "../core/log-source.ts";
import type { NoteCode } from "./notes.ts";

/** Bytes with a name that can be read from the beginning as often as wanted. */
export interface Piece {
  readonly name: string;
  readonly sizeBytes: number | null;
  readonly modifiedMs: number | null;
  /** Whether `open(offset)` costs no more than `open(0)`. */
  readonly seekable: boolean;
  /** Named by the user, not found in a folder or archive. */
  readonly named: boolean;
  /** The file of this name holds these very bytes: no archive, nothing unpacked, no standard input. */
  readonly onDisk?: boolean;
  /** Grows while the end is read: damage shows only there. */
  readonly notes: string[];
  open(offset: number): Promise<ByteReader>;
}

/** Recognition looks no further (contract: `LogSource.head`). */
export const HEAD_BYTES = 64 << 10;

export async function readHead(piece: Pick<Piece, "open">): Promise<Buffer> {
  return readUpTo(piece, 0, HEAD_BYTES);
}

/** At most `limit` bytes from `offset` on; fewer where the piece ends. */
export async function readUpTo(
  piece: Pick<Piece, "open">,
  offset: number,
  limit: number,
): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(limit);
  const reader = await piece.open(offset);
  let filled = 0;
  try {
    while (filled < limit) {
      const count = await reader.read(bytes, filled);
      if (count === 0) break;
      filled += count;
    }
  } finally {
    await reader.close();
  }
  return filled < limit / 2 ? Buffer.from(bytes.subarray(0, filled)) : bytes.subarray(0, filled);
}

/** The `sizeBytes` bytes of `whole` from `start` on. */
export function openSection(
  whole: Pick<Piece, "open">,
  start: number,
  sizeBytes: number,
): (offset: number) => Promise<ByteReader> {
  return async (offset) => {
    const reader = await whole.open(start + Math.min(offset, sizeBytes));
    let left = Math.max(0, sizeBytes - offset);
    return {
      async read(into, at) {
        const wanted = Math.min(left, into.length - at);
        if (wanted === 0) return 0;
        const count = await reader.read(into.subarray(0, at + wanted), at);
        left -= count;
        return count;
      },
      close: () => reader.close(),
    };
  };
}

/** A reader of `openStart` from `offset` on, for bytes that can only be read from the beginning. */
export async function skipBytes(reader: ByteReader, offset: number): Promise<ByteReader> {
  const waste = new Uint8Array(1 << 18);
  let left = offset;
  while (left > 0) {
    const count = await reader.read(waste.subarray(0, Math.min(left, waste.length)), 0);
    if (count === 0) break;
    left -= count;
  }
  return reader;
}

/** Adds a note once; damage is met again at each reading. */
export function addNote(piece: Pick<Piece, "notes">, code: NoteCode, value?: string): void {
  const note = value === undefined ? code : `${code} ${value}`;
  if (!piece.notes.includes(note)) piece.notes.push(note);
}
