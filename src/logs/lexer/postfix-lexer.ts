import {
  ascii,
  findByte,
  findBytes,
  findLastBytes,
  hasBytes,
  isSrs,
  readNumber,
} from "../../core/byte-scan.ts";
import { ORIGIN } from "../../core/ledger.ts";
import { OUTCOME, ROUTE } from "../../core/mail-sink.ts";
import { REFUSAL } from "../../core/traffic.ts";
import type { LexerContext } from "./lexer-context.ts";
import { createPeer, isLoopbackIp, isPrivateIp, readPeer } from "./peer.ts";

const QUEUED_AS = ascii("queued as ");
const FORWARDED_AS = ascii("forwarded as ");
const NON_DELIVERY = ascii("sender non-delivery notification: ");
// What daemons write, as bytes: comparing with a string costs a look at its representation for every letter.
const CLIENT = ascii("client=");
const REJECT = ascii("reject: ");
const MILTER_REJECT = ascii("milter-reject: ");
const SASL_USERNAME = ascii("sasl_username=");
const COMMA_SASL_SENDER = ascii(", sasl_sender=");
const COMMA_ORIG_QUEUE_ID = ascii(", orig_queue_id=");
const SASL_METHOD = ascii("sasl_method=");
const ORIG_QUEUE_ID = ascii("orig_queue_id=");
const CONNECT_FROM = ascii("connect from ");
const DISCONNECT_FROM = ascii("disconnect from ");
const LOST_CONNECTION_AFTER = ascii("lost connection after ");
const ANONYMOUS_TLS_CONNECTION_ESTABLISHED = ascii("Anonymous TLS connection established ");
const NOQUEUE_REJECT = ascii("NOQUEUE: reject: ");
const WARNING = ascii("warning: ");
const SSL_ACCEPT_ERROR_FROM = ascii("SSL_accept error from ");
const IMPROPER_COMMAND_PIPELINING_AFTER = ascii("improper command pipelining after ");
const HOSTNAME = ascii("hostname ");
const SASL = ascii(": SASL ");
const BLANK_AUTHENTICATION_FAILED = ascii(" authentication failed: ");
const CONNECTION_LOST_TO_AUTHENTICATION_SERVER = ascii("Connection lost to authentication server");
const COMMA_SASL_USERNAME = ascii(", sasl_username=");
const BLANK_FROM = ascii(" from ");
const UID = ascii("uid=");
const MESSAGE_ID = ascii("message-id=");
const RESENT_MESSAGE_ID = ascii("resent-message-id=");
const REMOVED = ascii("removed");
const FROM = ascii("from=");
const COMMA_SIZE = ascii(", size=");
const COMMA_STATUS = ascii(", status=");
const COMMA_STATUS_EXPIRED = ascii(", status=expired");
const COMMA_STATUS_FORCE_EXPIRED = ascii(", status=force-expired");
const COMMA_NRCPT = ascii(", nrcpt=");
const TO = ascii("to=");
const RELAY = ascii("relay=");
const ORIG_TO = ascii("orig_to=");
const SENT = ascii("sent");
const DEFERRED = ascii("deferred");
const SOFTBOUNCE = ascii("SOFTBOUNCE");
const BOUNCED = ascii("bounced");
const HOST = ascii("host ");
const LOST_CONNECTION_WITH = ascii("lost connection with ");
const CONVERSATION_WITH = ascii("conversation with ");
const NONE = ascii("none");
const DELIVERY_TEMPORARILY_SUSPENDED = ascii("delivery temporarily suspended");
const SUSPENDED = ascii("delivery temporarily suspended: ");
const HOST_AT_START = ascii("Host ");
const BLANK_NOTIFICATION = ascii(" notification: ");
const TRUSTED_TLS_CONNECTION_ESTABLISHED_TO = ascii("Trusted TLS connection established to ");
const UNTRUSTED_TLS_CONNECTION_ESTABLISHED_TO = ascii("Untrusted TLS connection established to ");
const VERIFIED_TLS_CONNECTION_ESTABLISHED_TO = ascii("Verified TLS connection established to ");
const ANONYMOUS_TLS_CONNECTION_ESTABLISHED_TO = ascii("Anonymous TLS connection established to ");
const CONNECT_TO = ascii("connect to ");
const SEMICOLON_FROM = ascii("; from=<");
const RELAY_ACCESS_DENIED = ascii("Relay access denied");
const SER_UNKNOWN = ascii("ser unknown");
const TEXT_5_1_1 = ascii("5.1.1");
const NOT_OWNED_BY_USER = ascii("not owned by user");
const BLOCKED_USING = ascii("blocked using");

