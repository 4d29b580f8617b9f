import { LineHeader } from "../../src/logs/line-header.ts";
import { StampClock } from "../../src/logs/stamp-clock.ts";
import type { WatchedLine } from "../../src/guard/watch/incident-watch.ts";

/** A log's lines one after the other, as the follower gives them: one object, valid until the next. */
export function* logLines(text: string, isPast = false): Generator<WatchedLine> {
  const bytes = Buffer.from(text);
  const header = new LineHeader();
  const clock = new StampClock(2026, "UTC");
  let timeMs = Number.NEGATIVE_INFINITY;
  let line = 0;
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    line += 1;
    const hasHeader = header.read(bytes, start, end, clock);
    if (hasHeader && !Number.isNaN(header.atMs)) timeMs = header.atMs;
    yield { header, hasHeader, timeMs, line, offset: start, sourceIndex: 0, isPast };
    start = end + 1;
  }
}
