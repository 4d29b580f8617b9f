import type { LogSource } from "../core/log-source.ts";

/** Looks for the next place of interest in a block of whole lines. */
export interface BlockFinder {
  begin(block: Buffer): void;
  /** Position of the first hit at `from` or later, or -1. Called with growing `from`. */
  next(from: number): number;
}

/** `block[start, end)` is line number `line` (1 = first), without its line feed. Return true to stop the scan. */
export type LineVisitor = (block: Buffer, start: number, end: number, line: number) => boolean;

export interface ScanResult {
  readonly lines: number;
  readonly bytes: number;
  /** Lines longer than a block, which were passed over. */
  readonly tooLong: number;
}

const LINE_FEED = 10;
const BLOCK_BYTES = 1 << 20;

/**
 * Reads a source in blocks of whole lines and visits the lines that the finder hits, and the first line of each block
 * (so that a clock for stamps without a year can follow). Memory: one block, whatever the length of source and lines.
 */
export async function scanSource(
  source: LogSource,
  finder: BlockFinder,
  visit: LineVisitor,
  atBlock?: LineVisitor,
): Promise<ScanResult> {
  const reader = await source.open();
  const buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  const count = { lines: 0, bytes: 0, tooLong: 0 };
  let filled = 0;
  let inLongLine = false;
  try {
    for (;;) {
      const got = await reader.read(buffer, filled);
      count.bytes += got;
      filled += got;
      if (got > 0 && filled < BLOCK_BYTES) continue;
      const atEnd = got === 0;
      let start = 0;
      if (inLongLine) {
        const feed = buffer.subarray(0, filled).indexOf(LINE_FEED);
        if (feed < 0 && !atEnd) {
          filled = 0;
          continue;
        }
        start = feed < 0 ? filled : feed + 1;
        inLongLine = false;
      }
      const end = atEnd ? filled : buffer.subarray(0, filled).lastIndexOf(LINE_FEED) + 1;
      if (end <= start && !atEnd) {
        // A line that fills the block is no log line: an attacker's, or a binary file.
        if (start === 0) {
          inLongLine = true;
          count.lines += 1;
          count.tooLong += 1;
          filled = 0;
          continue;
        }
      }
      if (end > start && visitBlock(buffer.subarray(start, end), finder, visit, atBlock, count)) break;
      if (atEnd) break;
      const done = Math.max(start, end);
      buffer.copyWithin(0, done, filled);
      filled -= done;
    }
  } finally {
    await reader.close();
  }
  return count;
}

function visitBlock(
  block: Buffer,
  finder: BlockFinder,
  visit: LineVisitor,
  atBlock: LineVisitor | undefined,
  count: { lines: number },
): boolean {
  let counted = 0;
  let stopped = false;
  if (atBlock) {
    const feed = block.indexOf(LINE_FEED);
    stopped = atBlock(block, 0, feed < 0 ? block.length : feed, count.lines + 1);
  }
  finder.begin(block);
  let from = 0;
  while (!stopped && from < block.length) {
    const hit = finder.next(from);
    if (hit < 0) break;
    const start = hit === 0 ? 0 : block.lastIndexOf(LINE_FEED, hit - 1) + 1;
    const feed = block.indexOf(LINE_FEED, hit);
    const end = feed < 0 ? block.length : feed;
    count.lines += countFeeds(block, counted, start);
    counted = start;
    stopped = visit(block, start, end, count.lines + 1);
    from = end + 1;
  }
  count.lines += countFeeds(block, counted, block.length);
  if (block[block.length - 1] !== LINE_FEED) count.lines += 1;
  return stopped;
}

function countFeeds(block: Buffer, from: number, to: number): number {
  let feeds = 0;
  const view = to === block.length ? block : block.subarray(0, to);
  for (let at = view.indexOf(LINE_FEED, from); at >= 0; at = view.indexOf(LINE_FEED, at + 1)) feeds += 1;
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
    begin(block) {
      view = block;
      for (let i = 0; i < bytes.length; i += 1) hits[i] = view.indexOf(bytes[i] as Buffer);
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