/** What a Postfix daemon's lines are read as. */
export type PostfixDaemon =
  "smtpd" | "pickup" | "cleanup" | "qmgr" | "agent" | "error" | "bounce" | "quiet";

/** Daemons by the last part of the program's name (postfix 3.7 master.cf). `quiet` ones tell nothing that is counted. */
export const POSTFIX_DAEMONS: ReadonlyMap<string, PostfixDaemon> = new Map<string, PostfixDaemon>([
  ["smtpd", "smtpd"],
  ["pickup", "pickup"],
  ["cleanup", "cleanup"],
  ["qmgr", "qmgr"],
  ["nqmgr", "qmgr"],
  ["oqmgr", "qmgr"],
  ["smtp", "agent"],
  ["lmtp", "agent"],
  ["relay", "agent"],
  ["local", "agent"],
  ["virtual", "agent"],
  ["pipe", "agent"],
  ["discard", "agent"],
  ["error", "error"],
  ["retry", "error"],
  ["bounce", "bounce"],
  ["trace", "bounce"],
  ["defer", "bounce"],
]);

const SPACE = 32;
const COLON = 58;
const AT = 64;
const GREATER = 62;

/**
 * Reads the lines of one Postfix daemon from bytes and tells the sink what they mean.
 *
 * Fields are read from the left, only where the daemon writes them (`smtpd.c`, `log_adhoc.c`, `qmgr_active.c`), so
 * that nothing in a reply, an address or a HELO is taken for a field.
 */
export class PostfixLexer {
  readonly #c: LexerContext;
  readonly #peer = createPeer();
  #clientNames = new Int32Array(1024);

  constructor(context: LexerContext) {
    this.#c = context;
  }

  /** True when the line was understood; `quiet` lines of known daemons are left to the detailed grammar. */
  read(daemon: PostfixDaemon, bytes: Buffer, start: number, end: number): boolean {
    const idEnd = queueIdEnd(bytes, start, end);
    if (daemon === "quiet") return isKnownQuiet(bytes, start, end);
    if (idEnd < 0)
      return daemon === "smtpd"
        ? this.#smtpdRemark(bytes, start, end)
        : this.#remark(daemon, bytes, start, end);
    const at = idEnd + 2;
    switch (daemon) {
      case "agent":
      case "error":
        return this.#delivery(daemon, bytes, start, idEnd, at, end);
      case "qmgr":
        return this.#qmgr(bytes, start, idEnd, at, end);
      case "smtpd":
        return this.#smtpd(bytes, start, idEnd, at, end);
      case "cleanup":
        return this.#cleanup(bytes, start, idEnd, at, end);
      case "pickup":
        return this.#pickup(bytes, start, idEnd, at, end);
      case "bounce":
        return this.#bounce(bytes, start, idEnd, at, end);
    }
  }

