import { EvidenceProblem } from "../core/evidence-problem.ts";
import { ascii, hasBytes } from "../core/byte-scan.ts";
import type { LogSource, StampOptions } from "../core/log-source.ts";
import { LineCopies } from "./line-copies.ts";
import type { LineHeader } from "./line-header.ts";
import { LongestLines } from "./longest-lines.ts";
import { SourceCursor } from "./source-cursor.ts";

/** Two files are never in step to the second; copies are looked for this long around an overlap. */
const OVERLAP_MS = 2000;

const EXIM = ascii("exim");

/** What reading did with one source. */
export interface SourceReading {
  readonly source: LogSource;
  lines: number;
  /** Lines met in another source before. */
  copies: number;
  /** Lines outside `--since` and `--until`. */
  outside: number;
  cutLines: number;
  /** Its lines were cut to so many bytes before we got them; 0 = they are whole. */
  cutAtBytes: number;
  turnsOfYear: number;
  /** Largest step back of the clock, in milliseconds. */
  backMs: number;
  firstMs: number;
  lastMs: number;
  offsetMinutes: number;
  /** Why reading stopped before the end; what came before is used. */
  problem: EvidenceProblem | undefined;
}

export interface ReadLinesOptions extends StampOptions {
  /** Bytes and lines read so far over all sources, now and then. */
  readonly onProgress?: (bytes: number, lines: number) => void;
}

/**
 * Reads all sources line by line in the order of time: one that begins while another still goes on is merged with it,
 * so that the result does not depend on how a log was split. Lines that stand in two sources are given once.
 *
 * `onLine` gets the cursor, whose fields are valid only during the call.
 */
export async function readLines(
  sources: readonly LogSource[],
  options: ReadLinesOptions,
  onLine: (cursor: SourceCursor) => void,
): Promise<SourceReading[]> {
  const readings: SourceReading[] = sources.map((source) => ({
    source,
    lines: 0,
    copies: 0,
    outside: 0,
    cutLines: 0,
    cutAtBytes: 0,
    turnsOfYear: 0,
    backMs: 0,
    firstMs: Number.NaN,
    lastMs: Number.NaN,
    offsetMinutes: 0,
    problem: undefined,
  }));
  const longest = sources.map(() => new LongestLines());
  const waiting = sources
    .map((source, index) => {
      const cursor = new SourceCursor(source, index, options);
      return { cursor, firstMs: cursor.firstMs(options) };
    })
    .sort((a, b) => a.firstMs - b.firstMs || a.cursor.index - b.cursor.index);
  const active: SourceCursor[] = [];
  const copies = sources.length > 1 ? new LineCopies() : undefined;
  const since = options.sinceMs ?? Number.NEGATIVE_INFINITY;
  const until = options.untilMs ?? Number.POSITIVE_INFINITY;
  let copiesUntilMs = Number.NEGATIVE_INFINITY;
  let bytes = 0;

  const advance = async (cursor: SourceCursor): Promise<boolean> => {
    while (!cursor.next()) {
      const before = cursor.bytesRead;
      const reading = readings[cursor.index] as SourceReading;
      if (!(await fill(cursor, reading))) {
        reading.cutLines = cursor.cutLines;
        reading.turnsOfYear = cursor.clock.turnsOfYear;
        await cursor.close();
        return false;
      }
      bytes += cursor.bytesRead - before;
      options.onProgress?.(
        bytes,
        readings.reduce((sum, one) => sum + one.lines, 0),
      );
    }
    return true;
  };
  /** Gives the lines in the buffer up to a time; true when more must be read. Not asynchronous: this is the hot loop. */
  const readUntil = (cursor: SourceCursor, limitMs: number, isMerged: boolean): boolean => {
    const { header } = cursor;
    const reading = readings[cursor.index] as SourceReading;
    const longestLines = longest[cursor.index] as LongestLines;
    let lines = 0;
    let more = true;
    do {
      const { timeMs } = cursor;
      lines += 1;
      longestLines.note(cursor.bytes, cursor.end - cursor.start, cursor.end);
      if (isMerged || timeMs >= limitMs - OVERLAP_MS) copiesUntilMs = timeMs + OVERLAP_MS;
      // Most lines share their second with the line before.
      if (timeMs !== reading.lastMs && !Number.isNaN(header.atMs))
        noteTime(reading, timeMs, header.offsetMinutes);
      if (timeMs < since || timeMs > until) reading.outside += 1;
      else if (
        copies !== undefined &&
        timeMs <= copiesUntilMs &&
        cursor.hasHeader &&
        copies.isCopy(header.bytes, comparedFrom(header), header.end, timeMs, cursor.index)
      ) {
        reading.copies += 1;
      } else onLine(cursor);
      more = cursor.next();
    } while (more && cursor.timeMs <= limitMs);
    reading.lines += lines;
    return !more;
  };
  try {
    while (active.length > 0 || waiting.length > 0) {
      let current = active[0];
      for (const cursor of active) if (current && cursor.timeMs < current.timeMs) current = cursor;
      const first = waiting[0];
      if (first && (!current || current.timeMs >= first.firstMs)) {
        waiting.shift();
        if (await advance(first.cursor)) active.push(first.cursor);
        continue;
      }
      if (!current) continue;
      let limit = first ? first.firstMs : Number.POSITIVE_INFINITY;
      for (const cursor of active)
        if (cursor !== current && cursor.timeMs < limit) limit = cursor.timeMs;
      const isMerged = active.length > 1;
      let more = true;
      while (more && readUntil(current, limit, isMerged)) {
        more = await advance(current);
        if (current.timeMs > limit) break;
      }
      if (!more) active.splice(active.indexOf(current), 1);
    }
  } finally {
    for (const cursor of active) await cursor.close();
  }
  for (const [index, reading] of readings.entries())
    reading.cutAtBytes = (longest[index] as LongestLines).cutAt(reading.lines);
  return readings;
}

/**
 * Where the part of a line begins that a copy has, too: its program, but not where Exim writes to syslog and to a file of
 * its own, which names no program.
 */
function comparedFrom({ bytes, bodyStart, programStart, programEnd }: LineHeader): number {
  const isBodyAlone =
    programEnd === programStart || hasBytes(bytes, EXIM, programStart, programEnd);
  return isBodyAlone ? bodyStart : programStart;
}

function noteTime(reading: SourceReading, timeMs: number, offsetMinutes: number): void {
  if (reading.lastMs - timeMs > reading.backMs) reading.backMs = reading.lastMs - timeMs;
  if (Number.isNaN(reading.firstMs)) reading.firstMs = timeMs;
  reading.lastMs = timeMs;
  reading.offsetMinutes = offsetMinutes;
}

/** Reads on; a source that cannot be read any more ends there, and the others go on. */
async function fill(cursor: SourceCursor, reading: SourceReading): Promise<boolean> {
  try {
    return await cursor.fill();
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error;
    reading.problem = error;
    return false;
  }
}
