import { ascii, findByte, findLastBytes, hasBytes, isSrs } from "../../core/byte-scan.ts";
import { OUTCOME, ROUTE } from "../../core/mail-sink.ts";
import { beginsWith, createFirstWords } from "./first-words.ts";
import type { LexerContext } from "./lexer-context.ts";
import { noteRecipient } from "./note-recipient.ts";
import { createPeer, isLoopbackIp, isPrivateIp, readPeer } from "./peer.ts";
import { idWordEnd } from "./postfix-queue-id.ts";

const SPACE = 32;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const COMMA = 44;
const LESS = 60;
const GREATER = 62;
const AT = 64;
const BACKSLASH = 92;

// What delivery agents write, as bytes: comparing with a string costs a look at its representation for every letter.
const TO = ascii("to=");
const ORIG_TO = ascii("orig_to=");
const RELAY = ascii("relay=");
const COMMA_STATUS = ascii(", status=");
const SENT = ascii("sent");
const DEFERRED = ascii("deferred");
/** `soft_bounce = yes`: the bounce is put off. */
const SOFTBOUNCE = ascii("SOFTBOUNCE");
const BOUNCED = ascii("bounced");

const NONE = ascii("none");
const QUEUED_AS = ascii("queued as ");
const FORWARDED_AS = ascii("forwarded as ");
const SUSPENDED = ascii("delivery temporarily suspended");
const SUSPENDED_COLON = ascii("delivery temporarily suspended: ");
const HOST = ascii("host ");
const HOST_CAPITAL = ascii("Host ");

/** An attempt that broke off; whether the next host took the recipient stands in its own line. */
const BROKEN_OFF = createFirstWords(["lost connection with ", "conversation with "]);

/** Lines without a queue id that tell nothing that is counted. */
const TALK = createFirstWords([
  "Trusted TLS connection established to ",
  "Untrusted TLS connection established to ",
  "Verified TLS connection established to ",
  "Anonymous TLS connection established to ",
  "connect to ",
]);

/** The relay, the delays and the DSN code stand before the status: this many bytes at most. */
const BEFORE_STATUS_MAX_BYTES = 700;

/** RFC 5321 4.5.3.1.1 allows 64 octets before the `@`; with each of them escaped, in quotes. */
const LOCAL_PART_MAX_BYTES = 130;

/** Reads the lines of Postfix' delivery agents: `smtp`, `lmtp`, `local`, `virtual`, `pipe`, `error` (`log_adhoc.c`). */
export class PostfixDeliveryLexer {
  readonly #c: LexerContext;
  readonly #peer = createPeer();

  constructor(context: LexerContext) {
    this.#c = context;
  }

