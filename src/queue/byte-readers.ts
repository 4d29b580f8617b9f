import type { ByteReader } from "../core/log-source.ts";
import type { QueueFile } from "../core/queue-world.ts";

const READ_BYTES_MAX = 1 << 20;

/** Reads an open file from front to back; closes it when it is closed. */
export function fileReader(file: QueueFile): ByteReader {
  let position = 0;
  return {
    read: (into, at) => {
      const length = Math.min(into.length - at, READ_BYTES_MAX);
      if (length <= 0) return Promise.resolve(0);
      const bytes = Buffer.from(into.buffer, into.byteOffset, into.length);
      const count = file.read(bytes, at, length, position);
      position += count;
      return Promise.resolve(count);
    },
    close: () => {
      file.close();
      return Promise.resolve();
    },
  };
}

/** At most `limit` bytes from where the reader is; closes it. */
export async function readStart(reader: ByteReader, limit: number): Promise<Buffer> {
  let bytes = Buffer.allocUnsafe(Math.min(limit, 1 << 16));
  let filled = 0;
  try {
    for (;;) {
      if (filled === bytes.length) {
        if (filled >= limit) break;
        const larger = Buffer.allocUnsafe(Math.min(limit, filled * 2));
        bytes.copy(larger, 0, 0, filled);
        bytes = larger;
      }
      const count = await reader.read(bytes, filled);
      if (count === 0) break;
      filled += count;
    }
  } finally {
    await reader.close();
  }
  return bytes.subarray(0, filled);
}
