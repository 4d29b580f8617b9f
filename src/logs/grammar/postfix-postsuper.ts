import type { EventKind } from "../../core/log-event.ts";
import type { EventDraft } from "./event-draft.ts";
import { readQueueId } from "./queue-id.ts";

const DONE: Readonly<Record<string, EventKind>> = {
  removed: "deleted",
  requeued: "requeued",
  "placed on hold": "held",
  "released from hold": "released",
  expired: "expired",
};

/** postfix/postsuper: what an administrator did to the queue. */
export function parsePostsuper(body: string): EventDraft | undefined {
  const id = readQueueId(body, 0);
  if (id === undefined) return readTotal(body);
  const kind = DONE[body.slice(id.end).trim()];
  if (kind === undefined) return undefined;
  return { kind, ...(id.queueId !== undefined && { queueId: id.queueId }) };
}

/** `Deleted: 12 messages`. */
function readTotal(body: string): EventDraft | undefined {
  return /^(?:Deleted|Requeued|Placed on hold|Released from hold|Expired|Force-expired): \d+ messages?$/.test(
    body,
  )
    ? { kind: "statistics", reason: body }
    : undefined;
}
