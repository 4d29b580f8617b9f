import { parseLogHeader } from "../../evidence/log-header.ts";
import { headLines } from "../../evidence/text-lines.ts";
import { latestYearOf } from "../../evidence/assign-years.ts";
import { SourceCursor } from "../../logs/source-cursor.ts";
import { CursorLine } from "./cursor-line.ts";
import type { FollowedLine } from "./followed-line.ts";
import { type LogMark, markLog, tailBefore } from "./log-mark.ts";
import type { OpenLog } from "./log-world.ts";

/** Read in one step: a millisecond of work, so that whoever calls can stop in time. */
const STEP_BYTES = 16 << 10;
const HEAD_BYTES = 4096;
/** Clocks and zones differ; a log may be a day ahead. */
const AHEAD_MS = 86_400_000;

export interface ReadingStart {
  readonly offset: number;
  /** 0 = nobody counted. */
  readonly line: number;
  /** Lines that begin before this offset are past. */
  readonly pastBytes: number;
  /** What stands before the first newline is the rest of a line. */
  readonly isInLine: boolean;
}

export const FROM_BEGINNING: ReadingStart = { offset: 0, line: 1, pastBytes: 0, isInLine: false };

export interface ReadingPlace {
  readonly path: string;
  readonly index: number;
  readonly timezone: string;
  /** Wall clock. */
  readonly wallMs: number;
}

/** One file that is read as it grows, whatever it is called by now. */
export class LogReading {
  readonly log: OpenLog;
  readonly #cursor: SourceCursor;
  readonly #line: CursorLine;
  readonly #start: ReadingStart;
  readonly #lineZero: number;
  #isInLine: boolean;
  /** Of the bytes before `#readOffset`. */
  #tail: string;
  #mark: LogMark;
  /** Guard clock at which something was read last. */
  readAtMs: number;

  constructor(log: OpenLog, place: ReadingPlace, start: ReadingStart, nowMs: number) {
    this.log = log;
    this.readAtMs = nowMs;
    this.#start = start;
    this.#isInLine = start.isInLine;
    this.#lineZero = start.line;
    const head = log.slice(start.offset, start.offset + HEAD_BYTES);
    this.#cursor = new SourceCursor(
      {
        name: place.path,
        kind: "mail log",
        sizeBytes: null,
        modifiedMs: null,
        head,
        firstYear: firstYear(head, Math.min(log.modifiedMs, place.wallMs)),
        seekable: true,
        isGrowing: true,
        notes: [],
        open: (offset = 0) => Promise.resolve(log.readFrom(offset)),
      },
      place.index,
      { timezone: place.timezone },
      { offset: start.offset, line: Math.max(1, start.line) },
    );
    this.#line = new CursorLine(this.#cursor, start.line > 0);
    this.#tail = tailBefore(log, start.offset);
    this.#mark = this.#markNow();
  }

  /** Bytes that were not read yet; negative when the file is shorter than what was read. */
  get behindBytes(): number {
    return this.log.sizeBytes() - this.#readOffset;
  }

  /** The file was emptied and written anew: what was read does not stand in it any more. */
  isRewritten(): boolean {
    return this.behindBytes < 0 || tailBefore(this.log, this.#readOffset) !== this.#tail;
  }

  /** Reads some more and gives the whole lines in it; false when there was nothing. */
  async step(onLine: (line: FollowedLine) => void, nowMs: number): Promise<boolean> {
    if (!(await this.#cursor.fill(STEP_BYTES))) return false;
    this.readAtMs = nowMs;
    this.#tail = tailBefore(this.log, this.#readOffset);
    this.#give(onLine);
    this.#mark = this.#markNow();
    return true;
  }

  /** Nobody writes to it any more: what is left without a newline is its last line. */
  finish(onLine: (line: FollowedLine) => void): void {
    this.#cursor.finish();
    this.#give(onLine);
  }

  /** The first line that was not given, as the log was when it was read: it may be emptied by now. */
  get mark(): LogMark {
    return this.#mark;
  }

  #markNow(): LogMark {
    const { nextOffset, line } = this.#cursor;
    return markLog(this.log, nextOffset, this.#lineZero > 0 ? line + 1 : 0);
  }

  async close(): Promise<void> {
    await this.#cursor.close();
    this.log.close();
  }

  get #readOffset(): number {
    return this.#start.offset + this.#cursor.bytesRead;
  }

  #give(onLine: (line: FollowedLine) => void): void {
    while (this.#cursor.next()) {
      if (this.#isInLine) {
        this.#isInLine = false;
        continue;
      }
      this.#line.moved(this.#cursor.offset < this.#start.pastBytes);
      onLine(this.#line);
    }
  }
}

function firstYear(head: Buffer, limitMs: number): number {
  const stamp = headLines(head, true)
    .map((line) => parseLogHeader(line)?.stamp)
    .find((found) => found !== undefined && found !== null);
  if (stamp === undefined || stamp === null) return new Date(limitMs).getUTCFullYear();
  return stamp.year ?? latestYearOf(stamp, limitMs + AHEAD_MS);
}
