import type { ByteReader } from "./log-source.ts";

export type CompressionForm = "gz" | "bz2" | "xz" | "zst";

/** What happened while bytes were unpacked; the text up to there is good. */
export type Damage = "truncated" | "damaged" | "trailing-junk";

export type PathFacts =
  | {
      readonly kind: "file";
      /** The same for two paths that lead to the same file. */
      readonly identity: string;
      readonly sizeBytes: number;
      readonly modifiedMs: number;
    }
  | { readonly kind: "folder"; readonly identity: string }
  | { readonly kind: "fifo" | "socket" | "device" };

/** Bytes that came once and are kept to be read again. */
export interface StoredBytes {
  readonly sizeBytes: number;
  /** False when the limit was reached and the rest is lost. */
  readonly complete: boolean;
  open(offset: number): Promise<ByteReader>;
  close(): Promise<void>;
}

/** All that reading evidence needs of the machine. Failures are thrown as `EvidenceProblem`. */
export interface EvidenceWorld {
  nowMs(): number;
  /** Follows symbolic links. */
  inspect(path: string): Promise<PathFacts>;
  /** Names in a folder, without their folder, in the order of their bytes. */
  list(folder: string): Promise<readonly string[]>;
  join(folder: string, name: string): string;
  /** Refuses what is no regular file, without waiting for a writer of a FIFO. */
  open(path: string, offset: number): Promise<ByteReader>;
  /** Whether standard input is a redirected file, a pipe that brings something, or nothing to read. */
  standardInputKind(): Promise<"file" | "pipe" | "none">;
  readStandardInput(): Promise<StoredBytes>;
  /** What the mail servers of this machine wrote to its journal; `undefined` where there is none, or nothing in it. */
  readJournal(): Promise<StoredBytes | undefined>;
  /** Unpacks from the beginning; closing the result closes what it was opened from. */
  decompress(
    form: CompressionForm,
    openCompressed: () => Promise<ByteReader>,
    onDamage: (damage: Damage) => void,
  ): Promise<ByteReader>;
  store(bytes: ByteReader): Promise<StoredBytes>;
}
