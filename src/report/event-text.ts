import type { LogEvent } from "../core/log-event.ts";
import { shortStamp } from "./text/stamp.ts";
import { visible } from "./visible.ts";

/** Shown in front, or not worth a column. */
const IN_FRONT = new Set<string>(["at", "kind", "source", "line", "queueId"]);

/** One event on one line for a reader: `2024-05-01 08:00  accepted  3B7085E038D  clientIp=192.0.2.7 ...`. */
export function eventText(event: LogEvent): string {
  const rest = Object.entries(event)
    .filter(([name, value]) => value !== undefined && !IN_FRONT.has(name))
    .map(([name, value]) => `${name}=${quote(value)}`);
  const front = [
    shortStamp(event.at, "-".padEnd(16)),
    `${event.source}:${event.line}`,
    event.kind,
    event.queueId ?? "-",
  ];
  return visible([...front, rest.join(" ")].join("  ").trimEnd());
}

function quote(value: unknown): string {
  if (typeof value === "string") return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
  return JSON.stringify(value);
}
