import {
  ascii,
  findByte,
  findBytes,
  findLastBytes,
  hasBytes,
  hashFolded,
  isSrs,
} from "../../core/byte-scan.ts";
import { ORIGIN, type Origin } from "../../core/ledger.ts";
import { OUTCOME, ROUTE } from "../../core/mail-sink.ts";
import { REFUSAL } from "../../core/traffic.ts";
import type { LexerContext } from "./lexer-context.ts";
import { isLoopbackIp, isPrivateIp } from "./peer.ts";

const AUTHENTICATOR_FAILED = ascii(" authenticator failed for ");
// What daemons write, as bytes: comparing with a string costs a look at its representation for every letter.
const COMPLETED = ascii("Completed");
const LOCAL = ascii("local");
const DN = ascii('DN="');
const BLANK_T = ascii(' T="');
const BLANK_FOR = ascii(" for ");
const REMOTE = ascii("remote");
const SMTP = ascii("smtp");
const CWD = ascii("cwd=");
const SMTP_CONNECTION = ascii("SMTP connection ");
const START_QUEUE_RUN = ascii("Start queue run");
const END_QUEUE_RUN = ascii("End queue run");
const NO_HOST_NAME_FOUND_FOR_IP_ADDRESS = ascii("no host name found for IP address ");
const TLS_ERROR_ON_CONNECTION = ascii("TLS error on connection ");
const UNEXPECTED_DISCONNECTION_WHILE_READING_SMTP_COMMAND = ascii(
  "unexpected disconnection while reading SMTP command ",
);
const COLON_BLANK = ascii(": ");
const OPEN_SET_ID = ascii("(set_id=");
const BLANK_INCOMPLETE_TRANSACTION = ascii(" incomplete transaction ");
const REJECTED = ascii("rejected ");
const CLOSE_COLON = ascii(">: ");
const RELAY_NOT_PERMITTED = ascii("relay not permitted");
const NROUTEABLE_ADDRESS = ascii("nrouteable address");
const NKNOWN_USER = ascii("nknown user");
const RBL = ascii("RBL");
const BLACKLIST = ascii("blacklist");
const SMTP_ERROR_FROM_REMOTE_MAIL_SERVER = ascii(": SMTP error from remote mail server ");
const BLANK_REJECTED = ascii(" rejected ");
const BLANK_ARGS = ascii(" args: ");
const VAR_SPOOL_EXIM = ascii("/var/spool/exim");

const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 40;
const CLOSE = 41;
const EQUALS = 61;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;
const LESS = 60;
const GREATER = 62;
const STAR = 42;

/** A working directory from a `cwd=` line is the next local message's, if that comes this soon. */
const DIRECTORY_WAIT_MS = 3000;

/** `H=name (helo) [ip]:port` as read; one object used again. */
interface EximHost {
  nameStart: number;
  nameEnd: number;
  ipStart: number;
  ipEnd: number;
  next: number;
}

/**
 * Reads lines of Exim's main, reject and panic log from bytes (Exim spec ch. 53, `receive.c`, `deliver.c`).
 *
 * Fields are read from the left in the order that Exim writes them, and an authenticator is believed only before
 * `S=`: the subject (`T="..."`) and the message id behind it are the client's words. A HELO with a blank in it makes
 * the rest of the line ambiguous, so its fields are not believed at all.
 */
export class EximLexer {
  readonly #c: LexerContext;
  readonly #host: EximHost = { nameStart: 0, nameEnd: 0, ipStart: 0, ipEnd: 0, next: 0 };
  #directory = 0;
  #directoryMs = Number.NaN;

  constructor(context: LexerContext) {
    this.#c = context;
  }

