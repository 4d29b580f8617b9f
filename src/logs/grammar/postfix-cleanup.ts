import type { EventDraft } from "./event-draft.ts";
import { readHeaderAction } from "./postfix-header-action.ts";
import { readPostfixReject } from "./postfix-reject.ts";
import { readQueueId } from "./queue-id.ts";

/** postfix/cleanup: message-ids, header and body checks, milters at the end of a message. */
export function parseCleanup(body: string): EventDraft | undefined {
  const id = readQueueId(body, 0);
  if (id === undefined) return undefined;
  const rest = body.slice(id.end);
  const event = readMessageId(rest) ?? readPostfixReject(rest) ?? readHeaderAction(rest);
  if (event !== undefined && id.queueId !== undefined) event.queueId = id.queueId;
  return event;
}

/** cleanup_message.c writes the header as it came: `<id>`, `<>`, without brackets, encoded, with blanks. */
function readMessageId(rest: string): EventDraft | undefined {
  const found = /^(?:resent-)?message-id=/.exec(rest);
  if (found === null) return undefined;
  const raw = rest.slice(found[0].length).trim();
  const bare = raw.startsWith("<") && raw.endsWith(">") ? raw.slice(1, -1) : raw;
  return { kind: "message-id", messageId: bare };
}
