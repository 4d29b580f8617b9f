import type { LogEvent } from "../core/log-event.ts";
import type { LogSource, StampOptions } from "../core/log-source.ts";
import { SourceCursor } from "../logs/source-cursor.ts";
import { eventOfLine, textOfLine } from "./event-of-line.ts";

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
    const text = () => textOfLine(cursor);
    try {
      do {
        while (cursor.next()) {
          // Lines before the first stamp have no time and cannot be said to be outside.
          const dated = cursor.timeMs !== Number.NEGATIVE_INFINITY;
          if (dated && (cursor.timeMs < sinceMs || cursor.timeMs > untilMs)) continue;
          const event = eventOfLine(cursor);
          if (event.kind !== "unparsed" || options.all) await emit(event, text);
        }
        options.onProgress?.(bytesBefore + cursor.bytesRead);
      } while (await cursor.fill());
    } finally {
      await cursor.close();
    }
    bytesBefore += cursor.bytesRead;
  }
}
