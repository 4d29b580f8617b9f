import { addNote, skipBytes, type Piece } from "./piece.ts";
import type { ByteReader } from "../core/log-source.ts";

const PIECE_BYTES = 256 << 10;

/** The same text in UTF-8 (a log that went through Windows). */
export function utf16Piece(piece: Piece, encoding: "utf-16le" | "utf-16be"): Piece {
  const decoded: Piece = {
    ...piece,
    sizeBytes: null,
    seekable: false,
    onDisk: false,
    open: async (offset) => skipBytes(decode(await piece.open(0), encoding), offset),
  };
  addNote(decoded, "utf-16");
  return decoded;
}

function decode(bytes: ByteReader, encoding: string): ByteReader {
  // Not `fatal`: half a character is a damaged character, not the end of the evidence.
  const decoder = new TextDecoder(encoding);
  const piece = new Uint8Array(PIECE_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  let ended = false;
  return {
    async read(into, at) {
      while (rest.length === 0 && !ended) {
        const count = await bytes.read(piece, 0);
        ended = count === 0;
        rest = Buffer.from(decoder.decode(piece.subarray(0, count), { stream: !ended }));
      }
      const count = rest.copy(into, at);
      rest = rest.subarray(count);
      return count;
    },
    close: () => bytes.close(),
  };
}
