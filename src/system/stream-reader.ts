import type { Readable } from "node:stream";
import type { ByteReader } from "../core/log-source.ts";

/** Reads a stream of Buffers on demand. `atEnd` runs once, after the last byte was handed out. */
export function readStream(
  stream: Readable,
  close: () => Promise<void>,
  atEnd: () => Promise<void> = () => Promise.resolve(),
): ByteReader {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  let ended = false;
  return {
    async read(into, at) {
      let filled = 0;
      while (at + filled < into.length) {
        if (rest.length === 0) {
          // What is there is handed out before the next wait: a failure must not take it along.
          if (ended || (filled > 0 && stream.readableLength === 0)) break;
          const next = await chunks.next();
          if (next.done === true) {
            ended = true;
            await atEnd();
            break;
          }
          rest = next.value;
        }
        const count = rest.copy(into, at + filled);
        rest = rest.subarray(count);
        filled += count;
      }
      return filled;
    },
    close,
  };
}
