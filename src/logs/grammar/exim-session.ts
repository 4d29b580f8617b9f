import type { EventKind } from "../../core/log-event.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { putEximClient, readEximHost } from "./exim-host.ts";
import { parseIp } from "./read-peer.ts";

interface Session {
  /** Ends where the host begins; group 1, if any, is the stage. */
  readonly head: RegExp;
  readonly kind: EventKind;
  readonly isAttack?: (after: string) => boolean;
  readonly action?: string;
}

const always = (): boolean => true;

/** What may follow the address of the client in these lines. */
const AFTER_HOST =
  /(?: (?:I=\[|U=|Ci=|X=|CV=|SNI=|P=|F=|D=|\(TCP\/IP|\(SSL_|\(gnutls|\(recv|\(send|\(host|\(tcp|\(tls|closed|lost|dropped|refused|input=|next input=|AUTH |[A-Z-]{2,20} (?:authentication mechanism|command)|unrecognized|syntax|only|too|rejected|unexpected|used|error|missing|malformed|must|invalid|not|no )|:|$|"|,|\))/y;

/** Exim smtp_in.c, daemon.c, tls-openssl.c. */
const SESSIONS: readonly Session[] = [
  {
    head: /SMTP connection from /y,
    kind: "connect",
    isAttack: (after) => /closed by DROP in ACL/.test(after),
  },
  {
    head: /no MAIL in SMTP connection from /y,
    kind: "protocol-violation",
    isAttack: always,
    action: "no-mail",
  },
  {
    head: /SMTP call from /y,
    kind: "protocol-violation",
    isAttack: (after) => /dropped: too many /.test(after),
    action: "dropped",
  },
  {
    head: /SMTP (?:command|data) timeout (?:\(message abandoned\) )?on (?:TLS )?connection from /y,
    kind: "connection-lost",
  },
  {
    head: /lost connection while reading message data (?:\(header\) )?from /y,
    kind: "connection-lost",
  },
  { head: /unexpected disconnection while reading SMTP command from /y, kind: "connection-lost" },
  {
    head: /(?:TLS|SSL) (?:error|session) (?:on|:)? ?(?:\([^()]{0,80}\) ?)?(?:on )?connection (?:from|to) /y,
    kind: "tls",
  },
  { head: /TLS error on connection (?:from|to) /y, kind: "tls" },
  {
    head: /(?:refused|rejected) connection from (?:H=)?/y,
    kind: "reject",
    action: "reject",
    isAttack: always,
  },
  { head: /[Cc]onnection from (?=\[|\(|\S+ [[(])/y, kind: "rate-limit" },
  {
    head: /rejected (EHLO|HELO|EHLO or HELO|HELO or EHLO) from /y,
    kind: "protocol-violation",
    isAttack: always,
    action: "reject",
  },
  {
    head: /unqualified (?:sender|recipient) rejected: (?:<[^<>]*> )?H=/y,
    kind: "reject",
    isAttack: always,
    action: "reject",
  },
  {
    head: /VRFY failed for \S{1,320} H=/y,
    kind: "protocol-violation",
    isAttack: always,
    action: "VRFY",
  },
];

/** Lines about a connection that belong to no message yet. */
export function readEximSession(rest: string): EventDraft | undefined {
  for (const { head, kind, isAttack, action } of SESSIONS) {
    head.lastIndex = 0;
    const found = head.exec(rest);
    if (found === null) continue;
    const host = readEximHost(rest, found[0].length, AFTER_HOST);
    if (host === undefined) continue;
    const after = rest.slice(host.end).replace(/^[:,]? ?/, "");
    const event: EventDraft = { kind: kind === "connect" ? endOfConnection(after) : kind };
    putEximClient(event, host);
    if (action !== undefined) event.action = action;
    if (found[1] !== undefined) event.stage = found[1];
    if (after !== "") event.reason = after;
    if (isAttack?.(after) === true) event.attack = true;
    return event;
  }
  return readQuoted(rest) ?? readHostName(rest);
}

function endOfConnection(after: string): EventKind {
  if (/closed by DROP in ACL/.test(after)) return "reject";
  if (/(?:^| )lost(?: |$)/.test(after)) return "connection-lost";
  return /(?:^| )closed /.test(after) ? "disconnect" : "connect";
}

/** The reason is Exim's and may begin with any word; two readings of a HELO then mean that the client stays unknown. */
const AFTER_QUOTED = /(?: |$)/y;

const QUOTED = /SMTP (?:protocol (?:synchronization )?error|syntax error) (?:in |\()/y;

/**
 * `SMTP protocol error in "AUTH LOGIN" H=(helo) [ip] reason` and `SMTP protocol synchronization error (..): rejected
 * "RSET" H=..` or `rejected connection from H=..`. The command is what the client sent and may hold `" H=(x) [8.8.8.8]`:
 * the host follows the last `H=` that reads as one.
 */
function readQuoted(rest: string): EventDraft | undefined {
  QUOTED.lastIndex = 0;
  if (QUOTED.exec(rest) === null) return undefined;
  const event: EventDraft = { kind: "protocol-violation", reason: maskSecrets(rest), attack: true };
  const limit = endBeforeInput(rest);
  for (
    let at = rest.lastIndexOf(" H=", limit), tries = 0;
    at > 0 && tries < 16;
    at = rest.lastIndexOf(" H=", at - 1), tries += 1
  ) {
    const host = readEximHost(rest, at + 3, AFTER_QUOTED);
    if (host === undefined) continue;
    putEximClient(event, host);
    return event;
  }
  return event;
}

/** `input="..."` at the end is the client's, too; Exim escapes quotes in it, so it begins at its own first `="`. */
function endBeforeInput(rest: string): number {
  const input = rest.startsWith("SMTP protocol synchronization error")
    ? rest.indexOf('input="')
    : -1;
  return input < 0 ? rest.length : input;
}

const NO_NAME = /^no host name found for IP address ([0-9A-Fa-f:.]+)/;
const MISMATCH =
  /^(?:IP address|no IP address found for host) |does not match any IP address for|^host name alias list truncated|^no IP address found for host/;

function readHostName(rest: string): EventDraft | undefined {
  const ip = parseIp(NO_NAME.exec(rest)?.[1] ?? "");
  if (ip !== undefined) return { kind: "name-service", clientIp: ip, reason: rest };
  return MISMATCH.test(rest) ? { kind: "name-service", reason: rest } : undefined;
}
