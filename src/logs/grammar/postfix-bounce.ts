import type { EventDraft } from "./event-draft.ts";
import { readQueueId } from "./queue-id.ts";

const NOTICE =
  /(sender|postmaster) (non-delivery|delay|delivery status|verification) notification: ([0-9A-Za-z]{5,32})/y;

/** postfix/bounce, defer, trace: `A1B2C3D4E5: sender non-delivery notification: F6A7B8C9D0`. */
export function parseBounce(body: string): EventDraft | undefined {
  const id = readQueueId(body, 0);
  if (id === undefined) return readFileTrouble(body);
  NOTICE.lastIndex = id.end;
  const found = NOTICE.exec(body);
  if (found === null) return undefined;
  const [, receiver = "", action = "", notice = ""] = found;
  const event: EventDraft = {
    kind: "notification",
    action: `${receiver} ${action}`,
    notificationQueueId: notice,
  };
  if (id.queueId !== undefined) event.queueId = id.queueId;
  return event;
}

const FILE_TROUBLE =
  /^(?:fatal|error|warning): (?:append|open|close|lock|read|create) (?:to )?file (?:defer|bounce|trace) ([0-9A-Za-z]{5,32}): /;

/** `fatal: append file defer A1B2C3D4E5: No space left on device` (bounce_append_service.c). */
function readFileTrouble(body: string): EventDraft | undefined {
  const found = FILE_TROUBLE.exec(body);
  if (found === null) return undefined;
  const reason = body.slice(found[0].length);
  return {
    kind: reason.startsWith("No space") ? "resource" : "trouble",
    queueId: found[1] ?? "",
    reason,
  };
}
