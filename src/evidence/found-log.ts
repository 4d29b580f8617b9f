import type { LogHeader } from "./log-header.ts";
import type { Piece } from "./piece.ts";
import type { LogStamp } from "./log-stamp.ts";

/** A log before its place in time is known. */
export interface FoundLog {
  readonly piece: Piece;
  readonly kind: string;
  readonly head: Buffer;
  /** The argument of the command line that it came with. */
  readonly argument: number;
  readonly headers: readonly LogHeader[];
  readonly firstStamp: LogStamp | null;
  /** Of the last line, where that is cheap to read; else the last of the head. */
  readonly lastStamp: LogStamp | null;
  /** Of the first stamp, as dates elsewhere in a paste tell it. */
  readonly yearInText?: number;
  readonly originalLine?: (line: number) => number;
}
