import { ascii, findByte, findBytes, hasBytes, isSrs } from "../../core/byte-scan.ts";
import { OUTCOME, type Outcome, ROUTE } from "../../core/mail-sink.ts";
import { REPLY_CLASSES } from "../../core/reply-class.ts";
import { addressEnd } from "./exim-address.ts";
import { createEximHost, readEximHost } from "./exim-host.ts";
import type { LexerContext } from "./lexer-context.ts";
import { noteRecipient } from "./note-recipient.ts";
import { isLoopbackIp, isPrivateIp } from "./peer.ts";

const SPACE = 32;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const AT = 64;

const REMOTE = ascii("remote");
const SMTP = ascii("smtp");

/** An address in angle brackets is read this far; RFC 5321 4.5.3.1 allows 256 octets. */
const ADDRESS_MAX_BYTES = 400;

const UNKNOWN_USER = REPLY_CLASSES.indexOf("unknown-user");

/** Reads the lines of deliveries, `=>`, `->`, `==`, `**` (`deliver.c`). */
export class EximDeliveryLexer {
  readonly #c: LexerContext;
  readonly #host = createEximHost();
  /** The line that was read last has a `T=`. */
  #sawTransport = false;

  constructor(context: LexerContext) {
    this.#c = context;
  }

  /** `address [<original>] R=router T=transport [H=host [ip]] ...: text` behind the flag (deliver.c). */
  read(
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    at: number,
    end: number,
    outcome: Outcome,
  ): boolean {
    const { attempt } = this.#c;
    const firstEnd = addressEnd(bytes, at, end);
    let toStart = at;
    let toEnd = firstEnd;
    if (bytes[toEnd - 1] === COLON) toEnd -= 1; // `** address: Unrouteable address`
    attempt.forwarded = attempt.throughSrs = false;
    let next = firstEnd + 1;
    if (bytes[next] === LESS) {
      const close = findByte(bytes, GREATER, next, Math.min(end, next + ADDRESS_MAX_BYTES));
      if (close > 0) {
        const hasDomain = findByte(bytes, AT, at, firstEnd) >= 0;
        // `=> user <user@here>`: a mailbox; `=> other@there <user@here>`: an alias
        attempt.forwarded = hasDomain;
        attempt.throughSrs = isSrs(bytes, next + 1, end);
        if (!hasDomain) {
          toStart = next + 1;
          toEnd = close;
        }
        next = close + 2;
      }
    }
    attempt.outcome = outcome;
    let domainStart = toStart;
    for (let i = toStart; i < toEnd; i += 1) if (bytes[i] === AT) domainStart = i + 1;
    noteRecipient(attempt, bytes, toStart, domainStart, toEnd, this.#c.seed);
    attempt.relay = attempt.nextIdStart = attempt.nextIdEnd = 0;
    const textStart = this.#readTransport(bytes, Math.min(next, end), end, firstEnd);
    attempt.replyClass =
      outcome === OUTCOME.delivered ? 0 : this.#c.replies.classOf(bytes, textStart, end);
    if (
      attempt.route === ROUTE.local &&
      attempt.relay === 0 &&
      outcome !== OUTCOME.delivered &&
      !this.#sawTransport
    ) {
      // no transport: routing failed, either here (unknown mailbox) or for a domain of others
      attempt.route = attempt.replyClass === UNKNOWN_USER ? ROUTE.local : ROUTE.remote;
    }
    this.#c.sink.attempt(bytes, idStart, idEnd, attempt);
    return true;
  }

  /** Sets route and relay from `T=` and `H=`; the position of the text behind `: `. */
  #readTransport(bytes: Buffer, start: number, end: number, firstEnd: number): number {
    const { attempt, traffic } = this.#c;
    attempt.route = ROUTE.local;
    this.#sawTransport = false;
    if (bytes[firstEnd - 1] === COLON) return Math.min(firstEnd + 1, end);
    let next = start;
    while (next < end) {
      let stop = next;
      while (stop < end && bytes[stop] !== SPACE) stop += 1;
      if (bytes[next + 1] === EQUALS && bytes[next] === 72) {
        if (!readEximHost(bytes, next + 2, end, this.#host)) return stop;
        const host = this.#host;
        attempt.relay = traffic.names.relays.intern(bytes, host.nameStart, host.nameEnd);
        attempt.route = isLoopbackIp(bytes, host.ipStart, host.ipEnd)
          ? ROUTE.local
          : isPrivateIp(bytes, host.ipStart, host.ipEnd)
            ? ROUTE.inside
            : ROUTE.remote;
        if (attempt.route === ROUTE.local) attempt.relay = 0;
        // router and transport stand before the host, and the words of a receiver that took it tell nothing
        if (attempt.outcome === OUTCOME.delivered) return end;
        stop = host.next;
        if (bytes[stop] === COLON) return Math.min(stop + 2, end);
      } else if (bytes[next + 1] === EQUALS && bytes[next] === 84) {
        this.#sawTransport = true;
        if (hasBytes(bytes, REMOTE, next + 2, stop) || findBytes(bytes, SMTP, next + 2, stop) >= 0)
          attempt.route = ROUTE.remote;
      } else if (bytes[next] === 67 && bytes[next + 1] === EQUALS) return next; // C="reply"
      if (bytes[stop - 1] === COLON && stop > next) return Math.min(stop + 1, end);
      next = stop + 1;
    }
    return start;
  }
}