  read(bytes: Buffer, start: number, end: number): boolean {
    const idEnd = eximIdEnd(bytes, start, end);
    if (idEnd < 0) return this.#remark(bytes, start, end);
    const at = idEnd + 1;
    const second = bytes[at + 1];
    switch (bytes[at]) {
      case LESS: // <=
        return second === EQUALS && this.#arrival(bytes, start, idEnd, at + 3, end);
      case EQUALS: // => ==
        if (second === GREATER)
          return this.#delivery(bytes, start, idEnd, at + 3, end, OUTCOME.delivered);
        return (
          second === EQUALS && this.#delivery(bytes, start, idEnd, at + 3, end, OUTCOME.deferred)
        );
      case 45: // ->
      case GREATER: // >> (cutthrough)
        return (
          second === GREATER && this.#delivery(bytes, start, idEnd, at + 3, end, OUTCOME.delivered)
        );
      case STAR: // ** *>
        if (second === STAR)
          return this.#delivery(bytes, start, idEnd, at + 3, end, OUTCOME.bounced);
        return second === GREATER;
      case 67: // Completed
        if (!hasBytes(bytes, COMPLETED, at, end)) return false;
        this.#c.sink.ended(bytes, start, idEnd);
        return true;
      case 72: // H=... rejected after DATA, H=... SMTP error
        return this.#aboutHost(bytes, start, idEnd, at, end);
      case OPEN: // (= fakereject
        return second === EQUALS;
      default:
        return false;
    }
  }

