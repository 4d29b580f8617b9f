import { ascii, findBytes, hasBytes } from "../../core/byte-scan.ts";
import type { EximCallerDirectory } from "./exim-caller-directory.ts";
import { createEximHost, readEximHost } from "./exim-host.ts";
import { beginsWith, createFirstWords } from "./first-words.ts";
import type { LexerContext } from "./lexer-context.ts";

const SPACE = 32;
const CLOSE = 41;

// What Exim writes, as bytes: comparing with a string costs a look at its representation for every letter.
const CWD = ascii("cwd=");
const H = ascii("H=");

const AUTHENTICATOR_FAILED = ascii(" authenticator failed for ");
const COLON_BLANK = ascii(": ");
const OPEN_SET_ID = ascii("(set_id=");

const REJECTED = ascii("rejected ");
const BLANK_REJECTED = ascii(" rejected ");
const INCOMPLETE_TRANSACTION = ascii(" incomplete transaction ");
const SMTP_ERROR = ascii(": SMTP error from remote mail server ");

/** Authenticators have names of the administrator's choice, of one word. */
const AUTHENTICATOR_MAX_BYTES = 64;

/** Lines that tell nothing that is counted. */
const TALK = createFirstWords([
  "SMTP connection ",
  "Start queue run",
  "End queue run",
  "no host name found for IP address ",
  "TLS error on connection ",
  "unexpected disconnection while reading SMTP command ",
]);

/** Reads what Exim writes about clients and hosts beside its messages: failed logins, `cwd=`. Refusals are known and not counted. */
export class EximRemarkLexer {
  readonly #c: LexerContext;
  readonly #directory: EximCallerDirectory;
  readonly #host = createEximHost();

  constructor(context: LexerContext, directory: EximCallerDirectory) {
    this.#c = context;
    this.#directory = directory;
  }

  /** Lines without a message id. */
  read(bytes: Buffer, start: number, end: number): boolean {
    // An authenticator's name is the administrator's: `cram_md5` begins like `cwd=`, `ntlm` like `no host name`.
    if (beginsWith(TALK, bytes, start, end)) return true;
    if (hasBytes(bytes, CWD, start, end)) {
      return this.#directory.read(bytes, start + CWD.length, end);
    }
    if (hasBytes(bytes, H, start, end)) return this.#isRefusal(bytes, start + H.length, end);
    return this.#authFailure(bytes, start, end);
  }

  /** `plain authenticator failed for host (helo) [ip]: 535 Incorrect authentication data (set_id=name)`. */
  #authFailure(bytes: Buffer, start: number, end: number): boolean {
    let word = start;
    while (word < end && word < start + AUTHENTICATOR_MAX_BYTES && bytes[word] !== SPACE) word += 1;
    if (!hasBytes(bytes, AUTHENTICATOR_FAILED, word, end)) return false;
    const { traffic, sink } = this.#c;
    if (!readEximHost(bytes, word + AUTHENTICATOR_FAILED.length, end, this.#host)) return false;
    const host = this.#host;
    const client = traffic.names.ips.intern(bytes, host.ipStart, host.ipEnd);
    const reply = findBytes(bytes, COLON_BLANK, host.next, end);
    if (reply < 0) return false;
    const named = findBytes(bytes, OPEN_SET_ID, reply, end);
    const account =
      named < 0
        ? 0
        : traffic.names.accounts.intern(
            bytes,
            named + OPEN_SET_ID.length,
            bytes[end - 1] === CLOSE ? end - 1 : end,
          );
    // 435: the server could not check (its database is away), nobody gave a wrong password
    if (bytes[reply + COLON_BLANK.length] !== 52)
      traffic.authFailures.add(client, account, sink.place);
    return true;
  }

  /** `H=name (helo) [ip] F=<sender> rejected RCPT <recipient>: reason`, read behind `H=`. */
  #isRefusal(bytes: Buffer, start: number, end: number): boolean {
    if (!readEximHost(bytes, start, end, this.#host)) return false;
    const { next } = this.#host;
    return (
      hasBytes(bytes, INCOMPLETE_TRANSACTION, next, end) ||
      findBytes(bytes, REJECTED, next, end) >= 0
    );
  }

  /** `ID H=name [ip] rejected after DATA`, `ID H=name [ip]: SMTP error ...`, read behind the id. */
  readAboutHost(bytes: Buffer, idStart: number, idEnd: number, at: number, end: number): boolean {
    const { traffic, replies, sink } = this.#c;
    if (!readEximHost(bytes, at + H.length, end, this.#host)) return false;
    const host = this.#host;
    // `ID H=mx [ip]: SMTP error from remote mail server after MAIL FROM: 421 ...`: the next host is tried
    if (hasBytes(bytes, SMTP_ERROR, host.next, end)) {
      const relay = traffic.names.relays.intern(bytes, host.nameStart, host.nameEnd);
      if (relay !== 0)
        traffic.replies.add(relay, replies.classOf(bytes, host.next + 2, end), sink.place);
      return true;
    }
    if (findBytes(bytes, BLANK_REJECTED, host.next, end) < 0) return false;
    sink.rejected(bytes, idStart, idEnd);
    return true;
  }
}
