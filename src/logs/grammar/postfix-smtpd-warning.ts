import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { putClient } from "./put-peer.ts";
import { readQueueId } from "./queue-id.ts";
import { parseIp, readPeer } from "./read-peer.ts";

/** What follows `warning: ` in smtpd: failed logins, limits, names that do not resolve. */
export function readSmtpdWarning(rest: string): EventDraft | undefined {
  return (
    readHostName(rest) ??
    readLimit(rest) ??
    readLoginFailure(rest) ??
    readIllegal(rest) ??
    readOther(rest)
  );
}

const SASL_FAILED =
  /(?::\d{1,5})?: SASL ([A-Za-z0-9_-]+) authentication (failed|aborted)(?:: ?|$)/y;

/**
 * `name[ip]: SASL LOGIN authentication failed: reason, sasl_username=x` (smtpd_sasl_glue.c).
 * The reason is Postfix' or Dovecot's; the user name, last in the line, is the client's.
 */
function readLoginFailure(rest: string): EventDraft | undefined {
  const id = readQueueId(rest, 0);
  const peer = readPeer(rest, id?.end ?? 0);
  if (peer === undefined) return undefined;
  SASL_FAILED.lastIndex = peer.end;
  const found = SASL_FAILED.exec(rest);
  if (found === null) return undefined;
  const text = rest.slice(peer.end + found[0].length);
  const userAt = text.indexOf("sasl_username=");
  const reason = (userAt < 0 ? text : text.slice(0, userAt)).replace(/,? *$/, "");
  const lost = LOST_BACK_END.test(reason);
  const event: EventDraft = {
    kind: lost ? "trouble" : found[2] === "aborted" ? "auth-aborted" : "auth-failure",
  };
  if (id?.queueId !== undefined) event.queueId = id.queueId;
  putClient(event, peer);
  event.saslMethod = found[1] ?? "";
  if (userAt >= 0) event.saslUsername = text.slice(userAt + "sasl_username=".length);
  if (reason !== "")
    event.reason = maskSecrets(`authentication failed: ${reason}`).slice(
      "authentication failed: ".length,
    );
  if (!lost) event.attack = true;
  return event;
}

/** The client did nothing wrong when our own authentication server is gone. */
const LOST_BACK_END =
  /^(?:Connection lost to authentication server|Temporary authentication failure|Cannot connect to|generic failure|Internal authentication failure)/i;

const HOST_NAME = /hostname (\S{1,255}) (?:does not resolve to address|verification failed) ?/y;

/** smtpd_peer.c. The name comes from the owner of the address, so it stays out of `clientName`. */
function readHostName(rest: string): EventDraft | undefined {
  if (/^(?:numeric|malformed) (?:hostname|domain name)|^valid_hostname: /.test(rest))
    return { kind: "name-service", reason: rest };
  HOST_NAME.lastIndex = 0;
  const found = HOST_NAME.exec(rest);
  if (found !== null) {
    const event: EventDraft = { kind: "name-service", reason: rest };
    const ip = parseIp(/[0-9A-Fa-f:.]*[0-9A-Fa-f]/.exec(rest.slice(found[0].length))?.[0] ?? "");
    if (ip !== undefined) event.clientIp = ip;
    return event;
  }
  const address =
    /^(?:Address|address) ?([0-9A-Fa-f:.]+)|^([0-9A-Fa-f:.]+): (?:hostname|address not listed for hostname) /.exec(
      rest,
    );
  const ip = parseIp(address?.[1] ?? address?.[2] ?? "");
  return ip === undefined ? undefined : { kind: "name-service", clientIp: ip, reason: rest };
}

const LIMIT =
  /(?:(?:Connection|New TLS session|Message delivery request|Recipient address|Address|AUTH command|TLS) )?(?:rate|concurrency) limit exceeded: \d+ from /iy;

/** smtpd.c with anvil(8): the client went past a limit that the administrator set. */
function readLimit(rest: string): EventDraft | undefined {
  LIMIT.lastIndex = 0;
  const found = LIMIT.exec(rest);
  const peer = found === null ? undefined : readPeer(rest, found[0].length);
  if (found === null || peer === undefined) return undefined;
  const event: EventDraft = {
    kind: "rate-limit",
    reason: found[0].replace(/ from $/, ""),
    attack: true,
  };
  putClient(event, peer);
  return event;
}

const ILLEGAL =
  /(?:Illegal address syntax from |non-SMTP command from |dropping connection from |bare <LF> received from |support for restriction |non-E?SMTP command from )/y;

/** smtpd.c: the client does not speak SMTP. */
function readIllegal(rest: string): EventDraft | undefined {
  ILLEGAL.lastIndex = 0;
  const found = ILLEGAL.exec(rest);
  const peer = found === null ? undefined : readPeer(rest, found[0].length);
  if (found === null || peer === undefined) return undefined;
  const event: EventDraft = {
    kind: "protocol-violation",
    reason: `${found[0].trim()} ${rest.slice(found[0].length)}`,
    attack: true,
  };
  putClient(event, peer);
  return event;
}

/** `name[ip]: remark`, `QUEUEID: queue file size limit exceeded`, and what has no peer at all. */
function readOther(rest: string): EventDraft {
  const id = readQueueId(rest, 0);
  const event: EventDraft = { kind: "trouble", reason: maskSecrets(rest.slice(id?.end ?? 0)) };
  if (id?.queueId !== undefined) event.queueId = id.queueId;
  const peer = readPeer(rest, id?.end ?? 0);
  if (peer !== undefined && rest.startsWith(": ", peer.end)) putClient(event, peer);
  return event;
}
