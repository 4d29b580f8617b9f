import type { LogSource } from "../core/log-source.ts";

/** Looks for the next place of interest in bytes that hold whole lines. */
export interface BlockFinder {
  /** Begins with new bytes, of which those from `from` on will be asked for. */
  begin(bytes: Buffer, from: number): void;
  /** Position of the first hit at `from` or later, or -1. Called with growing `from`. */
  next(from: number): number;
}

/** A line in the bytes around it; valid only during the visit. */
export interface ScannedLine {
  /** `bytes[start, end)` is the line, without its line feed. */
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** 1 = first line of the source. */
  readonly line: number;
  /** Whole lines before this one, for `visitEarlier`, stand in `bytes[floor, start)`. */
  readonly floor: number;
}

export type LineVisitor = (scanned: ScannedLine) => void;

export interface ScanResult {
  readonly lines: number;
  readonly bytes: number;
  /** Lines longer than a block, which were passed over. */
  readonly tooLong: number;
}

const LINE_FEED = 10;
const BLOCK_BYTES = 1 << 20;
/** Three thousand lines, which is some seconds of a very busy server. */
const HISTORY_BYTES = 1 << 19;

/**
 * Reads a source in blocks of whole lines and visits the lines that the finder hits; `atBlock` gets the first and the
 * last line of each block, so that a clock for stamps without a year can follow.
 * Memory: one block and some history, whatever the length of source and lines.
 */
export async function scanSource(
  source: LogSource,
  finder: BlockFinder,
  visit: LineVisitor,
  atBlock?: LineVisitor,
): Promise<ScanResult> {
  const reader = await source.open();
  const buffer = Buffer.allocUnsafe(HISTORY_BYTES + BLOCK_BYTES);
  const count = { lines: 0, bytes: 0, tooLong: 0 };
  /** `[0, from)` was visited before, `[from, filled)` was not. */
  let from = 0;
  let filled = 0;
  let floor = 0;
  let inLongLine = false;
  try {
    for (let atEnd = false; !atEnd;) {
      const got = await reader.read(buffer, filled);
      count.bytes += got;
      filled += got;
      atEnd = got === 0;
      if (!atEnd && filled < buffer.length) continue;
      const unread = buffer.subarray(0, filled);
      if (inLongLine) {
        const feed = unread.indexOf(LINE_FEED, from);
        inLongLine = feed < 0;
        filled = feed < 0 ? 0 : unread.copy(buffer, 0, feed + 1);
        from = floor = 0;
        if (!atEnd) continue;
      }
      const end = atEnd ? filled : unread.lastIndexOf(LINE_FEED) + 1;
      if (end <= from) {
        if (atEnd) break;
        // A line that fills the block is no log line: an attacker's, or a binary file.
        inLongLine = true;
        count.lines += 1;
        count.tooLong += 1;
        from = floor = filled = 0;
        continue;
      }
      const block = buffer.subarray(0, end);
      if (atBlock) atBlock(lineAt(block, from, count.lines + 1, floor));
      count.lines += visitLines(block, from, count.lines + 1, floor, finder, visit);
      if (atBlock) {
        const last = block.subarray(0, end - 1).lastIndexOf(LINE_FEED) + 1;
        atBlock(lineAt(block, last, count.lines, floor));
      }
      // what comes next may look back on the last lines of this block
      const history = Math.max(0, end - HISTORY_BYTES);
      const keep = filled - history > BLOCK_BYTES ? end : history;
      buffer.copyWithin(0, keep, filled);
      filled -= keep;
      from = end - keep;
      floor = keep > 0 ? buffer.indexOf(LINE_FEED) + 1 : 0;
    }
  } finally {
    await reader.close();
  }
  return count;
}

/** Visits the lines that the finder hits in up to `reachBytes` before the given line, as far as they are at hand. */
export function visitEarlier(
  scanned: ScannedLine,
  reachBytes: number,
  finder: BlockFinder,
  visit: LineVisitor,
): void {
  const { bytes, start, floor, line } = scanned;
  let from = floor;
  if (start - reachBytes > floor) from = bytes.indexOf(LINE_FEED, start - reachBytes) + 1;
  if (from >= start) return;
  const earlier = bytes.subarray(0, start);
  finder.begin(earlier, from);
  for (let next = from; next < start;) {
    const hit = finder.next(next);
    if (hit < 0) return;
    const at = Math.max(from, hit === 0 ? 0 : earlier.lastIndexOf(LINE_FEED, hit - 1) + 1);
    const found = lineAt(earlier, at, line - countFeeds(earlier, at, start), floor);
    visit(found);
    next = found.end + 1;
  }
}

/** The number of lines in `bytes[from, end)`; the first of them is `firstLine`. */
function visitLines(
  bytes: Buffer,
  from: number,
  firstLine: number,
  floor: number,
  finder: BlockFinder,
  visit: LineVisitor,
): number {
  finder.begin(bytes, from);
  let line = firstLine;
  let counted = from;
  for (let next = from; next < bytes.length;) {
    const hit = finder.next(next);
    if (hit < 0) break;
    const start = Math.max(from, hit === 0 ? 0 : bytes.lastIndexOf(LINE_FEED, hit - 1) + 1);
    line += countFeeds(bytes, counted, start);
    counted = start;
    const scanned = lineAt(bytes, start, line, floor);
    visit(scanned);
    next = scanned.end + 1;
  }
  line += countFeeds(bytes, counted, bytes.length);
  if (bytes[bytes.length - 1] !== LINE_FEED) line += 1;
  return line - firstLine;
}

function lineAt(bytes: Buffer, start: number, line: number, floor: number): ScannedLine {
  const feed = bytes.indexOf(LINE_FEED, start);
  return { bytes, start, end: feed < 0 ? bytes.length : feed, line, floor };
}

function countFeeds(bytes: Buffer, from: number, to: number): number {
  let feeds = 0;
  const view = to === bytes.length ? bytes : bytes.subarray(0, to);
  for (let at = view.indexOf(LINE_FEED, from); at >= 0; at = view.indexOf(LINE_FEED, at + 1))
    feeds += 1;
  return feeds;
}

/** Hits every line. */
export function everyLine(): BlockFinder {
  return { begin: () => undefined, next: (from) => from };
}

/** Hits lines with one of a few byte strings. Each is searched once through a block, so it is for few. */
export function findNeedles(needles: readonly string[]): BlockFinder {
  const bytes = needles.map((needle) => Buffer.from(needle));
  const hits = bytes.map(() => -1);
  let view: Buffer = Buffer.alloc(0);
  return {
    begin(block, from) {
      view = block;
      for (let i = 0; i < bytes.length; i += 1) hits[i] = view.indexOf(bytes[i] as Buffer, from);
    },
    next(from) {
      let nearest = -1;
      for (let i = 0; i < bytes.length; i += 1) {
        let hit = hits[i] as number;
        if (hit >= 0 && hit < from) {
          hit = view.indexOf(bytes[i] as Buffer, from);
          hits[i] = hit;
        }
        if (hit >= 0 && (nearest < 0 || hit < nearest)) nearest = hit;
      }
      return nearest;
    },
  };
}
