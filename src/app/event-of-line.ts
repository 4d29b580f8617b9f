import type { LogEvent } from "../core/log-event.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { parseLine } from "../logs/parse-line.ts";
import type { SourceCursor } from "../logs/source-cursor.ts";
import { formatRfc3339 } from "../logs/stamp-clock.ts";

/** Of a line; syslog daemons stop at 8 KiB. */
const TEXT_BYTES_MAX = 16_384;

/** The line that a cursor stands at, secrets masked. */
export function textOfLine({ bytes, start, end }: SourceCursor): string {
  const text = bytes.toString("utf8", start, Math.min(end, start + TEXT_BYTES_MAX));
  return maskSecrets(text.replace(/\r$/, ""));
}

/** The line that a cursor stands at as an event, secrets masked. Without a head the whole line is the body. */
export function eventOfLine({ source, line, header, hasHeader }: SourceCursor): LogEvent {
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
  return maskFields({
    source: source.name,
    line: source.originalLine?.(line) ?? line,
    at:
      hasHeader && !Number.isNaN(header.atMs)
        ? formatRfc3339(header.atMs, header.offsetMinutes)
        : null,
    ...draft,
  });
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