  /** `ID: client=name[ip], sasl_method=, sasl_username=, sasl_sender=, orig_queue_id=, orig_client=` (smtpd.c). */
  #smtpd(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    if (!hasBytes(bytes, CLIENT, at, end)) {
      if (hasBytes(bytes, REJECT, at, end) || hasBytes(bytes, MILTER_REJECT, at, end)) {
        this.#c.sink.rejected(bytes, idStart, idEnd);
        return this.#refusal(bytes, at, end);
      }
      return isFilterAction(bytes, at, end);
    }
    const peer = this.#peer;
    if (!readPeer(bytes, at + 7, end, peer)) return false;
    const { names } = this.#c.traffic;
    const from = this.#c.from;
    from.client = names.ips.intern(bytes, peer.ipStart, peer.ipEnd);
    from.clientName = this.#nameOf(from.client, bytes, peer.nameStart, peer.nameEnd);
    from.loopback = isLoopbackIp(bytes, peer.ipStart, peer.ipEnd);
    from.account = from.submitter = from.directory = 0;
    let origin: number = ORIGIN.client;
    let firstIdStart = 0;
    let firstIdEnd = 0;
    let next = peer.next;
    while (bytes[next] === 44 && next < end) {
      next += 2;
      if (hasBytes(bytes, SASL_USERNAME, next, end)) {
        // the name is the client's own word; only the daemon's next key ends it
        const nameStart = next + 14;
        let nameEnd = findBytes(bytes, COMMA_SASL_SENDER, nameStart, end);
        if (nameEnd < 0) nameEnd = findBytes(bytes, COMMA_ORIG_QUEUE_ID, nameStart, end);
        if (nameEnd < 0) nameEnd = end;
        from.account = names.accounts.intern(bytes, nameStart, nameEnd);
        origin = from.account === 0 ? ORIGIN.namelessLogin : ORIGIN.account;
        next = nameEnd;
      } else if (hasBytes(bytes, SASL_METHOD, next, end)) {
        const comma = findByte(bytes, 44, next, end);
        next = comma < 0 ? end : comma;
      } else if (hasBytes(bytes, ORIG_QUEUE_ID, next, end)) {
        firstIdStart = next + 14;
        const comma = findByte(bytes, 44, firstIdStart, end);
        firstIdEnd = comma < 0 ? end : comma;
        next = firstIdEnd;
      } else break;
    }
    this.#c.sink.accept(bytes, idStart, idEnd, origin as 1 | 2 | 3, from);
    if (firstIdEnd > firstIdStart)
      this.#c.sink.cameFrom(bytes, idStart, idEnd, firstIdStart, firstIdEnd);
    return true;
  }

  /** The name of a client, as its first line gave it: reading it again for every message would cost more than it tells. */
  #nameOf(client: number, bytes: Buffer, start: number, end: number): number {
    const { clientNames } = this.#c.traffic.names;
    if (client >= this.#clientNames.length) {
      const grown = new Int32Array(Math.max(client + 1, Math.ceil(this.#clientNames.length * 1.5)));
      grown.set(this.#clientNames);
      this.#clientNames = grown;
    }
    const known = this.#clientNames[client] as number;
    if (known !== 0) return known;
    return (this.#clientNames[client] = clientNames.intern(bytes, start, end));
  }

  /** smtpd lines without a queue id: failed logins and refusals are counted, the rest of the conversation is not. */
  #smtpdRemark(bytes: Buffer, start: number, end: number): boolean {
    switch (bytes[start]) {
      case 99: // connect from
        return hasBytes(bytes, CONNECT_FROM, start, end);
      case 100: // disconnect from
        return hasBytes(bytes, DISCONNECT_FROM, start, end);
      case 108: // lost connection after
        return hasBytes(bytes, LOST_CONNECTION_AFTER, start, end);
      case 65: // Anonymous TLS connection established from
        return hasBytes(bytes, ANONYMOUS_TLS_CONNECTION_ESTABLISHED, start, end);
      case 78: // NOQUEUE: reject: RCPT from
        if (hasBytes(bytes, NOQUEUE_REJECT, start, end))
          return this.#refusal(bytes, start + 9, end);
        return false;
      case 119:
        return hasBytes(bytes, WARNING, start, end) && this.#warning(bytes, start + 9, end);
      case 83:
        return hasBytes(bytes, SSL_ACCEPT_ERROR_FROM, start, end);
      case 105:
        return hasBytes(bytes, IMPROPER_COMMAND_PIPELINING_AFTER, start, end);
      default:
        return false;
    }
  }

  /** `warning: name[ip]: SASL LOGIN authentication failed: reason, sasl_username=name` (smtpd_sasl_glue.c). */
  #warning(bytes: Buffer, start: number, end: number): boolean {
    if (hasBytes(bytes, HOSTNAME, start, end)) return true;
    const peer = this.#peer;
    if (!readPeer(bytes, start, end, peer) || !hasBytes(bytes, SASL, peer.next, end)) return false;
    const failed = findBytes(
      bytes,
      BLANK_AUTHENTICATION_FAILED,
      peer.next + 7,
      Math.min(end, peer.next + 60),
    );
    if (failed < 0) return false;
    // the authentication server's trouble, not a wrong password
    if (hasBytes(bytes, CONNECTION_LOST_TO_AUTHENTICATION_SERVER, failed + 24, end)) return true;
    const { traffic } = this.#c;
    const named = findLastBytes(bytes, COMMA_SASL_USERNAME, failed + 24, end);
    const account = named < 0 ? 0 : traffic.names.accounts.intern(bytes, named + 16, end);
    const client = traffic.names.ips.intern(bytes, peer.ipStart, peer.ipEnd);
    traffic.authFailures.add(client, account, this.#c.sink.place);
    return true;
  }

  /** `reject: RCPT from name[ip]: 554 5.7.1 <...>: Relay access denied; from=<...>` at `reject: `. */
  #refusal(bytes: Buffer, start: number, end: number): boolean {
    const from = findBytes(bytes, BLANK_FROM, start, Math.min(end, start + 60));
    const peer = this.#peer;
    if (from < 0 || !readPeer(bytes, from + 6, end, peer)) return false;
    const client = this.#c.traffic.names.ips.intern(bytes, peer.ipStart, peer.ipEnd);
    this.#c.traffic.refusals.add(client, refusalOf(bytes, peer.next, end), this.#c.sink.place);
    return true;
  }

  #pickup(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    if (!hasBytes(bytes, UID, at, end)) return false;
    let next = at + 4;
    while (next < end && (bytes[next] as number) > 47 && (bytes[next] as number) < 58) next += 1;
    const from = this.#c.from;
    from.client = from.clientName = from.account = from.directory = 0;
    from.loopback = false;
    from.submitter = this.#c.traffic.names.submitters.internText(
      `uid:${bytes.toString("latin1", at + 4, next)}`,
    );
    this.#c.sink.accept(bytes, idStart, idEnd, ORIGIN.local, from);
    return true;
  }

  #cleanup(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    if (hasBytes(bytes, MESSAGE_ID, at, end) || hasBytes(bytes, RESENT_MESSAGE_ID, at, end))
      return true;
    if (hasBytes(bytes, MILTER_REJECT, at, end) || hasBytes(bytes, REJECT, at, end)) {
      this.#c.sink.rejected(bytes, idStart, idEnd);
      return true;
    }
    return isFilterAction(bytes, at, end);
  }

  /** `from=<sender>, size=N, nrcpt=N (queue active)`, `removed`, `from=<>, status=expired, returned to sender` (qmgr). */
  #qmgr(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    if (bytes[at] === 114 && hasBytes(bytes, REMOVED, at, end)) {
      this.#c.sink.ended(bytes, idStart, idEnd);
      return true;
    }
    if (!hasBytes(bytes, FROM, at, end)) return false;
    const bracket = bytes[at + 5] === 60;
    const senderStart = bracket ? at + 6 : at + 5;
    let senderEnd = -1;
    let next = -1;
    // the daemon's own words stand at the end of the line: look from there, a quoted sender may hold anything
    const size = findLastBytes(bytes, COMMA_SIZE, senderStart, end);
    if (size >= 0) next = size;
    else next = findLastBytes(bytes, COMMA_STATUS, senderStart, end);
    if (next < 0) return false;
    senderEnd = bracket && bytes[next - 1] === GREATER ? next - 1 : next;
    if (size < 0) {
      if (
        hasBytes(bytes, COMMA_STATUS_EXPIRED, next, end) ||
        hasBytes(bytes, COMMA_STATUS_FORCE_EXPIRED, next, end)
      ) {
        this.#c.sink.expired(bytes, idStart, idEnd);
      }
      return true;
    }
    const count = findBytes(bytes, COMMA_NRCPT, size + 7, end);
    const recipients = count < 0 ? 0 : readNumber(bytes, count + 8, end);
    this.#c.sink.queued(bytes, idStart, idEnd, senderStart, senderEnd, Math.max(0, recipients));
    return true;
  }

  /** `to=<a>, orig_to=<b>, relay=name[ip]:25, ..., dsn=2.0.0, status=sent (text)` (log_adhoc.c). */
  #delivery(
    daemon: PostfixDaemon,
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    at: number,
    end: number,
  ): boolean {
    if (!hasBytes(bytes, TO, at, end)) return this.#deliveryRemark(bytes, at, end);
    const { attempt } = this.#c;
    const bracket = bytes[at + 3] === 60;
    const toStart = bracket ? at + 4 : at + 3;
    // One pass: the recipient's hash, its domain's hash, and the end of the address.
    let toEnd = -1;
    let next = -1;
    let domainStart = toStart;
    let hash = this.#c.seed;
    let domainHash = 0;
    attempt.forwarded = attempt.throughSrs = false;
    for (let i = toStart; i < end; i += 1) {
      let c = bytes[i] as number;
      if (c === 44 && bytes[i + 1] === SPACE && (!bracket || bytes[i - 1] === GREATER)) {
        if (hasBytes(bytes, RELAY, i + 2, end)) {
          next = i + 8;
        } else if (hasBytes(bytes, ORIG_TO, i + 2, end)) {
          next = this.#afterOrigTo(bytes, i + 10, end);
          attempt.forwarded = true;
          attempt.throughSrs = isSrs(bytes, bytes[i + 10] === 60 ? i + 11 : i + 10, end);
        }
        if (next > 0 || attempt.forwarded) {
          toEnd = bracket ? i - 1 : i;
          break;
        }
      }
      if (c > 64 && c < 91) c += 32;
      if (c === AT) {
        domainStart = i + 1;
        domainHash = 0x811c9dc5;
      } else if (c !== GREATER) domainHash = Math.imul(domainHash ^ c, 0x01000193);
      hash = Math.imul(hash ^ c, 0x01000193);
    }
    if (next < 0) return false;
    // The reply is the receiver's: only the first `status=` is the daemon's, and it stands before the parenthesis.
    const status = findStatus(bytes, next, Math.min(end, next + 700));
    if (status < 0) return false;
    const word = status + 9;
    const open = findByte(bytes, 40, word, Math.min(end, word + 60));
    const textStart = open < 0 ? end : open + 1;
    const textEnd = bytes[end - 1] === 41 ? end - 1 : end;
    if (hasBytes(bytes, SENT, word, end)) attempt.outcome = OUTCOME.delivered;
    else if (hasBytes(bytes, DEFERRED, word, end) || hasBytes(bytes, SOFTBOUNCE, word, end))
      attempt.outcome = OUTCOME.deferred;
    else if (hasBytes(bytes, BOUNCED, word, end)) attempt.outcome = OUTCOME.bounced;
    else return true; // deliverable, undeliverable: address probes, no mail

    attempt.recipientHash = hash === 0 ? 1 : hash;
    attempt.recipientDomain = domainStart > toStart ? domainHash : 0;
    attempt.domainStart = domainStart;
    attempt.domainEnd = toEnd;
    attempt.replyClass =
      attempt.outcome === OUTCOME.delivered
        ? 0
        : this.#c.replies.classOf(bytes, textStart, textEnd);
    this.#route(daemon, bytes, next, status, textStart, textEnd);
    this.#c.sink.attempt(bytes, idStart, idEnd, attempt);
    return true;
  }

  /**
   * `host x[ip] said: ...`, `lost connection with`, `conversation with`: what the first of several hosts of a receiver
   * answered before the next was tried. It decides no recipient, but it is a receiver's verdict on us.
   */
  #deliveryRemark(bytes: Buffer, at: number, end: number): boolean {
    if (!hasBytes(bytes, HOST, at, end)) {
      return (
        hasBytes(bytes, LOST_CONNECTION_WITH, at, end) ||
        hasBytes(bytes, CONVERSATION_WITH, at, end)
      );
    }
    if (!readPeer(bytes, at + 5, end, this.#peer)) return false;
    const { traffic, replies, sink } = this.#c;
    const relay = traffic.names.relays.intern(bytes, this.#peer.nameStart, this.#peer.nameEnd);
    traffic.replies.add(relay, replies.classOf(bytes, at, end), sink.place);
    return true;
  }

  #afterOrigTo(bytes: Buffer, start: number, end: number): number {
    for (let i = start; i < end; i += 1) {
      if (bytes[i] === 44 && bytes[i + 1] === SPACE && hasBytes(bytes, RELAY, i + 2, end))
        return i + 8;
    }
    return -1;
  }

  /** Where the delivery went: by the relay's address, or by the daemon where the relay is none. */
  #route(
    daemon: PostfixDaemon,
    bytes: Buffer,
    relayStart: number,
    relayEnd: number,
    textStart: number,
    textEnd: number,
  ): void {
    const { attempt, traffic } = this.#c;
    const peer = this.#peer;
    attempt.relay = 0;
    attempt.nextIdStart = attempt.nextIdEnd = 0;
    const comma = findByte(bytes, 44, relayStart, relayEnd);
    const stop = comma < 0 ? relayEnd : comma;
    if (!readPeer(bytes, relayStart, stop, peer)) {
      if (!hasBytes(bytes, NONE, relayStart, stop)) {
        // relay=local, virtual, dovecot (a pipe): this server
        attempt.route = ROUTE.local;
        this.#nextId(bytes, FORWARDED_AS, textStart, textEnd);
        if (attempt.nextIdEnd > attempt.nextIdStart) attempt.forwarded = true;
        else if (attempt.outcome === OUTCOME.delivered)
          this.#nextId(bytes, QUEUED_AS, textStart, textEnd);
        return;
      }
      attempt.route =
        daemon === "error" && !hasBytes(bytes, DELIVERY_TEMPORARILY_SUSPENDED, textStart, textEnd)
          ? ROUTE.local
          : ROUTE.remote;
      // the receiver that is spared further attempts is named in the text
      let at = textStart;
      if (hasBytes(bytes, SUSPENDED, at, textEnd)) at += 32;
      if (
        (hasBytes(bytes, HOST, at, textEnd) || hasBytes(bytes, HOST_AT_START, at, textEnd)) &&
        readPeer(bytes, at + 5, textEnd, peer)
      ) {
        attempt.relay = traffic.names.relays.intern(bytes, peer.nameStart, peer.nameEnd);
      }
      return;
    }
    if (bytes[peer.ipStart] === 112 || bytes[peer.ipStart] === 47 || bytes[peer.ipStart] === 118) {
      // name[private/dovecot-lmtp], [/var/run/...]: a socket of this server
      attempt.route = ROUTE.local;
      return;
    }
    if (isLoopbackIp(bytes, peer.ipStart, peer.ipEnd)) {
      attempt.route = ROUTE.local;
      if (attempt.outcome === OUTCOME.delivered) {
        this.#nextId(bytes, QUEUED_AS, textStart, textEnd);
        if (attempt.nextIdEnd > attempt.nextIdStart) attempt.route = ROUTE.handover;
      }
      return;
    }
    if (isPrivateIp(bytes, peer.ipStart, peer.ipEnd)) {
      attempt.route = ROUTE.inside;
      if (attempt.outcome === OUTCOME.delivered) this.#nextId(bytes, QUEUED_AS, textStart, textEnd);
    } else attempt.route = ROUTE.remote;
    // Whoever takes our mail needs no name.
    if (attempt.outcome !== OUTCOME.delivered) {
      attempt.relay = traffic.names.relays.intern(bytes, peer.nameStart, peer.nameEnd);
    }
  }

  /** The id behind the last `queued as ` or `forwarded as ` of a reply. */
  #nextId(bytes: Buffer, words: Uint8Array, start: number, end: number): void {
    const at = findLastBytes(bytes, words, start, end);
    if (at < 0) return;
    const idStart = at + words.length;
    let idEnd = idStart;
    while (idEnd < end && isAlphanumeric(bytes[idEnd] as number)) idEnd += 1;
    if (idEnd - idStart < 5 || idEnd - idStart > 20) return;
    this.#c.attempt.nextIdStart = idStart;
    this.#c.attempt.nextIdEnd = idEnd;
  }

  /** `ID: sender non-delivery notification: ID2` (bounce.c). */
  #bounce(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    if (!hasBytes(bytes, NON_DELIVERY, at, end)) {
      // delay notices and the postmaster's copies are no bounces to a sender
      return findBytes(bytes, BLANK_NOTIFICATION, at, end) > 0;
    }
    const childStart = at + NON_DELIVERY.length;
    let childEnd = childStart;
    while (childEnd < end && isAlphanumeric(bytes[childEnd] as number)) childEnd += 1;
    if (childEnd === childStart) return false;
    this.#c.sink.bounced(bytes, idStart, idEnd, childStart, childEnd);
    return true;
  }

  /** Lines of the other daemons without a queue id. */
  #remark(daemon: PostfixDaemon, bytes: Buffer, start: number, end: number): boolean {
    if (daemon !== "agent") return false;
    switch (bytes[start]) {
      case 84:
        return hasBytes(bytes, TRUSTED_TLS_CONNECTION_ESTABLISHED_TO, start, end);
      case 85:
        return hasBytes(bytes, UNTRUSTED_TLS_CONNECTION_ESTABLISHED_TO, start, end);
      case 86:
        return hasBytes(bytes, VERIFIED_TLS_CONNECTION_ESTABLISHED_TO, start, end);
      case 65:
        return hasBytes(bytes, ANONYMOUS_TLS_CONNECTION_ESTABLISHED_TO, start, end);
      case 99:
        return hasBytes(bytes, CONNECT_TO, start, end);
      default:
        return false;
    }
  }
}

