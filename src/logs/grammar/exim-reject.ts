import type { EventDraft } from "./event-draft.ts";
import { putEximClient, readEximHost } from "./exim-host.ts";
import { readBracketed } from "./read-address.ts";

/** What may follow the address of the client in a refusal. */
const AFTER_HOST =
  / (?:I=\[|U=|P=|Ci=|X=|CV=|SNI=|A=|F=|DN=|L |K |PRX=|TFO|rejected |temporarily rejected |sender verify |Warning: |incomplete transaction|discarded |accepted |detected |"|overlong |unqualified |invalid |no |too )/y;

/** `H=host (helo) [ip]:port X=.. F=<sender> A=plain:bob rejected RCPT <to>: reason` (Exim smtp_in.c, acl.c, verify.c). */
export function readEximReject(rest: string): EventDraft | undefined {
  if (!rest.startsWith("H=")) return undefined;
  const host = readEximHost(rest, "H=".length, AFTER_HOST);
  if (host === undefined) return undefined;
  const event: EventDraft = { kind: "trouble" };
  putEximClient(event, host);
  const end = readFields(event, rest, host.end);
  const text = rest.slice(end).replace(/^ /, "");
  return putRefusal(event, text) ?? putVerify(event, text) ?? putOther(event, text);
}

const KEY = / (I|U|P|Ci|X|CV|SNI|DN|PRX|L|K)=?("(?:[^"\\]|\\.)*"|[^\s"]\S*|)(?= |$)/y;
const AUTH = / A=([\w.-]{1,64})(?::(\S*))?/y;
const UNBRACKETED = / F=([^\s<]\S*)/y;

function readFields(event: EventDraft, text: string, from: number): number {
  for (let at = from; ;) {
    AUTH.lastIndex = KEY.lastIndex = UNBRACKETED.lastIndex = at;
    if (text.startsWith(" F=<", at)) {
      const sender = readBracketed(text, at + 3);
      if (sender === undefined) return at;
      event.from = sender.address;
      at = sender.end;
      continue;
    }
    const auth = AUTH.exec(text);
    const found = auth ?? UNBRACKETED.exec(text) ?? KEY.exec(text);
    if (found === null) return at;
    at += found[0].length;
    if (auth !== null) {
      event.authenticator = auth[1] ?? "";
      if (auth[2] !== undefined) event.saslUsername = auth[2].split(":", 1)[0] ?? "";
    } else if (found[0].startsWith(" F=")) event.from = found[1] ?? "";
    else if (found[1] === "U") event.user = found[2] ?? "";
    else if (found[1] === "P") event.protocol = found[2] ?? "";
  }
}

const REJECTED =
  /(temporarily )?rejected (RCPT|MAIL|AUTH|HELO|EHLO|HELO or EHLO|EHLO or HELO|STARTTLS|VRFY|EXPN|ETRN|DATA|PREDATA|after DATA|during MIME ACL checks|connection|PRDR)( in "\w+" ACL)? ?/y;

function putRefusal(event: EventDraft, text: string): EventDraft | undefined {
  REJECTED.lastIndex = 0;
  const found = REJECTED.exec(text);
  if (found === null) return undefined;
  event.kind = "reject";
  event.action = found[1] === undefined ? "reject" : "temporary-reject";
  event.stage = found[2] === "connection" ? "CONNECT" : (found[2] ?? "");
  const { argument, reason } = splitArgument(text.slice(found[0].length));
  if (event.stage === "RCPT" && argument !== "") event.to = argument;
  if (event.stage === "MAIL" && argument !== "") event.from ??= argument;
  if (reason !== "") event.reason = reason;
  if (isAttack(event.action, event.stage, reason)) event.attack = true;
  return event;
}

/** `<to>: reason`, `to: reason`, `: reason`. */
function splitArgument(text: string): { readonly argument: string; readonly reason: string } {
  const bracketed = readBracketed(text, 0);
  if (bracketed !== undefined)
    return { argument: bracketed.address, reason: text.slice(bracketed.end).replace(/^: ?/, "") };
  const colon = text.indexOf(":");
  if (colon < 0) return { argument: text.trim(), reason: "" };
  return { argument: text.slice(0, colon).trim(), reason: text.slice(colon + 1).trim() };
}

/** Content was judged after DATA: that may hit a forwarder. Greylisting and unfinished look-ups come as "temporarily". */
function isAttack(action: string, stage: string, reason: string): boolean {
  if (OWN_TROUBLE.test(reason)) return false;
  if (action === "temporary-reject") return REPUTATION.test(reason);
  return stage !== "after DATA" && stage !== "during MIME ACL checks"
    ? true
    : REPUTATION.test(reason);
}

const OWN_TROUBLE =
  /^(?:local configuration|failed to |Could not complete|lookup failed|host lookup did not complete|temporarily unable|too many (?:connections|recipients)|space shortage|message (?:too big|size)|Please try again|cannot route|retry timeout)|greylist/i;
const REPUTATION =
  /relay not permitted|relaying denied|\bRBL\b|\bDNSBL\b|dnsbl|blacklist|blocklist|black list|block list|spamhaus|spamcop|barracuda/i;

const VERIFY = /sender verify (fail|defer) for <?/y;

/** The sender does not exist, says verification; a defer is a DNS answer that did not come. */
function putVerify(event: EventDraft, text: string): EventDraft | undefined {
  VERIFY.lastIndex = 0;
  const found = VERIFY.exec(text);
  if (found === null) return undefined;
  const { argument, reason } = splitArgument(text.slice(found[0].replace(/<$/, "").length));
  event.kind = "reject-warning";
  event.action = `sender-verify-${found[1] ?? ""}`;
  event.stage = "MAIL";
  event.from = argument;
  if (reason !== "") event.reason = reason;
  if (found[1] === "fail") event.attack = true;
  return event;
}

function putOther(event: EventDraft, text: string): EventDraft {
  if (text.startsWith("incomplete transaction")) event.kind = "connection-lost";
  else if (text.startsWith("Warning: ")) event.kind = "reject-warning";
  if (text !== "") event.reason = text;
  const sender =
    event.kind === "connection-lost" ? readBracketed(text, text.indexOf(" from <") + 6) : undefined;
  if (sender !== undefined) event.from = sender.address;
  return event;
}
