import type { EventDraft } from "./event-draft.ts";
import { readQueueId } from "./queue-id.ts";

/** OpenDMARC: `A1B2C3D4E5: example.com fail`. */
export function parseOpendmarc(body: string): EventDraft | undefined {
  const id = readQueueId(body, 0);
  if (id === undefined) return { kind: "server", reason: body };
  const event: EventDraft = { kind: "filter-verdict", reason: body.slice(id.end) };
  if (id.queueId !== undefined) event.queueId = id.queueId;
  const result = / (pass|fail|none|permerror|temperror)$/.exec(body)?.[1];
  if (result !== undefined) event.action = result;
  return event;
}
