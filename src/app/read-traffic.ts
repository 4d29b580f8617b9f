import { randomInt } from "node:crypto";
import type { LogSource } from "../core/log-source.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { createTraffic, type Traffic } from "../core/traffic.ts";
import type { TrafficSoFar } from "../report/progress.ts";
import { LogLexer, UNDERSTOOD } from "../logs/lexer/log-lexer.ts";
import { parseLine } from "../logs/parse-line.ts";
import { type ReadLinesOptions, readLines, type SourceReading } from "../logs/read-lines.ts";
import type { SourceCursor } from "../logs/source-cursor.ts";
import { type UnknownShape, UnknownShapes } from "../logs/unknown-shapes.ts";
import { Stitcher } from "../story/stitcher.ts";

/** A silence this long is looked at; whether it is one depends on how busy the log is otherwise. */
const GAP_MIN_MS = 10 * 60_000;
const GAPS_MAX = 200;

/**
 * Lines that the fast reader does not know are asked of the detailed grammar up to this number: it costs microseconds
 * a line, and a log of somebody else's daemon would cost minutes.
 */
const ASKED_MAX = 200_000;

export interface SourceCount {
  readonly reading: SourceReading;
  understood: number;
  skipped: number;
}

export interface TrafficReading {
  readonly traffic: Traffic;
  readonly sources: readonly SourceCount[];
  readonly unknown: readonly UnknownShape[];
}

/** Reads the logs once, from bytes to messages: lines -> lexers -> stories -> ledger. */
export async function readTraffic(
  sources: readonly LogSource[],
  options: Omit<ReadLinesOptions, "onProgress"> & {
    readonly onProgress?: (bytes: number, lines: number, soFar: TrafficSoFar) => void;
  },
): Promise<TrafficReading> {
  // Seeds that nobody outside knows: names and ids are the attacker's, and a chosen collision costs time.
  const traffic = createTraffic(randomInt(1, 2 ** 31));
  const stitcher = new Stitcher(traffic, randomInt(1, 2 ** 31));
  traffic.recipientSeed = randomInt(1, 2 ** 31);
  const lexer = new LogLexer(traffic, stitcher, traffic.recipientSeed);
  const shapes = new UnknownShapes();
  const skipped = new Float64Array(sources.length);
  const { place } = stitcher;
  let asked = 0;

  const onLine = (cursor: SourceCursor): void => {
    const { header, index, timeMs } = cursor;
    if (!cursor.hasHeader) {
      skipped[index] = (skipped[index] as number) + 1;
      return;
    }
    // Most lines share their second with the line before.
    if (timeMs !== place.atMs) {
      noteTime(traffic, cursor);
      place.atMs = timeMs === Number.NEGATIVE_INFINITY ? Number.NaN : timeMs;
    }
    place.source = index;
    place.line = cursor.line;
    place.offset = cursor.offset;
    const result = lexer.read(header);
    if (result === UNDERSTOOD.yes) return;
    if (result === UNDERSTOOD.ask && asked < ASKED_MAX) {
      asked += 1;
      const program = header.hasProgram ? header.program() : "exim";
      const body = header.body();
      const event = parseLine(header.hasProgram ? { host: header.host(), program } : {}, body);
      noteTrouble(traffic, stitcher.place, event.kind, body);
      if (event.kind !== "unparsed") return;
      shapes.add(program, maskSecrets(body), index, cursor.line);
    }
    skipped[index] = (skipped[index] as number) + 1;
  };

  const onProgress = (bytes: number, lines: number) =>
    options.onProgress?.(bytes, lines, {
      messages: traffic.totals.messages,
      failedLogins: traffic.authFailures.total,
      refusals: traffic.replies.total,
    });
  const readings = await readLines(sources, { ...options, onProgress }, onLine);
  stitcher.finish();
  return {
    traffic,
    sources: readings.map((reading, index) => ({
      reading,
      understood: reading.lines - (skipped[index] as number),
      skipped: skipped[index] as number,
    })),
    unknown: shapes.all(),
  };
}

/** Keeps the first and last time, and silences; called when the time changes. */
function noteTime(traffic: Traffic, { timeMs, header, index, line, offset }: SourceCursor): void {
  if (timeMs === Number.NEGATIVE_INFINITY) return;
  if (timeMs > traffic.lastMs + GAP_MIN_MS && traffic.gaps.length < GAPS_MAX) {
    traffic.gaps.push({ fromMs: traffic.lastMs, toMs: timeMs, source: index, line, offset });
  }
  if (Number.isNaN(traffic.lastMs)) traffic.offsetMinutes = header.offsetMinutes;
  if (!(timeMs <= traffic.lastMs)) traffic.lastMs = timeMs;
  if (!(timeMs >= traffic.firstMs)) traffic.firstMs = timeMs;
}

/** Remembers the first line of troubles that the findings speak of. */
function noteTrouble(
  traffic: Traffic,
  place: { atMs: number; source: number; line: number; offset: number },
  kind: string,
  body: string,
): void {
  const name =
    kind === "resource" ||
    /no space left|disk full|spool (?:file )?space|insufficient system storage/i.test(body)
      ? "spool-full"
      : undefined;
  if (!name) return;
  const known = traffic.trouble.get(name);
  if (known) known.count += 1;
  else traffic.trouble.set(name, { ...place, count: 1 });
}