  /**
   * `to=<a>, orig_to=<b>, relay=name[ip]:25, ..., dsn=2.0.0, status=sent (text)`, read behind the id. `isError`: written
   * by the `error` daemon, which delivers nothing and only says why.
   */
  read(
    isError: boolean,
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    at: number,
    end: number,
  ): boolean {
    if (!hasBytes(bytes, TO, at, end)) return this.#hostRemark(bytes, at, end);
    const { attempt } = this.#c;
    const bracket = bytes[at + 3] === LESS;
    const toStart = bracket ? at + 4 : at + 3;
    let toEnd = -1;
    let next = -1;
    let domainStart = toStart;
    const quoteEnd = bytes[toStart] === QUOTE ? behindQuoted(bytes, toStart, end) : toStart;
    attempt.forwarded = attempt.throughSrs = false;
    for (let i = toStart; i < end; i += 1) {
      const c = bytes[i];
      if (c === AT) domainStart = i + 1;
      if (c !== COMMA || i < quoteEnd || bytes[i + 1] !== SPACE) continue;
      if (bracket && bytes[i - 1] !== GREATER) continue;
      if (hasBytes(bytes, RELAY, i + 2, end)) next = i + 8;
      else if (hasBytes(bytes, ORIG_TO, i + 2, end)) {
        next = this.#afterOrigTo(bytes, i + 10, end);
        attempt.forwarded = true;
        attempt.throughSrs = isSrs(bytes, bytes[i + 10] === LESS ? i + 11 : i + 10, end);
      } else continue;
      toEnd = bracket ? i - 1 : i;
      break;
    }
    if (next < 0) return false;
    // The reply is the receiver's: only the first `status=` is the daemon's, and it stands before the parenthesis.
    const limit = Math.min(end, next + BEFORE_STATUS_MAX_BYTES);
    const relayEnd = findByte(bytes, COMMA, next, limit);
    const status = relayEnd < 0 ? -1 : findStatus(bytes, relayEnd, limit);
    if (status < 0) return false;
    const word = status + COMMA_STATUS.length;
    const open = findByte(bytes, OPEN, word, Math.min(end, word + 60));
    const textStart = open < 0 ? end : open + 1;
    const textEnd = bytes[end - 1] === CLOSE ? end - 1 : end;
    if (hasBytes(bytes, SENT, word, end)) attempt.outcome = OUTCOME.delivered;
    else if (hasBytes(bytes, DEFERRED, word, end) || hasBytes(bytes, SOFTBOUNCE, word, end))
      attempt.outcome = OUTCOME.deferred;
    else if (hasBytes(bytes, BOUNCED, word, end)) attempt.outcome = OUTCOME.bounced;
    else return true; // deliverable, undeliverable: address probes, no mail

    noteRecipient(attempt, bytes, toStart, domainStart, toEnd, this.#c.seed);
    attempt.replyClass =
      attempt.outcome === OUTCOME.delivered
        ? 0
        : this.#c.replies.classOf(bytes, textStart, textEnd);
    this.#route(isError, bytes, next, relayEnd, textStart, textEnd);
    this.#c.sink.attempt(bytes, idStart, idEnd, attempt);
    return true;
  }

  /** Lines without a queue id. */
  readRemark(bytes: Buffer, start: number, end: number): boolean {
    return beginsWith(TALK, bytes, start, end);
  }

  /**
   * `host x[ip] said: ...`, `lost connection with`, `conversation with`: what the first of several hosts of a receiver
   * answered before the next was tried. It decides no recipient, but it is a receiver's verdict on us.
   */
  #hostRemark(bytes: Buffer, at: number, end: number): boolean {
    if (!hasBytes(bytes, HOST, at, end)) return beginsWith(BROKEN_OFF, bytes, at, end);
    if (!readPeer(bytes, at + HOST.length, end, this.#peer)) return false;
    const { traffic, replies, sink } = this.#c;
    const relay = traffic.names.relays.intern(bytes, this.#peer.nameStart, this.#peer.nameEnd);
    traffic.replies.add(relay, replies.classOf(bytes, at, end), sink.place);
    return true;
  }

  #afterOrigTo(bytes: Buffer, start: number, end: number): number {
    for (let i = start; i < end; i += 1) {
      if (bytes[i] === COMMA && bytes[i + 1] === SPACE && hasBytes(bytes, RELAY, i + 2, end))
        return i + 8;
    }
    return -1;
  }

  /** Where the delivery went: by the relay's address, or by the daemon where the relay is none. */
  #route(
    isError: boolean,
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
    if (!readPeer(bytes, relayStart, relayEnd, peer)) {
      if (!hasBytes(bytes, NONE, relayStart, relayEnd)) {
        // relay=local, virtual, dovecot (a pipe): this server
        attempt.route = ROUTE.local;
        this.#nextId(bytes, FORWARDED_AS, textStart, textEnd);
        if (attempt.nextIdEnd > attempt.nextIdStart) attempt.forwarded = true;
        else if (attempt.outcome === OUTCOME.delivered)
          this.#nextId(bytes, QUEUED_AS, textStart, textEnd);
        return;
      }
      attempt.route =
        isError && !hasBytes(bytes, SUSPENDED, textStart, textEnd) ? ROUTE.local : ROUTE.remote;
      // the receiver that is spared further attempts is named in the text
      let at = textStart;
      if (hasBytes(bytes, SUSPENDED_COLON, at, textEnd)) at += SUSPENDED_COLON.length;
      if (
        (hasBytes(bytes, HOST, at, textEnd) || hasBytes(bytes, HOST_CAPITAL, at, textEnd)) &&
        readPeer(bytes, at + HOST.length, textEnd, peer)
      ) {
        attempt.relay = traffic.names.relays.intern(bytes, peer.nameStart, peer.nameEnd);
      }
      return;
    }
    if (isSocketPath(bytes[peer.ipStart])) {
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
    attempt.relay = traffic.names.relays.intern(bytes, peer.nameStart, peer.nameEnd);
  }

  /** The id behind the last `queued as ` or `forwarded as ` of a reply. */
  #nextId(bytes: Buffer, words: Uint8Array, start: number, end: number): void {
    const at = findLastBytes(bytes, words, start, end);
    if (at < 0) return;
    const idStart = at + words.length;
    const idEnd = idWordEnd(bytes, idStart, end);
    if (idEnd - idStart < 5 || idEnd - idStart > 20) return;
    this.#c.attempt.nextIdStart = idStart;
    this.#c.attempt.nextIdEnd = idEnd;
  }
}

/** Of `name[private/dovecot-lmtp]`, `[/var/run/...]`, `[var/...]`: a socket of this server. */
function isSocketPath(first: number | undefined): boolean {
  return first === 112 || first === 47 || first === 118;
}

/** Position of the first `, status=`; only an `s` behind a comma is looked at closely. */
function findStatus(bytes: Buffer, start: number, end: number): number {
  for (let i = start; i < end - 9; i += 1) {
    if (bytes[i] === COMMA && bytes[i + 2] === 115 && hasBytes(bytes, COMMA_STATUS, i, end))
      return i;
  }
  return -1;
}

/**
 * Position behind a quoted local part (RFC 5321 4.1.2), which may hold a forged `>, relay=` of the sender's; the start
 * itself where nothing ends it.
 */
function behindQuoted(bytes: Buffer, start: number, end: number): number {
  const limit = Math.min(end, start + LOCAL_PART_MAX_BYTES);
  for (let i = start + 1; i < limit; i += 1) {
    if (bytes[i] === BACKSLASH) i += 1;
    else if (bytes[i] === QUOTE) return i + 1;
  }
  return start;
}
