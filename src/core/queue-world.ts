export interface QueueEntry {
  readonly name: string;
  /** `other`: a symbolic link, FIFO, socket or device; never opened. */
  readonly kind: "file" | "folder" | "other";
}

/** An open regular file of a mail queue, read at any place. */
export interface QueueFile {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Postfix knows the submitter of a maildrop file by its owner alone (postfix pickup.c). */
  readonly ownerUid: number;
  /** Puts at most `length` bytes from `position` on into `into`; the number of bytes put there, 0 = end. */
  read(into: Buffer, at: number, length: number, position: number): number;
  close(): void;
}

/**
 * All that reading a mail queue needs of the machine. Failures are thrown as `EvidenceProblem`.
 * Synchronous: a queue has hundreds of thousands of small files, and a hop to the thread pool costs more than each.
 */
export interface QueueWorld {
  nowMs(): number;
  /** The path without symbolic links; only for what the user named. */
  resolve(path: string): string;
  /** Does not follow symbolic links. */
  inspect(path: string): QueueEntry["kind"];
  /** What is in a folder, in the order of the names' bytes. */
  list(folder: string): readonly QueueEntry[];
  join(folder: string, name: string): string;
  /** Refuses symbolic links and all that is no regular file, without waiting for a writer of a FIFO. */
  open(path: string): QueueFile;
}
