import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statfsSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { containFault, type ContainProblem } from "../core/containment.ts";
import type { FileFacts, FileOwner, HostFiles } from "../core/host-world.ts";
import { containProblem } from "./contain-problem.ts";

const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;
const WRITE = constants.O_WRONLY | constants.O_NOFOLLOW;
const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
const APPEND = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;
const FOLDER = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
const COPY_BYTES_MAX = 1 << 30;

/** Makes the door to the files that `contain` changes. */
export function createContainFiles(): HostFiles {
  return {
    look: (path) => guarded(path, () => lookAt(path)),
    resolve: (path) => guarded(path, () => realpathSync(path)),
    list: (folder) => guarded(folder, () => readdirSync(folder).sort((a, b) => (a < b ? -1 : 1))),
    read: (path, maxBytes) => guarded(path, () => readWhole(path, maxBytes)),
    replace: (path, content, owner) => guarded(path, () => replace(path, content, owner)),
    create: (path, content, owner) =>
      inItsFolder(path, (anchored, sync) => {
        writeNew(anchored, content, owner);
        sync();
      }),
    append: (path, content) =>
      guarded(path, () =>
        withDescriptor(openInItsFolder(path, APPEND, 0o600), (file) => {
          writeFileSync(file, content);
          fsyncSync(file);
        }),
      ),
    truncate: (path, sizeBytes) =>
      guarded(path, () =>
        withDescriptor(openInItsFolder(path, WRITE), (file) => {
          ftruncateSync(file, sizeBytes);
          fsyncSync(file);
        }),
      ),
    move: (from, to, inode) => guarded(from, () => move(from, to, inode)),
    copy: (from, to, owner) => {
      const content = guarded(from, () => readWhole(from, COPY_BYTES_MAX));
      inItsFolder(to, (anchored) => writeNew(anchored, content, owner));
    },
    sync: (folder) =>
      guarded(folder, () => withDescriptor(openSync(folder, constants.O_RDONLY), fsyncSync)),
    remove: (path) =>
      inItsFolder(path, (anchored, sync) => {
        unlinkSync(anchored);
        sync();
      }),
    makeFolder: (path) => {
      guarded(path, () => mkdirSync(path, { recursive: true, mode: 0o700 }));
    },
    setOwner: (path, { mode, uid, gid }) =>
      guarded(path, () =>
        withDescriptor(openInItsFolder(path, READ), (file) => {
          fchownSync(file, uid, gid);
          fchmodSync(file, mode);
        }),
      ),
    scratch: () => {
      const folder = guarded(tmpdir(), () => mkdtempSync(join(tmpdir(), "mailwarden-")));
      return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
    },
    freeBytes: (path) =>
      guarded(path, () => {
        const { bavail, bsize } = statfsSync(path);
        return bavail * bsize;
      }),
  };
}

/** The system's errors in words, with the place. */
function guarded<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw containProblem(error, path);
  }
}

function lookAt(path: string): FileFacts | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats && factsOf(stats);
}

function factsOf(stats: Stats): FileFacts {
  return {
    kind: stats.isFile()
      ? "file"
      : stats.isDirectory()
        ? "folder"
        : stats.isSymbolicLink()
          ? "link"
          : "other",
    sizeBytes: stats.size,
    mode: stats.mode & 0o7777,
    uid: stats.uid,
    gid: stats.gid,
    device: stats.dev,
    inode: stats.ino,
    modifiedMs: stats.mtimeMs,
  };
}

/** The check on the open file: what the name stood for may have been exchanged since it was looked at. */
function readWhole(path: string, maxBytes: number): Buffer {
  return withDescriptor(openSync(path, READ), (descriptor) => {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw notAFile(path);
    if (stats.size > maxBytes) {
      throw containFault("file-too-large", { path, bytes: stats.size, bytesMax: maxBytes });
    }
    return readFileSync(descriptor);
  });
}

function notAFile(path: string): ContainProblem {
  return containFault("file-irregular", { path });
}

function replace(path: string, content: Buffer, owner: FileOwner): void {
  inItsFolder(path, (anchored, sync) => {
    const present = lookAt(anchored);
    // A rename would put a file in the place of the link: whoever made it meant another place.
    if (present !== undefined && present.kind !== "file") throw notAFile(path);
    const unique = randomBytes(6).toString("hex");
    const beside = join(dirname(anchored), `.${basename(path)}.mailwarden-${unique}`);
    writeNew(beside, content, owner);
    try {
      renameSync(beside, anchored);
    } catch (error) {
      unlinkSync(beside);
      throw error;
    }
    sync();
  });
}

function writeNew(path: string, content: Buffer, { mode, uid, gid }: FileOwner): void {
  withDescriptor(openSync(path, CREATE, 0o600), (descriptor) => {
    try {
      writeFileSync(descriptor, content);
      fchownSync(descriptor, uid, gid);
      fchmodSync(descriptor, mode);
      fsyncSync(descriptor);
    } catch (error) {
      unlinkSync(path);
      throw error;
    }
  });
}

function move(from: string, to: string, inode: number): void {
  inItsFolder(from, (origin) =>
    inItsFolder(to, (target, syncTarget) => {
      try {
        // Unlike a rename, a link never replaces what is there.
        linkSync(origin, target);
        if (lstatSync(target).ino !== inode) {
          unlinkSync(target);
          throw exchanged(from);
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
        withDescriptor(openSync(origin, READ), (descriptor) => {
          const stats = fstatSync(descriptor);
          if (stats.ino !== inode || !stats.isFile()) throw exchanged(from);
          writeNew(target, readFileSync(descriptor), factsOf(stats));
        });
        // Two file systems keep no order between them.
        syncTarget();
      }
      unlinkSync(origin);
    }),
  );
}

function exchanged(path: string): ContainProblem {
  return containFault("file-exchanged", { path });
}

/**
 * Gives `work` the path by way of its opened folder, so that what the folder's name stands for cannot be exchanged
 * meanwhile: in a Maildir or a web root its owner could turn `cur` into a link to `/etc/cron.d` between a look and an act.
 * Throws where the folder is reached through a symbolic link.
 */
function inItsFolder<Result>(
  path: string,
  work: (anchored: string, sync: () => void) => Result,
): Result {
  const folder = dirname(path);
  return guarded(path, () =>
    withDescriptor(openSync(folder, FOLDER), (descriptor) => {
      const opened = `/proc/self/fd/${descriptor}`;
      if (readlinkSync(opened) !== folder) {
        throw containFault("folder-is-link", { path: folder });
      }
      return work(`${opened}/${basename(path)}`, () => fsyncSync(descriptor));
    }),
  );
}

function openInItsFolder(path: string, flags: number, mode?: number): number {
  return inItsFolder(path, (anchored) => openSync(anchored, flags, mode));
}

function withDescriptor<Result>(descriptor: number, work: (descriptor: number) => Result): Result {
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
