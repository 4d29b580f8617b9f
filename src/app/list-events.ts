import type { LogEvent } from "../core/log-event.ts";
import type { LogSource, StampOptions } from "../core/log-source.ts";
import type { LineHeader } from "../logs/line-header.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { parseLine } from "../logs/parse-line.ts";
import { SourceCursor } from "../logs/source-cursor.ts";
import { formatRfc3339 } from "../logs/stamp-clock.ts";

export interface ListEventsOptions extends StampOptions {
  /** `--all`: also lines that are not understood, as `kind: "unparsed"`. */
  readonly all: boolean;
  /** Bytes read so far over all sources. */
  readonly onProgress?: (bytes: number) => void;
}

/**
 * Gives every line as an event, source by source in the order given and line by line, so that two runs over the same
 * evidence can be compared. Waits for `emit`, which may ask for the line's text, secrets masked, until it returns; keeps one line in memory.
 */
export async function listEvents(
  sources: readonly LogSource[],
  options: ListEventsOptions,
  emit: (event: LogEvent, text: () => string) => Promise<void> | undefined,
): Promise<void> {
  const { sinceMs = Number.NEGATIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY } = options;
  let bytesBefore = 0;
  for (const [index, source] of sources.entries()) {
    const cursor = new SourceCursor(source, index, options);
    const text = () => textOf(cursor);
    try {
      do {
        while (cursor.next()) {
          // Lines before the first stamp have no time and cannot be said to be outside.
          const dated = cursor.timeMs !== Number.NEGATIVE_INFINITY;
          if (dated && (cursor.timeMs < sinceMs || cursor.timeMs > untilMs)) continue;
          const event = eventOfLine(source, cursor.line, cursor.header, cursor.hasHeader);
          if (event.kind !== "unparsed" || options.all) await emit(maskFields(event), text);
        }
        options.onProgress?.(bytesBefore + cursor.bytesRead);
      } while (await cursor.fill());
    } finally {
      await cursor.close();
    }
    bytesBefore += cursor.bytesRead;
  }
}

/** Of a line; syslog daemons stop at 8 KiB. */
const TEXT_BYTES_MAX = 16_384;

function textOf({ bytes, start, end }: SourceCursor): string {
  const text = bytes.toString("utf8", start, Math.min(end, start + TEXT_BYTES_MAX));
  return maskSecrets(text.replace(/\r$/, ""));
}

/** One line as an event. Without a head (`hasHeader` false) the whole line is the body. */
function eventOfLine(
  source: LogSource,
  line: number,
  header: LineHeader,
  hasHeader: boolean,
): LogEvent {
  const program = hasHeader && header.hasProgram ? header.program() : undefined;
  const host = hasHeader ? header.host() : "";
  const draft = parseLine(
    {
      ...(host !== "" && { host }),
      ...(program !== undefined && { program }),
      ...(hasHeader && header.pid >= 0 && { pid: header.pid }),
    },
    header.body(),
  );
  return {
    source: source.name,
    line: source.originalLine?.(line) ?? line,
    at:
      hasHeader && !Number.isNaN(header.atMs)
        ? formatRfc3339(header.atMs, header.offsetMinutes)
        : null,
    ...draft,
  };
}

/** Free words of a line can hold what a client typed in the wrong place. */
function maskFields(event: LogEvent): LogEvent {
  const { reason, statusText } = event;
  return {
    ...event,
    ...(reason === undefined ? {} : { reason: maskSecrets(reason) }),
    ...(statusText === undefined ? {} : { statusText: maskSecrets(statusText) }),
  };
}
