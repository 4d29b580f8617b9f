import type { LogSource } from "../core/log-source.ts";
import type { Traffic } from "../core/traffic.ts";
import type { TrafficSoFar } from "../report/progress.ts";
import { type ReadLinesOptions, readLines, type SourceReading } from "../logs/read-lines.ts";
import type { SourceCursor } from "../logs/source-cursor.ts";
import type { UnknownShape } from "../logs/unknown-shapes.ts";
import { TrafficReader } from "./traffic-reader.ts";

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

/** Reads the logs once, from bytes to messages. */
export async function readTraffic(
  sources: readonly LogSource[],
  options: Omit<ReadLinesOptions, "onProgress"> & {
    readonly onProgress?: (bytes: number, lines: number, soFar: TrafficSoFar) => void;
  },
  reader = new TrafficReader(),
): Promise<TrafficReading> {
  const { traffic, stitcher, shapes } = reader;
  const skipped = new Float64Array(sources.length);
  const onLine = (cursor: SourceCursor): void => {
    const { index } = cursor;
    if (!reader.read(cursor, index)) skipped[index] = (skipped[index] as number) + 1;
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
