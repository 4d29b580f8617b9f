import { Decompress } from "fzstd";
import type { Damage } from "../core/evidence-world.ts";
import type { ByteReader } from "../core/log-source.ts";

const PIECE_BYTES = 64 << 10;

/** Unpacks zstd without the system's program: slower, and only the newest 8 MiB of a window are kept. */
export function unzstd(compressed: ByteReader, onDamage: (damage: Damage) => void): ByteReader {
  let ready: Uint8Array[] = [];
  let ended = false;
  const decoder = new Decompress((chunk) => {
    if (chunk.length > 0) ready.push(chunk);
  });
  const advance = async (): Promise<void> => {
    const piece = new Uint8Array(PIECE_BYTES);
    const count = await compressed.read(piece, 0);
    if (count === 0) ended = true;
    try {
      decoder.push(piece.subarray(0, count), ended);
    } catch {
      onDamage(ended ? "truncated" : "damaged");
      ended = true;
    }
  };
  return {
    async read(into, at) {
      while (ready.length === 0 && !ended) await advance();
      let filled = 0;
      while (ready.length > 0 && at + filled < into.length) {
        const chunk = ready[0] as Uint8Array;
        const count = Math.min(chunk.length, into.length - at - filled);
        into.set(chunk.subarray(0, count), at + filled);
        filled += count;
        ready = count < chunk.length ? [chunk.subarray(count), ...ready.slice(1)] : ready.slice(1);
      }
      return filled;
    },
    close: () => compressed.close(),
  };
}