  /** `<= sender [R=id] [H=...] [U=user] P=protocol [X=...] [A=auth:id] S=size [id=...] [T="..."] [for ...]` (receive.c). */
  #arrival(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    const senderEnd = addressEnd(bytes, at, end);
    const isNull = bytes[at] === LESS && bytes[at + 1] === GREATER;
    const { names } = this.#c.traffic;
    const from = this.#c.from;
    from.client = from.clientName = from.account = from.submitter = from.directory = 0;
    from.loopback = false;
    let origin: Origin = ORIGIN.unknown;
    let refStart = 0;
    let refEnd = 0;
    let authenticated = false;
    let named = false;
    let recipients = 0;
    let local = false;
    let next = senderEnd + 1;
    while (next < end) {
      const key = bytes[next];
      if (key === 72 && bytes[next + 1] === EQUALS) {
        if (!this.#readHost(bytes, next + 2, end)) {
          origin = ORIGIN.unknown;
          break;
        }
        const host = this.#host;
        from.client = names.ips.intern(bytes, host.ipStart, host.ipEnd);
        from.clientName = names.clientNames.intern(bytes, host.nameStart, host.nameEnd);
        from.loopback = isLoopbackIp(bytes, host.ipStart, host.ipEnd);
        origin = ORIGIN.client;
        next = host.next;
      } else {
        let stop = next;
        while (stop < end && bytes[stop] !== SPACE) stop += 1;
        if (bytes[next + 1] === EQUALS) {
          switch (key) {
            case 82: // R=
              refStart = next + 2;
              refEnd = stop;
              break;
            case 85: // U=
              from.submitter = names.submitters.intern(bytes, next + 2, stop);
              break;
            case 80: // P=
              local = hasBytes(bytes, LOCAL, next + 2, stop);
              break;
            case 65: // A=
              authenticated = true;
              named = findByte(bytes, 58, next + 2, stop) >= 0;
              from.account = this.#account(bytes, next + 2, stop);
              break;
            case 83: // S=
              recipients = this.#recipients(bytes, stop, end);
              stop = end;
              break;
          }
        } else if (bytes[next] === 68 && hasBytes(bytes, DN, next, end)) {
          const close = closingQuote(bytes, next + 4, end);
          stop = close < 0 ? end : close + 1;
        }
        next = stop;
      }
      while (next < end && bytes[next] === SPACE) next += 1;
    }
    if (origin === ORIGIN.client && authenticated) {
      // `A=plain` without a colon only says that the authenticator sets no id; `A=plain:` is a login without a name
      origin = from.account === 0 && named ? ORIGIN.namelessLogin : ORIGIN.account;
    } else if (origin === ORIGIN.unknown && (local || from.submitter !== 0)) {
      origin = isNull && refEnd > refStart ? ORIGIN.bounce : ORIGIN.local;
    }
    const { sink } = this.#c;
    if (origin === ORIGIN.local) from.directory = this.#takeDirectory(from.submitter);
    if (origin !== ORIGIN.local) from.submitter = 0;
    sink.accept(bytes, idStart, idEnd, origin, from);
    sink.queued(bytes, idStart, idEnd, at, isNull ? at : senderEnd, recipients);
    if (origin === ORIGIN.bounce) sink.bounced(bytes, refStart, refEnd, idStart, idEnd);
    return true;
  }

  /** `authenticator[:id[:sender]]`; the id is what the client logged in as, 0 when empty. */
  #account(bytes: Buffer, start: number, end: number): number {
    const colon = findByte(bytes, 58, start, end);
    if (colon < 0) return 0;
    // `A=login:user:sender@...` (smtp_mailauth): three parts, the second is the id
    const second = findByte(bytes, 58, colon + 1, end);
    return this.#c.traffic.names.accounts.intern(bytes, colon + 1, second < 0 ? end : second);
  }

  /** Number of addresses behind `for`, the last field of the line (log_selector +received_recipients); 0 = not logged. */
  #recipients(bytes: Buffer, start: number, end: number): number {
    let at = start;
    const subject = findBytes(bytes, BLANK_T, start, end);
    if (subject >= 0) {
      const close = closingQuote(bytes, subject + 4, end);
      if (close < 0) return 0;
      at = close + 1;
    }
    const list = findBytes(bytes, BLANK_FOR, at, end);
    if (list < 0) return 0;
    let count = 0;
    for (let next = list + 5; next < end;) {
      const stop = addressEnd(bytes, next, end);
      if (stop > next) count += 1;
      next = stop + 1;
    }
    return count;
  }

  /** `address [<original>] R=router T=transport [H=host [ip]] ...: text` behind the flag (deliver.c). */
  #delivery(
    bytes: Buffer,
    idStart: number,
    idEnd: number,
    at: number,
    end: number,
    outcome: 0 | 1 | 2,
  ): boolean {
    const { attempt } = this.#c;
    const firstEnd = addressEnd(bytes, at, end);
    let toStart = at;
    let toEnd = firstEnd;
    if (bytes[toEnd - 1] === 58) toEnd -= 1; // `** address: Unrouteable address`
    attempt.forwarded = attempt.throughSrs = false;
    let next = firstEnd + 1;
    if (bytes[next] === LESS) {
      const close = findByte(bytes, GREATER, next, Math.min(end, next + 400));
      if (close > 0) {
        const hasDomain = findByte(bytes, 64, at, firstEnd) >= 0;
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
    attempt.recipientHash = hashFolded(bytes, toStart, toEnd, this.#c.seed);
    let domainStart = toEnd;
    while (domainStart > toStart && bytes[domainStart - 1] !== 64) domainStart -= 1;
    attempt.recipientDomain =
      domainStart > toStart ? hashFolded(bytes, domainStart, toEnd, 0x811c9dc5) : 0;
    attempt.domainStart = domainStart;
    attempt.domainEnd = toEnd;
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

  #sawTransport = false;

  /** Sets route and relay from `T=` and `H=`; the position of the text behind `: `. */
  #readTransport(bytes: Buffer, start: number, end: number, firstEnd: number): number {
    const { attempt, traffic } = this.#c;
    attempt.route = ROUTE.local;
    this.#sawTransport = false;
    if (bytes[firstEnd - 1] === 58) return Math.min(firstEnd + 1, end);
    let next = start;
    while (next < end) {
      let stop = next;
      while (stop < end && bytes[stop] !== SPACE) stop += 1;
      if (bytes[next + 1] === EQUALS && bytes[next] === 72) {
        if (!this.#readHost(bytes, next + 2, end)) return stop;
        const host = this.#host;
        if (attempt.outcome !== OUTCOME.delivered) {
          attempt.relay = traffic.names.relays.intern(bytes, host.nameStart, host.nameEnd);
        }
        attempt.route = isLoopbackIp(bytes, host.ipStart, host.ipEnd)
          ? ROUTE.local
          : isPrivateIp(bytes, host.ipStart, host.ipEnd)
            ? ROUTE.inside
            : ROUTE.remote;
        if (attempt.route === ROUTE.local) attempt.relay = 0;
        stop = host.next;
        if (bytes[stop] === 58) return Math.min(stop + 2, end);
      } else if (bytes[next + 1] === EQUALS && bytes[next] === 84) {
        this.#sawTransport = true;
        if (hasBytes(bytes, REMOTE, next + 2, stop) || findBytes(bytes, SMTP, next + 2, stop) >= 0)
          attempt.route = ROUTE.remote;
      } else if (bytes[next] === 67 && bytes[next + 1] === EQUALS) return next; // C="reply"
      if (bytes[stop - 1] === 58 && stop > next) return Math.min(stop + 1, end);
      next = stop + 1;
    }
    return start;
  }

  /** `name (helo) [ip]:port`, `(helo) [ip]`, `[ip]`; false for a HELO that holds a blank. */
  #readHost(bytes: Buffer, start: number, end: number): boolean {
    const host = this.#host;
    let at = start;
    host.nameStart = host.nameEnd = start;
    if (bytes[at] !== OPEN && bytes[at] !== LEFT_BRACKET) {
      while (at < end && bytes[at] !== SPACE) at += 1;
      host.nameEnd = at;
      at += 1;
    }
    if (bytes[at] === OPEN) {
      while (at < end && bytes[at] !== SPACE) at += 1;
      if (bytes[at - 1] !== CLOSE) return false;
      at += 1;
    }
    if (bytes[at] !== LEFT_BRACKET) return false;
    const close = findByte(bytes, RIGHT_BRACKET, at, Math.min(end, at + 60));
    if (close < 0) return false;
    host.ipStart = at + 1;
    host.ipEnd = close;
    let next = close + 1;
    if (bytes[next] === 58) {
      const digits = next + 1;
      let stop = digits;
      while (stop < end && (bytes[stop] as number) > 47 && (bytes[stop] as number) < 58) stop += 1;
      if (stop > digits) next = stop;
    }
    host.next = next;
    return true;
  }

  /** Lines without a message id. */
  #remark(bytes: Buffer, start: number, end: number): boolean {
    switch (bytes[start]) {
      case 99: // cwd=
        return hasBytes(bytes, CWD, start, end) && this.#command(bytes, start + 4, end);
      case 72: // H=... rejected RCPT
        return bytes[start + 1] === EQUALS && this.#refusal(bytes, start + 2, end);
      case 83: // SMTP connection, Start queue run
        return (
          hasBytes(bytes, SMTP_CONNECTION, start, end) ||
          hasBytes(bytes, START_QUEUE_RUN, start, end)
        );
      case 69:
        return hasBytes(bytes, END_QUEUE_RUN, start, end);
      case 110:
        return hasBytes(bytes, NO_HOST_NAME_FOUND_FOR_IP_ADDRESS, start, end);
      case 84:
        return hasBytes(bytes, TLS_ERROR_ON_CONNECTION, start, end);
      case 117:
        return hasBytes(bytes, UNEXPECTED_DISCONNECTION_WHILE_READING_SMTP_COMMAND, start, end);
      default:
        return this.#authFailure(bytes, start, end);
    }
  }

  /** `plain authenticator failed for host (helo) [ip]: 535 Incorrect authentication data (set_id=name)`. */
  #authFailure(bytes: Buffer, start: number, end: number): boolean {
    let word = start;
    while (word < end && word < start + 64 && bytes[word] !== SPACE) word += 1;
    if (!hasBytes(bytes, AUTHENTICATOR_FAILED, word, end)) return false;
    const { traffic, sink } = this.#c;
    if (!this.#readHost(bytes, word + AUTHENTICATOR_FAILED.length, end)) return false;
    const host = this.#host;
    const client = traffic.names.ips.intern(bytes, host.ipStart, host.ipEnd);
    const reply = findBytes(bytes, COLON_BLANK, host.next, end);
    if (reply < 0) return false;
    const named = findBytes(bytes, OPEN_SET_ID, reply, end);
    const account =
      named < 0
        ? 0
        : traffic.names.accounts.intern(bytes, named + 8, bytes[end - 1] === CLOSE ? end - 1 : end);
    // 435: the server could not check (its database is away), nobody gave a wrong password
    if (bytes[reply + 2] !== 52) traffic.authFailures.add(client, account, sink.place);
    return true;
  }

  #refusal(bytes: Buffer, start: number, end: number): boolean {
    if (!this.#readHost(bytes, start, end)) return false;
    const { traffic, sink } = this.#c;
    const host = this.#host;
    if (hasBytes(bytes, BLANK_INCOMPLETE_TRANSACTION, host.next, end)) return true;
    const at = findBytes(bytes, REJECTED, host.next, end);
    if (at < 0) return false;
    const client = traffic.names.ips.intern(bytes, host.ipStart, host.ipEnd);
    const reason = findLastBytes(bytes, CLOSE_COLON, at, end);
    const from = reason < 0 ? at : reason;
    const kind =
      findBytes(bytes, RELAY_NOT_PERMITTED, from, end) >= 0
        ? REFUSAL.relayDenied
        : findBytes(bytes, NROUTEABLE_ADDRESS, from, end) >= 0 ||
            findBytes(bytes, NKNOWN_USER, from, end) >= 0
          ? REFUSAL.unknownUser
          : findBytes(bytes, RBL, from, end) >= 0 || findBytes(bytes, BLACKLIST, from, end) >= 0
            ? REFUSAL.reputation
            : REFUSAL.other;
    traffic.refusals.add(client, kind, sink.place);
    return true;
  }

  #aboutHost(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    const { traffic, replies, sink } = this.#c;
    if (!this.#readHost(bytes, at + 2, end)) return false;
    const host = this.#host;
    // `ID H=mx [ip]: SMTP error from remote mail server after MAIL FROM: 421 ...`: the next host is tried
    if (hasBytes(bytes, SMTP_ERROR_FROM_REMOTE_MAIL_SERVER, host.next, end)) {
      const relay = traffic.names.relays.intern(bytes, host.nameStart, host.nameEnd);
      if (relay !== 0)
        traffic.replies.add(relay, replies.classOf(bytes, host.next + 2, end), sink.place);
      return true;
    }
    if (findBytes(bytes, BLANK_REJECTED, host.next, end) < 0) return false;
    sink.rejected(bytes, idStart, idEnd);
    return true;
  }

  /** `cwd=/home/x/public_html 4 args: /usr/sbin/sendmail -t -i`: who called sendmail, and from where. */
  #command(bytes: Buffer, start: number, end: number): boolean {
    const args = findBytes(bytes, BLANK_ARGS, start, end);
    if (args < 0) return false;
    let stop = args;
    while (stop > start && (bytes[stop - 1] as number) > 47 && (bytes[stop - 1] as number) < 58)
      stop -= 1;
    stop -= 1;
    // the daemon's own runs
    if (hasBytes(bytes, VAR_SPOOL_EXIM, start, stop) || stop - start < 2) return true;
    this.#directory = this.#c.traffic.names.directories.intern(bytes, start, stop);
    this.#directoryMs = this.#c.sink.place.atMs;
    return true;
  }

  /** The directory of the `cwd=` line just before a local message; each is used once. */
  #takeDirectory(submitter: number): number {
    const { sink, traffic } = this.#c;
    const directory = this.#directory;
    this.#directory = 0;
    if (directory === 0 || Math.abs(sink.place.atMs - this.#directoryMs) > DIRECTORY_WAIT_MS)
      return 0;
    traffic.directories.add(submitter, directory, sink.place);
    return directory;
  }
}

// index in REPLY_CLASSES
const UNKNOWN_USER = 4;

/** End of an address that may have a quoted local part with blanks: the blank behind it, or the end. */
function addressEnd(bytes: Buffer, start: number, end: number): number {
  let quoted = false;
  for (let i = start; i < end; i += 1) {
    const c = bytes[i];
    if (c === BACKSLASH && quoted) i += 1;
    else if (c === QUOTE) quoted = !quoted;
    else if (c === SPACE && !quoted) return i;
  }
  if (!quoted) return end;
  // a lone quotation mark is no quoting
  const space = findByte(bytes, SPACE, start, end);
  return space < 0 ? end : space;
}

/** Position of the next quotation mark that is not escaped, or -1. */
function closingQuote(bytes: Buffer, start: number, end: number): number {
  for (let i = start; i < end; i += 1) {
    if (bytes[i] === BACKSLASH) i += 1;
    else if (bytes[i] === QUOTE) return i;
  }
  return -1;
}

/** End of a message id `xxxxxx-xxxxxx-xx` (or `xxxxxx-xxxxxxxxxxx-xxxx` since Exim 4.97) that a blank follows, or -1. */
export function eximIdEnd(bytes: Buffer, start: number, end: number): number {
  if (bytes[start + 6] !== 45) return -1;
  let length = 0;
  if (bytes[start + 13] === 45 && bytes[start + 16] === SPACE) length = 16;
  else if (bytes[start + 18] === 45 && bytes[start + 23] === SPACE) length = 23;
  if (length === 0 || start + length >= end) return -1;
  for (let i = start; i < start + length; i += 1) {
    const c = bytes[i] as number;
    if (c !== 45 && !((c > 47 && c < 58) || (c > 64 && c < 91) || (c > 96 && c < 123))) return -1;
  }
  return start + length;
}
