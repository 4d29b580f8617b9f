import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";

/** `user=<x>, method=PLAIN, rip=..`; the user may hold anything, even `>, rip=192.0.2.1`, so `rip` is the last one. */
const PEER = /, (?:method=([A-Za-z0-9_-]{0,40}), )?rip=([0-9A-Fa-f:.]{2,45})(?=,|\s|$)/g;

/** login_log_format_elements of Dovecot 1 to 2.4, in imap-login, pop3-login, submission-login, managesieve-login. */
export function readDovecotLogin(text: string): EventDraft | undefined {
  const event = readOutcome(text);
  if (event === undefined) return undefined;
  const userAt = text.indexOf("user=<");
  const peer = lastPeer(text, userAt < 0 ? 0 : userAt);
  if (userAt >= 0) putUser(event, text, userAt + "user=<".length, peer?.index ?? text.length);
  if (peer !== undefined) {
    if (peer.method !== undefined) event.saslMethod = peer.method;
    event.clientIp = peer.ip;
  }
  return event;
}

function lastPeer(
  text: string,
  from: number,
): { readonly index: number; readonly ip: string; readonly method?: string } | undefined {
  const plain = text.replace(/: (?=(?:method|rip)=)/g, ", ");
  let last: { index: number; ip: string; method?: string } | undefined;
  PEER.lastIndex = from;
  for (let found = PEER.exec(plain); found !== null; found = PEER.exec(plain)) {
    const ip = parseIp(found[2] ?? "");
    if (ip !== undefined)
      last = { index: found.index, ip, ...(found[1] !== undefined && { method: found[1] }) };
  }
  return last;
}

/** The name ends at the last `>` before the peer. */
function putUser(event: EventDraft, text: string, from: number, peerAt: number): void {
  const close = peerAt < text.length ? text.lastIndexOf(">", peerAt) : text.indexOf(">", from);
  if (close >= from) event.saslUsername = text.slice(from, close);
}

const SUCCESS = /^(?:(?:Login|Logged in): |proxy\([^()]{1,320}\): started proxying to )/;
const FAILED =
  /\((?:auth failed, \d+ attempts|proxy dest auth failed|auth service reported|authorization failed|user disabled|password expired|cert required)/;
const ABORTED =
  /\((?:tried to use (?:disabled|disallowed)|client didn't finish SASL auth|auth aborted)/;
const VIOLATION = /Too many (?:invalid|bad) commands/;
/** Nobody tried to log in: monitors, port scans, clients that dislike our certificate, our own slow start. */
const NO_ATTEMPT = /\((?:no auth attempts|disconnected (?:before|during)|internal failure)/;
const LIMIT = /^Maximum number of connections from user\+IP exceeded/;
const ENDED =
  /^(?:Disconnected|Aborted login|Login aborted|Client has quit|Remote closed|Connection closed|Inactivity|Timeout|Shutting down|Logged out|Disconnect)/;

function readOutcome(text: string): EventDraft | undefined {
  if (SUCCESS.test(text)) return { kind: "login" };
  if (LIMIT.test(text)) return { kind: "rate-limit", reason: "mail_max_userip_connections" };
  const cut = text.indexOf("user=<");
  const head = (cut < 0 ? text : text.slice(0, cut)).replace(/: $/, "");
  if (!ENDED.test(text)) return undefined;
  if (FAILED.test(head)) return { kind: "auth-failure", reason: head, attack: true };
  if (ABORTED.test(head)) return { kind: "auth-aborted", reason: head, attack: true };
  if (VIOLATION.test(head)) return { kind: "protocol-violation", reason: head, attack: true };
  return { kind: NO_ATTEMPT.test(head) ? "connection-lost" : "disconnect", reason: head };
}
