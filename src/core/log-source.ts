/**
 * One stretch of log text to read: a file, a member of an archive, standard input. Decompressed, but otherwise as written.
 */
export interface LogSource {
  /** As shown in proof lines: the path as given, `archive.tar.gz:logs/mail.log`, or `-`. */
  readonly name: string;
  /** What was recognised, for `evidence[].kind`: `mail log`, `pasted text`, ... */
  readonly kind: string;
  /** Bytes that `open` will give, or null when that is not known beforehand. */
  readonly sizeBytes: number | null;
  /** Last change of the file, for the year of stamps without one; null when unknown. */
  readonly modifiedMs: number | null;
  /** The first decompressed bytes (at most 64 KiB), for recognition and ordering. */
  readonly head: Buffer;
  /** Year of the first stamp, where stamps have none. */
  readonly firstYear: number;
  /** Minutes east of UTC of stamps without an offset, where other evidence tells it; else `StampOptions.timezone` counts. */
  readonly offsetMinutes?: number;
  /** Where `false`, the source cannot be searched again cheaply (compressed): proof lines cost a second pass. */
  readonly seekable: boolean;
  /** More may be written behind its end: what stands there without a newline is no line yet. */
  readonly isGrowing?: boolean;
  /** Line numbers of the original, for text whose lines were taken apart (a paste collapsed to one line). */
  readonly originalLine?: (line: number) => number;
  /** Remarks that belong into the report: year guessed, lines taken apart, ... Damage is added while the end is read. */
  readonly notes: readonly string[];
  /** Opens the text from its beginning, or from `offset` where `seekable`. May be called several times. */
  open(offset?: number): Promise<ByteReader>;
}

export interface ByteReader {
  /** Puts the next bytes into `into` from position `at` on; the number of bytes put there, 0 = end. */
  read(into: Uint8Array, at: number): Promise<number>;
  close(): Promise<void>;
}

/** How stamps without year or offset are to be read (contract, section 1). */
export interface StampOptions {
  /** `--year`: year of the first stamp of a log without years. */
  readonly year?: number;
  /** `--timezone`: IANA zone name for stamps without an offset; default: this machine's. */
  readonly timezone: string;
  /** `--since` and `--until` as epoch milliseconds, inclusive. */
  readonly sinceMs?: number;
  readonly untilMs?: number;
}
