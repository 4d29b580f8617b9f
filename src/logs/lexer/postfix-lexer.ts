import { ascii, findBytes, findLastBytes, hasBytes, readNumber } from "../../core/byte-scan.ts";
import { ORIGIN } from "../../core/ledger.ts";
import { beginsWith, createFirstWords } from "./first-words.ts";
import type { LexerContext } from "./lexer-context.ts";
import type { PostfixDaemon } from "./postfix-daemons.ts";
import { PostfixDeliveryLexer } from "./postfix-delivery-lexer.ts";
import { isFilterAction } from "./postfix-filter-action.ts";
import { idWordEnd, queueIdEnd } from "./postfix-queue-id.ts";
import { PostfixSmtpdLexer } from "./postfix-smtpd-lexer.ts";

const LESS = 60;
const GREATER = 62;

// What daemons write, as bytes: comparing with a string costs a look at its representation for every letter.
const REMOVED = ascii("removed");
const FROM = ascii("from=");
const COMMA_SIZE = ascii(", size=");
const COMMA_NRCPT = ascii(", nrcpt=");
const COMMA_STATUS = ascii(", status=");
const COMMA_STATUS_EXPIRED = ascii(", status=expired");
const COMMA_STATUS_FORCE_EXPIRED = ascii(", status=force-expired");
const MESSAGE_ID = ascii("message-id=");
const RESENT_MESSAGE_ID = ascii("resent-message-id=");
const REJECT = ascii("reject: ");
const MILTER_REJECT = ascii("milter-reject: ");
const UID = ascii("uid=");
const NON_DELIVERY = ascii("sender non-delivery notification: ");
const BLANK_NOTIFICATION = ascii(" notification: ");

/** What postscreen, dnsblog, anvil, tlsproxy and scache write all day; what is rarer is left to the grammar. */
const QUIET_WORDS = createFirstWords([
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

/**
 * Reads the lines of one Postfix daemon from bytes and tells the sink what they mean.
 *
 * Fields are read from the left, only where the daemon writes them (`smtpd.c`, `log_adhoc.c`, `qmgr_active.c`), so
 * that nothing in a reply, an address or a HELO is taken for a field.
 */
export class PostfixLexer {
  readonly #c: LexerContext;
  readonly #smtpd: PostfixSmtpdLexer;
  readonly #delivery: PostfixDeliveryLexer;

  constructor(context: LexerContext) {
    this.#c = context;
    this.#smtpd = new PostfixSmtpdLexer(context);
    this.#delivery = new PostfixDeliveryLexer(context);
  }

  /** True when the line was understood; `quiet` lines of known daemons are left to the detailed grammar. */
  read(daemon: PostfixDaemon, bytes: Buffer, start: number, end: number): boolean {
    if (daemon === "quiet") return beginsWith(QUIET_WORDS, bytes, start, end);
    const idEnd = queueIdEnd(bytes, start, end);
    if (idEnd < 0) {
      if (daemon === "smtpd") return this.#smtpd.readRemark(bytes, start, end);
      return daemon === "agent" && this.#delivery.readRemark(bytes, start, end);
    }
    const at = idEnd + 2;
    switch (daemon) {
      case "agent":
      case "error":
        return this.#delivery.read(daemon === "error", bytes, start, idEnd, at, end);
      case "qmgr":
        return this.#qmgr(bytes, start, idEnd, at, end);
      case "smtpd":
        return this.#smtpd.read(bytes, start, idEnd, at, end);
      case "cleanup":
        return this.#cleanup(bytes, start, idEnd, at, end);
      case "pickup":
        return this.#pickup(bytes, start, idEnd, at, end);
      case "bounce":
        return this.#bounce(bytes, start, idEnd, at, end);
    }
  }

  /** `uid=33 from=<www-data>`: a local user hands in a message (pickup.c). */
  #pickup(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    if (!hasBytes(bytes, UID, at, end)) return false;
    const uidStart = at + UID.length;
    let uidEnd = uidStart;
    while (uidEnd < end && (bytes[uidEnd] as number) > 47 && (bytes[uidEnd] as number) < 58)
      uidEnd += 1;
    const { from } = this.#c;
    from.client = from.clientName = from.account = from.directory = 0;
    from.loopback = false;
    from.submitter = this.#c.traffic.names.submitters.internText(
      `uid:${bytes.toString("latin1", uidStart, uidEnd)}`,
    );
    this.#c.sink.accept(bytes, idStart, idEnd, ORIGIN.local, from);
    return true;
  }

  /** `message-id=<...>`, and what header checks and milters do to a message (cleanup.c). */
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
    const bracket = bytes[at + FROM.length] === LESS;
    const senderStart = at + FROM.length + (bracket ? 1 : 0);
    // the daemon's own words stand at the end of the line: look from there, a quoted sender may hold anything
    const size = findLastBytes(bytes, COMMA_SIZE, senderStart, end);
    const next = size >= 0 ? size : findLastBytes(bytes, COMMA_STATUS, senderStart, end);
    if (next < 0) return false;
    const senderEnd = bracket && bytes[next - 1] === GREATER ? next - 1 : next;
    if (size < 0) {
      if (
        hasBytes(bytes, COMMA_STATUS_EXPIRED, next, end) ||
        hasBytes(bytes, COMMA_STATUS_FORCE_EXPIRED, next, end)
      ) {
        this.#c.sink.expired(bytes, idStart, idEnd);
      }
      return true;
    }
    const count = findBytes(bytes, COMMA_NRCPT, size + COMMA_SIZE.length, end);
    const recipients = count < 0 ? 0 : readNumber(bytes, count + COMMA_NRCPT.length, end);
    this.#c.sink.queued(bytes, idStart, idEnd, senderStart, senderEnd, Math.max(0, recipients));
    return true;
  }

  /** `ID: sender non-delivery notification: ID2` (bounce.c). */
  #bounce(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    if (!hasBytes(bytes, NON_DELIVERY, at, end)) {
      // delay notices and the postmaster's copies are no bounces to a sender
      return findBytes(bytes, BLANK_NOTIFICATION, at, end) > 0;
    }
    const childStart = at + NON_DELIVERY.length;
    const childEnd = idWordEnd(bytes, childStart, end);
    if (childEnd === childStart) return false;
    this.#c.sink.bounced(bytes, idStart, idEnd, childStart, childEnd);
    return true;
  }
}
