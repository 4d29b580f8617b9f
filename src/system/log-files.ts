import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from "node:fs";
import type { ByteReader } from "../core/log-source.ts";
import { fileProblem, notAFile } from "./file-problem.ts";
import { readHandle } from "./open-file.ts";

/** A log that stays open while it grows. */
class LogFile {
  readonly identity: string;
  readonly modifiedMs: number;
  readonly #fd: number;
  #isOpen = true;

  constructor(fd: number, facts: { dev: number; ino: number; mtimeMs: number }) {
    this.#fd = fd;
    this.identity = identityOf(facts);
    this.modifiedMs = facts.mtimeMs;
  }

  sizeBytes(): number {
    return trying(() => fstatSync(this.#fd).size);
  }

  readFrom(offset: number): ByteReader {
    return readHandle({ fd: this.#fd }, offset, () => Promise.resolve());
  }

  slice(start: number, end: number): Buffer {
    const bytes = Buffer.alloc(Math.max(0, end - start));
    const count = trying(() => readSync(this.#fd, bytes, 0, bytes.length, start));
    return bytes.subarray(0, count);
  }

  close(): void {
    // a second time the number may be another file's
    if (this.#isOpen) closeSync(this.#fd);
    this.#isOpen = false;
  }
}

/** Opens a log to read it while it grows. O_NONBLOCK: a FIFO put in its place would make us wait for ever. */
export function openLog(path: string): LogFile {
  return trying(() => {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    const facts = fstatSync(fd);
    if (facts.isFile()) return new LogFile(fd, facts);
    closeSync(fd);
    throw notAFile("a device, pipe or folder");
  });
}

/** The file that has this name now. */
export function lookAtLog(path: string): {
  readonly identity: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
} {
  return trying(() => {
    const facts = statSync(path);
    return { identity: identityOf(facts), sizeBytes: facts.size, modifiedMs: facts.mtimeMs };
  });
}

export function listLogFolder(folder: string): readonly string[] {
  return trying(() => readdirSync(folder));
}

function identityOf({ dev, ino }: { readonly dev: number; readonly ino: number }): string {
  return `${dev}:${ino}`;
}

function trying<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw fileProblem(error);
  }
}
