import { putTail, splitEnvelopeTail } from "./envelope-tail.ts";
import type { EventDraft } from "./event-draft.ts";
import { readPostfixReject } from "./postfix-reject.ts";
import { readSmtpdWarning } from "./postfix-smtpd-warning.ts";
import { putClient } from "./put-peer.ts";
import { readQueueId } from "./queue-id.ts";
import { readPeer } from "./read-peer.ts";
import { readReply } from "./read-reply.ts";
import type { EventKind } from "../../core/log-event.ts";

/** postfix/smtpd: the conversation with a client, up to the queue id it got. */
export function parseSmtpd(body: string): EventDraft | undefined {
  if (body.startsWith("warning: ")) return readSmtpdWarning(body.slice("warning: ".length));
  const id = readQueueId(body, 0);
  const rest = body.slice(id?.end ?? 0);
  const event =
    readClientLine(rest) ??
    readProxyLine(rest) ??
    readPostfixReject(rest) ??
    readConversation(rest);
  if (event !== undefined && id?.queueId !== undefined) event.queueId = id.queueId;
  return event;
}

const SASL = /(?:, sasl_method=([^\s,]*))?(?:, sasl_username=(.*))?$/y;

/**
 * `client=name[ip]:port, sasl_method=.., sasl_username=.., sasl_sender=.., orig_queue_id=.., orig_client=..` in this
 * order (smtpd.c). Only `sasl_username` and `sasl_sender` are text of the client. A session that logged in and one
 * that an XFORWARD proxy vouches for are not the same session, so after a login no `orig_` field is believed.
 */
function readClientLine(rest: string): EventDraft | undefined {
  if (!rest.startsWith("client=")) return undefined;
  const peer = readPeer(rest, "client=".length);
  if (peer === undefined) return { kind: "accepted" };
  const event: EventDraft = { kind: "accepted" };
  putClient(event, peer);
  SASL.lastIndex = peer.end;
  const sasl = SASL.exec(rest);
  if (sasl === null) return putOriginal(event, rest, peer.end);
  const [, method, name] = sasl;
  if (method !== undefined) event.saslMethod = method;
  if (name === undefined) return event;
  const sender = name.indexOf(", sasl_sender=");
  event.saslUsername = sender < 0 ? withoutOriginal(name) : name.slice(0, sender);
  if (sender >= 0)
    event.saslSender = withoutOriginal(name.slice(sender + ", sasl_sender=".length)).replace(
      /^<(.*)>$/,
      "$1",
    );
  return event;
}

const ORIGINAL = /(?:, orig_queue_id=([0-9A-Za-z]{5,32}))?(?:, orig_client=)?/y;

function putOriginal(event: EventDraft, rest: string, at: number): EventDraft {
  ORIGINAL.lastIndex = at;
  const found = ORIGINAL.exec(rest);
  if (found === null) return event;
  if (found[1] !== undefined) event.origQueueId = found[1];
  if (!found[0].endsWith("orig_client=")) return event;
  const original = readPeer(rest, at + found[0].length);
  if (original?.name !== undefined) event.origClientName = original.name;
  if (original?.ip !== undefined) event.origClientIp = original.ip;
  return event;
}

function withoutOriginal(value: string): string {
  return value.replace(
    /(?:, orig_queue_id=[0-9A-Za-z]{5,32})?(?:, orig_client=[^\s[\],]{1,255}\[[0-9A-Fa-f:.]{1,60}\])?$/,
    "",
  );
}

const PROXY = /(proxy-(?:accept|reject)): ([A-Z-]+): ?/y;

/** smtpd_proxy.c: what the before-queue filter answered. */
function readProxyLine(rest: string): EventDraft | undefined {
  PROXY.lastIndex = 0;
  const head = PROXY.exec(rest);
  if (head === null) return undefined;
  const [whole, action = "", stage = ""] = head;
  const event: EventDraft = {
    kind: action === "proxy-accept" ? "filter-verdict" : "reject",
    action,
    stage,
  };
  const reply = readReply(rest.slice(whole.length));
  const { text, tail } = splitEnvelopeTail(reply.text);
  putTail(event, tail);
  if (reply.replyCode !== undefined) event.replyCode = reply.replyCode;
  if (reply.enhancedCode !== undefined) event.enhancedCode = reply.enhancedCode;
  if (text !== "") event.reason = text;
  return event;
}

interface Conversation {
  readonly head: RegExp;
  readonly kind: EventKind;
  readonly isAttack?: (stage: string) => boolean;
}

/** Each regular expression ends where `name[ip]` begins; group 1 is the stage. smtpd.c, smtpd_chat.c. */
const CONVERSATIONS: readonly Conversation[] = [
  { head: /connect from(?: |$)/y, kind: "connect" },
  { head: /disconnect from(?: |$)/y, kind: "disconnect" },
  // UNKNOWN: the last command was none of SMTP. CONNECT and STARTTLS are what load balancers and old TLS do, too.
  {
    head: /lost connection after ([A-Z-]+|\.)(?: \(\d+ bytes\))? from /y,
    kind: "connection-lost",
    isAttack: (s) => s === "AUTH" || s === "UNKNOWN",
  },
  { head: /timeout after ([A-Z-]+|\.)(?: \(\d+ bytes\))? from /y, kind: "connection-lost" },
  {
    head: /too many errors after ([A-Z-]+|\.)(?: \(\d+ bytes\))? from /y,
    kind: "protocol-violation",
    isAttack: () => true,
  },
  {
    head: /improper command pipelining after ([A-Z-]+|\.) from /y,
    kind: "protocol-violation",
    isAttack: () => true,
  },
  {
    head: /(?:bare <(?:LF|CR)>|non-SMTP command|unauthorized pipelining) (?:received )?after ([A-Z-]+|\.)(?: \(\d+ bytes\))? from /y,
    kind: "protocol-violation",
    isAttack: () => true,
  },
  {
    head: /(?:Anonymous|Untrusted|Trusted|Verified) TLS connection (?:established|reused) from /y,
    kind: "tls",
  },
  { head: /(?:setting up TLS connection|SSL_accept error|TLS SNI \S{1,255}) from /y, kind: "tls" },
];

function readConversation(rest: string): EventDraft | undefined {
  for (const { head, kind, isAttack } of CONVERSATIONS) {
    head.lastIndex = 0;
    const found = head.exec(rest);
    if (found === null) continue;
    const event: EventDraft = { kind };
    const peer = readPeer(rest, found[0].length);
    if (peer !== undefined) putClient(event, peer);
    const stage = found[1];
    if (stage !== undefined) event.stage = stage;
    if (kind === "disconnect" && peer !== undefined && onlyFailedLogins(rest.slice(peer.end)))
      event.attack = true;
    if (isAttack?.(stage ?? "") === true) event.attack = true;
    const remark = peer === undefined ? "" : rest.slice(peer.end).replace(/^: ?/, "");
    if (kind === "tls" && /error/.test(found[0]) && remark !== "") event.reason = remark;
    return event;
  }
  return undefined;
}

/** ` ehlo=1 auth=0/3 quit=1 commands=2/5`: logins were tried, none worked, and no mail was accepted in the session. */
function onlyFailedLogins(counts: string): boolean {
  return / auth=0\/[1-9]/.test(counts) && !/ mail=[1-9]/.test(counts);
}
