import type { ByteReader } from "../../core/log-source.ts";

/** A log as it lies there now. */
export interface LogFacts {
  /** Device and inode: stays when the file is renamed. */
  readonly identity: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** An open log: goes on where it is when its file is renamed or removed. */
export interface OpenLog {
  readonly identity: string;
  readonly modifiedMs: number;
  sizeBytes(): number;
  /** Reads on behind the end when something was written there meanwhile. Closing it does not close the log. */
  readFrom(offset: number): ByteReader;
  /** The bytes of `[start, end)`, fewer where the log ends before. */
  slice(start: number, end: number): Buffer;
  close(): void;
}

/** What the journal brings. */
export interface OpenJournal {
  /** Gives 0 bytes while there is nothing new. */
  readonly bytes: ByteReader;
  /** Why there will be no more; undefined while it goes on. */
  ended(): string | undefined;
}

/** Logs of the machine. Failures are thrown as `EvidenceProblem`. */
export interface LogWorld {
  look(path: string): LogFacts;
  open(path: string): OpenLog;
  /** Names in a folder. */
  list(folder: string): readonly string[];
  /** Entries of the mail servers as JSON, those after `cursor`, or of the last day, and all that come. */
  openJournal(cursor: string | undefined): OpenJournal;
  /** Where the mail servers of this machine log; empty where that is no file. */
  findLogs(): Promise<readonly string[]>;
  /** Name of the machine's time zone, for stamps without an offset. */
  readonly timezone: string;
}