/** Position of the first `, status=`; only an `s` behind a comma is looked at closely. */
function findStatus(bytes: Buffer, start: number, end: number): number {
  for (let i = start; i < end - 9; i += 1) {
    if (bytes[i] === 44 && bytes[i + 2] === 115 && hasBytes(bytes, COMMA_STATUS, i, end)) return i;
  }
  return -1;
}

/** Why a client was refused, from the words behind the reply code; `; from=<` ends what the daemon says. */
function refusalOf(bytes: Buffer, start: number, end: number): number {
  const stop = findLastBytes(bytes, SEMICOLON_FROM, start, end);
  const limit = stop < 0 ? end : stop;
  if (findBytes(bytes, RELAY_ACCESS_DENIED, start, limit) >= 0) return REFUSAL.relayDenied;
  if (
    findBytes(bytes, SER_UNKNOWN, start, limit) >= 0 ||
    findBytes(bytes, TEXT_5_1_1, start, Math.min(limit, start + 20)) >= 0
  ) {
    return REFUSAL.unknownUser;
  }
  if (findBytes(bytes, NOT_OWNED_BY_USER, start, limit) >= 0) return REFUSAL.senderNotOwned;
  if (findBytes(bytes, BLOCKED_USING, start, limit) >= 0) return REFUSAL.reputation;
  return REFUSAL.other;
}

