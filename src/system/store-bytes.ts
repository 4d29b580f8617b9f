import { randomBytes } from "node:crypto";
import { open, unlink, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StoredBytes } from "../core/evidence-world.ts";
import type { ByteReader } from "../core/log-source.ts";
import { fileProblem } from "./file-problem.ts";
import { readHandle } from "./open-file.ts";

const MEMORY_BYTES_MAX = 64 << 20;
/** A compression bomb must not fill the disk. */
const DISK_BYTES_MAX = 16 * 2 ** 30;
const CHUNK_BYTES = 1 << 20;

/**
 * Makes a store for bytes that come only once (standard input, members of a compressed archive).
 * All that it keeps together: up to 64 MiB in memory, above that in private temporary files, up to 16 GiB.
 */
export function createStore(): (bytes: ByteReader) => Promise<StoredBytes> {
  let memoryUsed = 0;
  let diskUsed = 0;
  return async (bytes) => {
    const kept: Buffer[] = [];
    let file: FileHandle | undefined;
    let inMemory = 0;
    let onDisk = 0;
    let complete = true;
    try {
      for (;;) {
        const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
        const filled = await fill(bytes, chunk);
        if (filled === 0) break;
        const part = filled === CHUNK_BYTES ? chunk : Buffer.from(chunk.subarray(0, filled));
        if (file === undefined && memoryUsed + filled <= MEMORY_BYTES_MAX) {
          kept.push(part);
          memoryUsed += filled;
          inMemory += filled;
          continue;
        }
        if (diskUsed + filled > DISK_BYTES_MAX) {
          complete = false;
          break;
        }
        file ??= await openPrivateFile();
        await file.write(part, 0, filled, onDisk);
        onDisk += filled;
        diskUsed += filled;
      }
    } catch (error) {
      await file?.close();
      memoryUsed -= inMemory;
      diskUsed -= onDisk;
      throw fileProblem(error);
    }
    const memory = Buffer.concat(kept);
    const disk = file;
    return {
      sizeBytes: inMemory + onDisk,
      complete,
      open: (offset) => Promise.resolve(readBoth(memory, disk, offset)),
      async close() {
        memoryUsed -= inMemory;
        diskUsed -= onDisk;
        await disk?.close();
      },
    };
  };
}

async function fill(bytes: ByteReader, chunk: Buffer): Promise<number> {
  let filled = 0;
  while (filled < chunk.length) {
    const count = await bytes.read(chunk, filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

/** Unlinked at once: nobody else can open it, and it is gone when we are, however we end. */
async function openPrivateFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `mailwarden-${randomBytes(16).toString("hex")}`);
  const handle = await open(path, "wx+", 0o600);
  await unlink(path);
  return handle;
}

function readBoth(memory: Buffer, disk: FileHandle | undefined, offset: number): ByteReader {
  let position = offset;
  const rest =
    disk && readHandle(disk, Math.max(0, offset - memory.length), () => Promise.resolve());
  return {
    read(into, at) {
      if (position >= memory.length) return rest ? rest.read(into, at) : Promise.resolve(0);
      const count = memory.copy(into, at, position);
      position += count;
      return Promise.resolve(count);
    },
    close: () => Promise.resolve(),
  };
}
