import type { EventDraft } from "./event-draft.ts";
import { readQueueId } from "./queue-id.ts";
import { parseIp } from "./read-peer.ts";

const NOT_INTERNAL = /^(\S{1,255}) \[([0-9A-Fa-f:.]+)\] (not internal|not authenticated)/;

/** OpenDKIM: signing and verifying, one remark a line. */
export function parseOpendkim(body: string): EventDraft | undefined {
  const id = readQueueId(body, 0);
  if (id === undefined) return { kind: "server", reason: body };
  const text = body.slice(id.end);
  const event: EventDraft = { kind: "signature", reason: text };
  if (id.queueId !== undefined) event.queueId = id.queueId;
  if (text.startsWith("DKIM-Signature field added")) event.action = "signed";
  const client = NOT_INTERNAL.exec(text);
  if (client === null) return event;
  if (client[1] !== undefined && !client[1].startsWith("[")) event.clientName = client[1];
  const ip = parseIp(client[2] ?? "");
  if (ip !== undefined) event.clientIp = ip;
  return event;
}
