import type { ByteReader } from "./log-source.ts";

/** What stands at a path; symbolic links are named as such, never followed. */
export type MailPathKind = "file" | "folder" | "link" | "other";

export interface MailEntry {
  readonly name: string;
  readonly kind: MailPathKind;
}

/** The beginning of a file. */
export interface MailStart {
  readonly bytes: Buffer;
  /** Of the whole file. */
  readonly sizeBytes: number;
}

/**
 * All that reading a mailbox needs of the machine. The mailbox belongs to a user and is read by root: a link in it could
 * lead anywhere, so none is followed. Failures are thrown as `EvidenceProblem`.
 */
export interface MailboxWorld {
  inspect(path: string): Promise<MailPathKind>;
  /** In the order of their names. */
  list(folder: string): Promise<readonly MailEntry[]>;
  join(folder: string, name: string): string;
  /** At most `maxBytes` from the beginning; the bytes are the caller's until its next call. */
  readStart(path: string, maxBytes: number): Promise<MailStart>;
  open(path: string): Promise<ByteReader>;
}
