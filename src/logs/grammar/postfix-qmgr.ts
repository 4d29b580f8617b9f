import type { EventDraft } from "./event-draft.ts";
import { readDelivery } from "./postfix-delivery.ts";
import { readQueueId } from "./queue-id.ts";
import { readAddress } from "./read-address.ts";

/** postfix/qmgr (and nqmgr): a message enters the active queue, expires, or is removed. */
export function parseQmgr(body: string): EventDraft | undefined {
  const id = readQueueId(body, 0);
  if (id === undefined) return undefined;
  const rest = body.slice(id.end);
  const event = readActive(rest) ?? readRemark(rest) ?? readDelivery(rest);
  if (event !== undefined && id.queueId !== undefined) event.queueId = id.queueId;
  return event;
}

const SIZE = /, size=(\d+)(?:, nrcpt=(\d+))?/y;
const STATUS = /, status=([A-Za-z-]+)(?:, |$)/y;

/** `from=<x>, size=1, nrcpt=2 (queue active)` (qmgr_active.c) or `from=<x>, status=expired, returned to sender`. */
function readActive(rest: string): EventDraft | undefined {
  if (!rest.startsWith("from=")) return undefined;
  const from = readAddress(rest, "from=".length);
  if (from === undefined) return undefined;
  SIZE.lastIndex = from.end;
  const size = SIZE.exec(rest);
  if (size !== null) {
    const event: EventDraft = { kind: "queued", from: from.address, sizeBytes: Number(size[1]) };
    if (size[2] !== undefined) event.recipientCount = Number(size[2]);
    return event;
  }
  STATUS.lastIndex = from.end;
  const status = STATUS.exec(rest);
  if (status === null) return { kind: "queued", from: from.address };
  return {
    kind: "expired",
    from: from.address,
    status: status[1] ?? "",
    statusText: rest.slice(STATUS.lastIndex),
  };
}

function readRemark(rest: string): EventDraft | undefined {
  if (rest === "removed") return { kind: "removed" };
  if (rest.startsWith("skipped, still being delivered")) return { kind: "queue-run", reason: rest };
  return undefined;
}
