import type { EventDraft } from "./event-draft.ts";
import { readQueueId } from "./queue-id.ts";
import { readAddress } from "./read-address.ts";

const UID = /uid=(\d{1,10}) from=/y;

/** postfix/pickup: `A1B2C3D4E5: uid=33 from=<www-data>`, a local user handed in a message with sendmail(1). */
export function parsePickup(body: string): EventDraft | undefined {
  const id = readQueueId(body, 0);
  if (id === undefined) return undefined;
  const rest = body.slice(id.end);
  UID.lastIndex = 0;
  const found = UID.exec(rest);
  if (found === null) return undefined;
  const event: EventDraft = { kind: "accepted", uid: Number(found[1]) };
  if (id.queueId !== undefined) event.queueId = id.queueId;
  const from = readAddress(rest, found[0].length);
  if (from !== undefined) event.from = from.address;
  return event;
}
