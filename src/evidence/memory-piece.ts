import type { ByteReader } from "../core/log-source.ts";
import type { Piece } from "./piece.ts";

/** A piece whose text was made here and is held in memory. */
export function memoryPiece(piece: Omit<Piece, "sizeBytes" | "open">, text: Buffer): Piece {
  return {
    ...piece,
    sizeBytes: text.length,
    seekable: true,
    open: (offset) => Promise.resolve(readMemory(text, offset)),
  };
}

function readMemory(text: Buffer, offset: number): ByteReader {
  let position = offset;
  return {
    read(into, at) {
      const count = position < text.length ? text.copy(into, at, position) : 0;
      position += count;
      return Promise.resolve(count);
    },
    close: () => Promise.resolve(),
  };
}
