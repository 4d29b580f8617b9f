import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
} from "node:fs";
import { join } from "node:path";
import type { QueueEntry, QueueFile, QueueWorld } from "../core/queue-world.ts";
import { fileProblem, notAFile } from "./file-problem.ts";

const OPEN_FLAGS =
  constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;

/** Makes the door to this machine's mail queues. */
export function createQueueWorld(): QueueWorld {
  return {
    nowMs: () => Date.now(),
    resolve: (path) => orProblem(() => realpathSync(path)),
    inspect: (path) => orProblem(() => kindOf(lstatSync(path))),
    list: (folder) => orProblem(() => listFolder(folder)),
    join,
    open: (path) => orProblem(() => openQueueFile(path)),
  };
}

function listFolder(folder: string): readonly QueueEntry[] {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(entry: Stats | Dirent): QueueEntry["kind"] {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "folder" : "other";
}

/** The check on the open file: what the name stood for may have been exchanged since it was listed. */
function openQueueFile(path: string): QueueFile {
  const descriptor = openSync(path, OPEN_FLAGS);
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) {
    closeSync(descriptor);
    throw notAFile("a device, pipe or folder");
  }
  return {
    sizeBytes: stats.size,
    modifiedMs: stats.mtimeMs,
    ownerUid: stats.uid,
    read: (into, at, length, position) =>
      orProblem(() => readSync(descriptor, into, at, length, position)),
    close: () => closeSync(descriptor),
  };
}

function orProblem<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw fileProblem(error);
  }
}
