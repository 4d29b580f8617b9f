import type { QueueFile } from "../core/queue-world.ts";

/** Bytes that came through a pipe or out of an archive, as a file. */
export function memoryFile(bytes: Buffer, modifiedMs: number): QueueFile {
  return {
    sizeBytes: bytes.length,
    modifiedMs,
    // Nobody: only the live spool says whose file it is.
    ownerUid: -1,
    read: (into, at, length, position) => bytes.copy(into, at, position, position + length),
    close: () => undefined,
  };
}
