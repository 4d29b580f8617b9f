import type { LogEvent } from "../../core/log-event.ts";
import type { LineHeader } from "../../logs/line-header.ts";

/** One line that was just written to a log. One object, used again for every line: valid only during the call. */
export interface FollowedLine {
  /** Number of the log among those that are followed; stays the same while the guard runs. */
  readonly sourceIndex: number;
  /** Path of the log, or `journalctl`. */
  readonly source: string;
  /** 1 = first; 0 where the guard began in the middle of a log and nobody counted. */
  readonly line: number;
  /** Byte offset in the log; NaN in the journal. */
  readonly offset: number;
  /** Its head, for lexers. */
  readonly header: LineHeader;
  /** False for a line without stamp and program. */
  readonly hasHeader: boolean;
  /** Epoch milliseconds of its stamp, or of the last line that had one; -Infinity before the first. */
  readonly timeMs: number;
  /** Written before the guard first saw this log: something to learn from, nothing to answer. */
  readonly isPast: boolean;
  /** As the grammar reads it: parsed when first asked for, then remembered for the other listeners. */
  event(): LogEvent;
  /** The line itself, secrets masked. */
  text(): string;
}

/**
 * Whoever wants the lines. Each whole line comes once, in the order of its log, and what a listener gives to the state
 * during the call is written in one transaction with the place in the log: after a crash nothing is lost or told twice.
 */
export interface LineListener {
  onLine(line: FollowedLine): void;
  /** After some lines, at most a few thousand: for work that is better done once than for each. */
  onPause?(): void;
}
