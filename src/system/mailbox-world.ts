import { closeSync, constants, type Dirent, fstatSync, openSync, readSync } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { MailboxWorld, MailPathKind, MailStart } from "../core/mailbox-world.ts";
import { fileProblem, notAFile } from "./file-problem.ts";
import { readHandle } from "./open-file.ts";

/** O_NOFOLLOW: the owner of the mailbox may put a link in a file's place between listing and opening. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;

/** Makes the door to this machine's mailboxes. */
export function createMailboxWorld(): MailboxWorld {
  let buffer = Buffer.alloc(0);
  return {
    inspect,
    list,
    join,
    readStart: async (path, maxBytes) => {
      if (buffer.length < maxBytes) buffer = Buffer.allocUnsafeSlow(maxBytes);
      return readStart(path, buffer.subarray(0, maxBytes));
    },
    open: async (path) => {
      try {
        const handle = await open(path, FLAGS);
        if (!(await handle.stat()).isFile()) {
          await handle.close();
          throw notAFile("a device, pipe or folder");
        }
        return readHandle(handle, 0, () => handle.close());
      } catch (error) {
        throw mailProblem(error);
      }
    },
  };
}

async function inspect(path: string): Promise<MailPathKind> {
  try {
    return kindOf(await lstat(path));
  } catch (error) {
    throw fileProblem(error);
  }
}

async function list(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw fileProblem(error);
  }
}

function kindOf(entry: Pick<Dirent, "isFile" | "isDirectory" | "isSymbolicLink">): MailPathKind {
  if (entry.isSymbolicLink()) return "link";
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "folder" : "other";
}

/** Synchronous: for thousands of small files the hops to the thread pool would cost more than the reading. */
function readStart(path: string, into: Buffer): MailStart {
  let fd: number | undefined;
  try {
    fd = openSync(path, FLAGS);
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw notAFile("a device, pipe or folder");
    let length = 0;
    while (length < into.length) {
      const got = readSync(fd, into, length, into.length - length, length);
      if (got === 0) break;
      length += got;
    }
    return { bytes: into.subarray(0, length), sizeBytes: stats.size };
  } catch (error) {
    throw mailProblem(error);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** With O_NOFOLLOW, ELOOP says that the file is a link. */
function mailProblem(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code === "ELOOP"
    ? notAFile("a symbolic link")
    : fileProblem(error);
}