/** End of a queue id that is followed by `: `, or -1. Short ids are hexadecimal, long ones base 52 (Postfix 2.9). */
function queueIdEnd(bytes: Buffer, start: number, end: number): number {
  let at = start;
  let hasDigit = false;
  const limit = Math.min(end, start + 24);
  for (; at < limit; at += 1) {
    const c = bytes[at] as number;
    if (c > 47 && c < 58) hasDigit = true;
    else if (!((c > 64 && c < 91) || (c > 96 && c < 123))) break;
  }
  // `warning: `, `fatal: `, `NOQUEUE: ` and the like: an id has a digit
  return hasDigit && at - start >= 5 && bytes[at] === COLON && bytes[at + 1] === SPACE ? at : -1;
}

function isAlphanumeric(c: number): boolean {
  return (c > 47 && c < 58) || (c > 64 && c < 91) || (c > 96 && c < 123);
}

/** The lines that postscreen, dnsblog, anvil, tlsproxy and scache write all day; what is rarer is left to the grammar. */
function isKnownQuiet(bytes: Buffer, start: number, end: number): boolean {
  const words = QUIET_WORDS[bytes[start] as number];
  if (words === undefined) return false;
  for (const word of words) if (hasBytes(bytes, word, start, end)) return true;
  return false;
}
const QUIET_WORDS: readonly (readonly Uint8Array[] | undefined)[] = byFirstByte([
  "CONNECT ",
  "DISCONNECT ",
  "PASS ",
  "DNSBL ",
  "PREGREET ",
  "HANGUP ",
  "WHITELISTED ",
  "ALLOWLISTED ",
  "BLACKLISTED ",
  "DENYLISTED ",
  "NOQUEUE: ",
  "addr ",
  "statistics: ",
]);

function byFirstByte(words: readonly string[]): (Uint8Array[] | undefined)[] {
  const table: (Uint8Array[] | undefined)[] = Array.from({ length: 256 });
  for (const word of words) (table[word.charCodeAt(0)] ??= []).push(ascii(word));
  return table;
}

/** `hold:`, `filter:`, `replace:`, `prepend:`, `warning: header` ...: actions on a message that goes on. */
function isFilterAction(bytes: Buffer, at: number, end: number): boolean {
  const words = ACTIONS[bytes[at] as number];
  if (words === undefined) return false;
  for (const word of words) if (hasBytes(bytes, word, at, end)) return true;
  return false;
}
const ACTIONS = byFirstByte(
  "hold: filter: replace: prepend: warning: info: redirect: bcc discard: strip: pass: ignore: reject_warning: milter-hold: milter-discard:".split(
    " ",
  ),
);
