import type { ByteReader, LogSource, StampOptions } from "../core/log-source.ts";
import { LineHeader } from "./line-header.ts";
import { StampClock } from "./stamp-clock.ts";

/** More would leave the processor's cache before it is read. */
const READ_BYTES = 1 << 18;
/**
 * Longer lines are cut here and the rest is skipped: syslog daemons cut at 8 KiB, Exim at 32 KiB, so only an attacker
 * or a broken file has more.
 */
const LINE_MAX_BYTES = 1 << 20;
const NEWLINE = 10;

/** One log being read: its buffer, its place, and the line that comes next. */
export class SourceCursor {
  readonly source: LogSource;
  readonly index: number;
  readonly header = new LineHeader();
  readonly clock: StampClock;
  bytes: Buffer;
  /** The line that stands next: `bytes[start, end)`. */
  start = 0;
  end = 0;
  /** True when the line has a stamp or a program. */
  hasHeader = false;
  /** Time of the line, or of the last one that had a stamp; -Infinity before the first. */
  timeMs = Number.NEGATIVE_INFINITY;
  line = 0;
  /** Byte offset of the line in the decompressed source. A double from the start, see `#base`. */
  offset = Number.NaN;
  /** Lines cut because they were too long. */
  cutLines = 0;
  bytesRead = 0;
  #reader: ByteReader | undefined;
  #next = 0;
  #limit = 0;
  /**
   * Offset of the buffer's first byte. A double from the start, as offsets in the ledger are: with a small integer here
   * and a double there V8 would take cursors for two kinds of objects, and compile everything for both.
   */
  #base = Number.NaN;
  #eof = false;
  #view: Buffer;
  #skipping = false;
  /** Bytes to be read and thrown away: a compressed source has no other way forward. */
  #discard = 0;

  /** `from`: where to begin, and the number of the line there. `buffer`: to read into, 1.25 MiB or more. */
  constructor(
    source: LogSource,
    index: number,
    options: StampOptions,
    from: { readonly offset: number; readonly line: number } = { offset: 0, line: 1 },
    buffer: Buffer = Buffer.allocUnsafeSlow(READ_BYTES + LINE_MAX_BYTES),
  ) {
    this.bytes = buffer;
    this.#view = buffer.subarray(0, 0);
    this.source = source;
    this.index = index;
    this.line = from.line - 1;
    this.#base = this.offset = from.offset;
    this.#discard = source.seekable ? 0 : from.offset;
    this.clock = new StampClock(source.firstYear, options.timezone, source.offsetMinutes);
  }

  /** Time of the first stamp, from the head alone; -Infinity when there is none. */
  firstMs(options: StampOptions): number {
    const { head } = this.source;
    const header = new LineHeader();
    const clock = new StampClock(
      this.source.firstYear,
      options.timezone,
      this.source.offsetMinutes,
    );
    for (let start = 0, tries = 0; start < head.length && tries < 200; tries += 1) {
      const newline = head.indexOf(NEWLINE, start);
      const end = newline < 0 ? head.length : newline;
      if (header.read(head, start, end, clock) && !Number.isNaN(header.atMs)) return header.atMs;
      start = end + 1;
    }
    return Number.NEGATIVE_INFINITY;
  }

  /** Moves on to the next line within what is read already; false when more must be read first (`fill`). */
  next(): boolean {
    for (;;) {
      let newline = this.#next < this.#limit ? this.#view.indexOf(NEWLINE, this.#next) : -1;
      if (newline < 0) {
        if (this.#skipping) {
          this.#next = this.#limit;
          return false;
        }
        if (!this.#eof || this.#next >= this.#limit) {
          if (this.#limit - this.#next < LINE_MAX_BYTES) return false;
          // no end within the limit: take what is there as the line, skip to its end later
          newline = this.#limit;
          this.cutLines += 1;
          this.#take(newline, newline);
          this.#skipping = true;
          return true;
        }
        newline = this.#limit;
      }
      if (this.#skipping) {
        this.#skipping = false;
        this.#next = newline + 1;
        continue;
      }
      this.#take(newline, newline + 1);
      return true;
    }
  }

  #take(end: number, next: number): void {
    this.start = this.#next;
    this.end = end;
    this.offset = this.#base + this.start;
    this.#next = Math.min(next, this.#limit);
    this.line += 1;
    this.hasHeader = this.header.read(this.bytes, this.start, this.end, this.clock);
    if (this.hasHeader && !Number.isNaN(this.header.atMs)) this.timeMs = this.header.atMs;
  }

  /** Byte offset of what `next` looks at next. */
  get nextOffset(): number {
    return this.#base + this.#next;
  }

  /** Says of a growing source that nothing more will come: what is left without a newline is a line. */
  finish(): void {
    this.#eof = true;
  }

  /** Goes forward to a line further on. */
  jump(to: { readonly offset: number; readonly line: number }): void {
    const read = this.#base + this.#limit;
    if (to.offset <= read) this.#next = (to.offset - this.#base) | 0;
    else {
      this.#discard += to.offset - read;
      this.#base = to.offset;
      this.#next = this.#limit = 0;
      this.#view = this.bytes.subarray(0, 0);
    }
    this.line = to.line - 1;
    this.#skipping = false;
  }

  /** Reads on, `readBytes` at most; false at the end of the source. */
  async fill(readBytes = READ_BYTES): Promise<boolean> {
    if (this.#eof) return false;
    this.#reader ??= await this.source.open(this.source.seekable ? this.#base : 0);
    while (this.#discard > 0) {
      const got = await this.#reader.read(
        this.bytes.subarray(0, Math.min(READ_BYTES, this.#discard)),
        0,
      );
      if (got === 0) {
        this.#eof = true;
        return false;
      }
      this.#discard -= got;
    }
    if (this.#skipping) {
      this.#base += this.#limit;
      this.#next = this.#limit = 0;
    } else if (this.#next > 0) {
      this.bytes.copyWithin(0, this.#next, this.#limit);
      this.#base += this.#next;
      this.#limit -= this.#next;
      this.#next = 0;
    }
    const space = this.bytes.subarray(0, Math.min(this.bytes.length, this.#limit + readBytes));
    const got = await this.#reader.read(space, this.#limit);
    if (got === 0) {
      this.#view = this.bytes.subarray(0, this.#limit);
      if (this.source.isGrowing === true) return false;
      this.#eof = true;
      return this.#limit > this.#next;
    }
    this.bytesRead += got;
    this.#limit += got;
    this.#view = this.bytes.subarray(0, this.#limit);
    return true;
  }

  async close(): Promise<void> {
    await this.#reader?.close();
    this.#reader = undefined;
    this.bytes = Buffer.alloc(0);
    this.#view = this.bytes;
  }
}
