import { ascii, findByte, findBytes, hasBytes } from "../../core/byte-scan.ts";
import { ORIGIN } from "../../core/ledger.ts";
import { beginsWith, createFirstWords } from "./first-words.ts";
import type { LexerContext } from "./lexer-context.ts";
import { createPeer, isLoopbackIp, readPeer } from "./peer.ts";
import { isFilterAction } from "./postfix-filter-action.ts";

const COMMA = 44;

// What smtpd writes, as bytes: comparing with a string costs a look at its representation for every letter.
const CLIENT = ascii("client=");
const SASL_METHOD = ascii("sasl_method=");
const SASL_USERNAME = ascii("sasl_username=");
const ORIG_QUEUE_ID = ascii("orig_queue_id=");
const COMMA_SASL_SENDER = ascii(", sasl_sender=");
const COMMA_ORIG_QUEUE_ID = ascii(", orig_queue_id=");

const REJECT = ascii("reject: ");
const MILTER_REJECT = ascii("milter-reject: ");
const NOQUEUE = ascii("NOQUEUE: ");
const NOQUEUE_REJECT = ascii("NOQUEUE: reject: ");
const BLANK_FROM = ascii(" from ");

const WARNING = ascii("warning: ");
const HOSTNAME = ascii("hostname ");
const SASL = ascii(": SASL ");
const AUTHENTICATION_FAILED = ascii(" authentication failed: ");
const SERVER_LOST = ascii("Connection lost to authentication server");
const COMMA_SASL_USERNAME = ascii(", sasl_username=");

/** Most lines of smtpd are these; they name no message and no attempt. */
const TALK = createFirstWords([
  "connect from ",
  "disconnect from ",
  "lost connection after ",
  "Anonymous TLS connection established ",
  "SSL_accept error from ",
  "improper command pipelining after ",
]);

/** Reads the lines of smtpd: who hands in a message, who fails to log in, who is refused (`smtpd.c`). */
export class PostfixSmtpdLexer {
  readonly #c: LexerContext;
  readonly #peer = createPeer();
  #clientNames = new Int32Array(1024);

  constructor(context: LexerContext) {
    this.#c = context;
  }

  /** `ID: client=name[ip], sasl_method=, sasl_username=, sasl_sender=, orig_queue_id=, orig_client=`, read behind the id. */
  read(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    if (!hasBytes(bytes, CLIENT, at, end)) {
      if (hasBytes(bytes, REJECT, at, end) || hasBytes(bytes, MILTER_REJECT, at, end)) {
        this.#c.sink.rejected(bytes, idStart, idEnd);
        return this.#isRefusal(bytes, at, end);
      }
      return isFilterAction(bytes, at, end);
    }
    const peer = this.#peer;
    if (!readPeer(bytes, at + CLIENT.length, end, peer)) return false;
    const { names } = this.#c.traffic;
    const { from } = this.#c;
    from.client = names.ips.intern(bytes, peer.ipStart, peer.ipEnd);
    from.clientName = this.#nameOf(from.client, bytes, peer.nameStart, peer.nameEnd);
    from.loopback = isLoopbackIp(bytes, peer.ipStart, peer.ipEnd);
    from.account = from.submitter = from.directory = 0;
    let origin: 1 | 2 | 3 = ORIGIN.client;
    let firstIdStart = 0;
    let firstIdEnd = 0;
    let next = peer.next;
    while (bytes[next] === COMMA && next < end) {
      next += 2;
      if (hasBytes(bytes, SASL_USERNAME, next, end)) {
        // the name is the client's own word; only the daemon's next key ends it
        const nameStart = next + SASL_USERNAME.length;
        let nameEnd = findBytes(bytes, COMMA_SASL_SENDER, nameStart, end);
        if (nameEnd < 0) nameEnd = findBytes(bytes, COMMA_ORIG_QUEUE_ID, nameStart, end);
        if (nameEnd < 0) nameEnd = end;
        from.account = names.accounts.intern(bytes, nameStart, nameEnd);
        origin = from.account === 0 ? ORIGIN.namelessLogin : ORIGIN.account;
        next = nameEnd;
      } else if (hasBytes(bytes, SASL_METHOD, next, end)) {
        // a login, also where the name behind it was cut off or masked
        origin = ORIGIN.account;
        const comma = findByte(bytes, COMMA, next, end);
        next = comma < 0 ? end : comma;
      } else if (hasBytes(bytes, ORIG_QUEUE_ID, next, end)) {
        firstIdStart = next + ORIG_QUEUE_ID.length;
        const comma = findByte(bytes, COMMA, firstIdStart, end);
        firstIdEnd = comma < 0 ? end : comma;
        next = firstIdEnd;
      } else break;
    }
    this.#c.sink.accept(bytes, idStart, idEnd, origin, from);
    if (firstIdEnd > firstIdStart)
      this.#c.sink.cameFrom(bytes, idStart, idEnd, firstIdStart, firstIdEnd);
    return true;
  }

  /** Lines without a queue id: failed logins are counted, the rest of the conversation is not. */
  readRemark(bytes: Buffer, start: number, end: number): boolean {
    if (beginsWith(TALK, bytes, start, end)) return true;
    if (hasBytes(bytes, NOQUEUE_REJECT, start, end))
      return this.#isRefusal(bytes, start + NOQUEUE.length, end);
    return (
      hasBytes(bytes, WARNING, start, end) && this.#warning(bytes, start + WARNING.length, end)
    );
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

  /** `name[ip]: SASL LOGIN authentication failed: reason, sasl_username=name` (smtpd_sasl_glue.c). */
  #warning(bytes: Buffer, start: number, end: number): boolean {
    // `hostname x does not resolve to address y`: a client's wrong DNS
    if (hasBytes(bytes, HOSTNAME, start, end)) return true;
    const peer = this.#peer;
    if (!readPeer(bytes, start, end, peer) || !hasBytes(bytes, SASL, peer.next, end)) return false;
    // the mechanism's name stands between (RFC 4422 3.1: 20 letters at most)
    const failed = findBytes(
      bytes,
      AUTHENTICATION_FAILED,
      peer.next + SASL.length,
      Math.min(end, peer.next + 60),
    );
    if (failed < 0) return false;
    const reason = failed + AUTHENTICATION_FAILED.length;
    // the authentication server's trouble, not a wrong password
    if (hasBytes(bytes, SERVER_LOST, reason, end)) return true;
    const { traffic, sink } = this.#c;
    const named = findBytes(bytes, COMMA_SASL_USERNAME, reason, end);
    const account =
      named < 0 ? 0 : traffic.names.accounts.intern(bytes, named + COMMA_SASL_USERNAME.length, end);
    const client = traffic.names.ips.intern(bytes, peer.ipStart, peer.ipEnd);
    traffic.authFailures.add(client, account, sink.place);
    return true;
  }

  /** `reject: RCPT from name[ip]: 554 5.7.1 <...>: Relay access denied; from=<...>` at `reject: `. */
  #isRefusal(bytes: Buffer, start: number, end: number): boolean {
    const from = findBytes(bytes, BLANK_FROM, start, Math.min(end, start + 60));
    return from >= 0 && readPeer(bytes, from + BLANK_FROM.length, end, this.#peer);
  }
}
