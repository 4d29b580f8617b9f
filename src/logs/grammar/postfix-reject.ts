import { putTail, splitEnvelopeTail } from "./envelope-tail.ts";
import type { EventDraft } from "./event-draft.ts";
import { putClient } from "./put-peer.ts";
import { readPeer } from "./read-peer.ts";
import { readReply } from "./read-reply.ts";
import { isRefusedAttempt } from "./smtpd-verdict.ts";
import type { EventKind } from "../../core/log-event.ts";

/** `ACTION: STAGE from name[ip]: ` (smtpd_check.c log_whatsup; postscreen_smtpd.c for `[ip]:port`). */
const HEAD = /((?:milter-)?[a-z_]+): ([A-Z][A-Z-]*|\.) from /y;

const KINDS: Readonly<Record<string, EventKind>> = {
  reject: "reject",
  reject_warning: "reject-warning",
  "milter-reject": "reject",
  "milter-hold": "held",
  "milter-discard": "discarded",
  hold: "held",
  discard: "discarded",
  filter: "header-action",
  redirect: "header-action",
  bcc: "header-action",
  prepend: "header-action",
  warn: "reject-warning",
  info: "header-action",
  permit: "screening",
  trigger: "header-action",
  delay: "header-action",
};

/** Reads `reject: RCPT from name[ip]: 554 5.7.1 <x>: Relay access denied; from=<..> to=<..> proto=.. helo=<..>`. */
export function readPostfixReject(rest: string): EventDraft | undefined {
  HEAD.lastIndex = 0;
  const head = HEAD.exec(rest);
  if (head === null) return undefined;
  const [whole, action = "", stage = ""] = head;
  const kind = KINDS[action];
  const peer = readPeer(rest, whole.length);
  if (kind === undefined || peer === undefined) return undefined;
  const event: EventDraft = { kind, action, stage };
  putClient(event, peer);
  const reply = readReply(rest.slice(peer.end).replace(/^: ?/, ""));
  const { text, tail } = splitEnvelopeTail(reply.text);
  putTail(event, tail);
  if (reply.replyCode !== undefined) event.replyCode = reply.replyCode;
  if (reply.enhancedCode !== undefined) event.enhancedCode = reply.enhancedCode;
  if (text !== "") event.reason = text;
  if (isAttack(action, stage, reply.replyCode, text)) event.attack = true;
  return event;
}

/** A milter that refuses after DATA judged the content: that may hit a forwarder, so it is no attempt by itself. */
function isAttack(
  action: string,
  stage: string,
  replyCode: number | undefined,
  text: string,
): boolean {
  if (action === "reject") return isRefusedAttempt(replyCode, text);
  return (
    action === "milter-reject" && stage !== "END-OF-MESSAGE" && isRefusedAttempt(replyCode, text)
  );
}
