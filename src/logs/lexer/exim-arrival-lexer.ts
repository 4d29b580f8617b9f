import { ascii, findByte, findBytes, hasBytes } from "../../core/byte-scan.ts";
import { ORIGIN, type Origin } from "../../core/ledger.ts";
import { addressEnd, closingQuote } from "./exim-address.ts";
import type { EximCallerDirectory } from "./exim-caller-directory.ts";
import { createEximHost, readEximHost } from "./exim-host.ts";
import type { LexerContext } from "./lexer-context.ts";
import { isLoopbackIp } from "./peer.ts";

const SPACE = 32;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;

// What Exim writes, as bytes: comparing with a string costs a look at its representation for every letter.
const PROTECTED = ascii(" protected]");
const LOCAL = ascii("local");
const DN = ascii('DN="');
const BLANK_T = ascii(' T="');
const BLANK_FOR = ascii(" for ");

/**
 * Reads `<=` lines: who hands in a message (`receive.c`).
 *
 * Fields are read from the left in the order that Exim writes them, and an authenticator is believed only before
 * `S=`: the subject (`T="..."`) and the message id behind it are the client's words. A HELO with a blank in it makes
 * the rest of the line ambiguous, so its fields are not believed at all.
 */
export class EximArrivalLexer {
  readonly #c: LexerContext;
  readonly #directory: EximCallerDirectory;
  readonly #host = createEximHost();
  readonly #tail: Tail = { hasFieldsAgain: false, recipients: 0 };

  constructor(context: LexerContext, directory: EximCallerDirectory) {
    this.#c = context;
    this.#directory = directory;
  }

  /** `<= sender [R=id] [H=...] [U=user] P=protocol [X=...] [A=auth:id] S=size [id=...] [T="..."] [for ...]` (receive.c). */
  read(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    const senderEnd = addressEnd(bytes, at, end);
    const isNull = bytes[at] === LESS && bytes[at + 1] === GREATER;
    const { names } = this.#c.traffic;
    const { from } = this.#c;
    from.client = from.clientName = from.account = from.submitter = from.directory = 0;
    from.loopback = false;
    let origin: Origin = ORIGIN.unknown;
    let refStart = 0;
    let refEnd = 0;
    let authenticated = false;
    let named = false;
    this.#tail.hasFieldsAgain = false;
    this.#tail.recipients = 0;
    let local = false;
    let isWhole = false;
    let next = senderEnd + 1;
    while (next < end) {
      const key = bytes[next];
      if (key === 72 && bytes[next + 1] === EQUALS) {
        if (!readEximHost(bytes, next + 2, end, this.#host)) {
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
        // `[email protected]`, as web pages mask addresses, has a blank in it
        if (hasBytes(bytes, PROTECTED, stop, end)) stop += PROTECTED.length;
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
              named = findByte(bytes, COLON, next + 2, stop) >= 0;
              from.account = this.#account(bytes, next + 2, stop);
              break;
            case 83: // S=
              isWhole = true;
              readTail(bytes, stop, end, this.#tail);
              stop = end;
              break;
            default:
              break;
          }
        } else if (key === 68 && hasBytes(bytes, DN, next, end)) {
          const close = closingQuote(bytes, next + DN.length, end);
          stop = close < 0 ? end : close + 1;
        }
        next = stop;
      }
      while (next < end && bytes[next] === SPACE) next += 1;
    }
    // Without `S=` the line is cut, and whether there was a login is unknown. Where the fields come twice, a HELO with
    // blanks in it imitated them, and nobody is to be named by it.
    if ((origin === ORIGIN.client && !isWhole && !authenticated) || this.#tail.hasFieldsAgain) {
      origin = ORIGIN.unknown;
      from.client = from.clientName = from.account = from.submitter = 0;
    } else if (origin === ORIGIN.client && authenticated) {
      // `A=plain` without a colon only says that the authenticator sets no id; `A=plain:` is a login without a name
      origin = from.account === 0 && named ? ORIGIN.namelessLogin : ORIGIN.account;
    } else if (origin === ORIGIN.unknown && (local || from.submitter !== 0)) {
      origin = isNull && refEnd > refStart ? ORIGIN.bounce : ORIGIN.local;
    }
    const { sink } = this.#c;
    if (origin === ORIGIN.local) from.directory = this.#directory.take();
    if (origin !== ORIGIN.local) from.submitter = 0;
    sink.accept(bytes, idStart, idEnd, origin, from);
    sink.queued(bytes, idStart, idEnd, at, isNull ? at : senderEnd, this.#tail.recipients);
    if (origin === ORIGIN.bounce) sink.bounced(bytes, refStart, refEnd, idStart, idEnd);
    return true;
  }

  /** `authenticator[:id[:sender]]`; the id is what the client logged in as, 0 when empty. */
  #account(bytes: Buffer, start: number, end: number): number {
    const colon = findByte(bytes, COLON, start, end);
    if (colon < 0) return 0;
    // `A=login:user:sender@...` (smtp_mailauth): three parts, the second is the id
    const second = findByte(bytes, COLON, colon + 1, end);
    return this.#c.traffic.names.accounts.intern(bytes, colon + 1, second < 0 ? end : second);
  }
}

/** What stands behind the size of a message; one object used again. */
interface Tail {
  /** ` P=` or ` S=` stands again before the subject: Exim writes each once. */
  hasFieldsAgain: boolean;
  /** Number of addresses behind `for`, the last field (log_selector +received_recipients); 0 = not logged. */
  recipients: number;
}

/** Reads what stands behind `S=...`, up to the subject in one pass. */
function readTail(bytes: Buffer, start: number, end: number, tail: Tail): void {
  tail.hasFieldsAgain = false;
  tail.recipients = 0;
  let list = -1;
  for (let i = start; i + 2 < end; i += 1) {
    if (bytes[i] !== SPACE) continue;
    const key = bytes[i + 1];
    if (bytes[i + 2] === EQUALS) {
      if (key === 80 || key === 83) tail.hasFieldsAgain = true;
      else if (key === 84 && hasBytes(bytes, BLANK_T, i, end)) {
        const close = closingQuote(bytes, i + BLANK_T.length, end);
        if (close < 0) return;
        list = findBytes(bytes, BLANK_FOR, close + 1, end);
        break;
      }
    } else if (list < 0 && hasBytes(bytes, BLANK_FOR, i, end)) list = i;
  }
  if (list < 0) return;
  for (let next = list + BLANK_FOR.length; next < end;) {
    let stop = addressEnd(bytes, next, end);
    // `[email protected]`, as some web sites mask addresses, is one
    if (bytes[next] === LEFT_BRACKET && bytes[stop - 1] !== RIGHT_BRACKET)
      stop = addressEnd(bytes, stop + 1, end);
    if (stop > next) tail.recipients += 1;
    next = stop + 1;
  }
}
