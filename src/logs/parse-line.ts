// placeholder until the grammar lands
import type { LogEvent } from "../core/log-event.ts";
export function parseLine(_header: { program?: string }, _body: string): Omit<LogEvent, "source" | "line" | "at"> {
  return { kind: "unparsed" };
}
