import type { LogSource, StampOptions } from "../core/log-source.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { formatRfc3339 } from "../core/rfc3339.ts";
import { LineHeader } from "../logs/line-header.ts";
import { parseLine } from "../logs/parse-line.ts";
import { StampClock } from "../logs/stamp-clock.ts";
import type { TraceLineReader } from "../story/trace-collect.ts";

/** Lines are shown to people: what is longer is an attacker's or a broken file's. */
const TEXT_MAX_LENGTH = 8192;

/** Makes the reader that `collectEvents` takes, from the grammar of `logs/`. One for each pass over a source. */
export function openTraceReader(source: LogSource, stamps: StampOptions): TraceLineReader {
  const header = new LineHeader();
  const clock = new StampClock(source.firstYear, stamps.timezone, source.offsetMinutes);
  return {
    stampOf: (bytes, start, end) =>
      header.read(bytes, start, end, clock) ? header.atMs : Number.NaN,
    read(bytes, start, end, line) {
      if (!header.read(bytes, start, end, clock)) return undefined;
      const program = header.hasProgram ? header.program() : undefined;
      const said = parseLine(program === undefined ? {} : { program }, header.body());
      const host = header.host();
      return {
        ...said,
        source: source.name,
        line: source.originalLine?.(line) ?? line,
        place: line,
        at: Number.isNaN(header.atMs) ? null : formatRfc3339(header.atMs, header.offsetMinutes),
        ...(host !== "" && { host }),
        ...(program !== undefined && { program }),
        ...(header.pid >= 0 && { pid: header.pid }),
        text: maskSecrets(
          bytes.toString("utf8", start, header.bytes === bytes ? header.end : end),
        ).slice(0, TEXT_MAX_LENGTH),
      };
    },
  };
}
