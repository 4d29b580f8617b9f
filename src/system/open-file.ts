import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { ByteReader } from "../core/log-source.ts";
import { fileProblem, notAFile } from "./file-problem.ts";

/** More would leave the processor's cache before it is read. */
const READ_BYTES_MAX = 1 << 20;

/**
 * Opens a regular file for reading from `offset`. Synchronously, as it is read: proof lines open a log for each place.
 * O_NONBLOCK, and the check on the open file: a FIFO put in the file's place would make us wait for ever.
 */
export async function openFile(path: string, offset: number): Promise<ByteReader> {
  try {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    if (!fstatSync(fd).isFile()) {
      closeSync(fd);
      throw notAFile("a device, pipe or folder");
    }
    let isOpen = true;
    return readHandle({ fd }, offset, () => {
      // a second time the number may be another file's
      if (isOpen) closeSync(fd);
      isOpen = false;
      return Promise.resolve();
    });
  } catch (error) {
    throw fileProblem(error);
  }
}

/** Reads an open file straight into the caller's buffer; several may read one handle. */
export function readHandle(
  handle: { readonly fd: number },
  offset: number,
  close: () => Promise<void>,
): ByteReader {
  let position = offset;
  return {
    read: async (into, at) => {
      const wanted = Math.min(into.length - at, READ_BYTES_MAX);
      if (wanted <= 0) return 0;
      try {
        // Synchronous: a hop to the thread pool costs more than a megabyte from the page cache does.
        const bytesRead = readSync(handle.fd, into, at, wanted, position);
        position += bytesRead;
        return bytesRead;
      } catch (error) {
        throw fileProblem(error);
      }
    },
    close,
  };
}
