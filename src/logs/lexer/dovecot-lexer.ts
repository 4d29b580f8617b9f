import { ascii, findByte, findBytes, findLastBytes, hasBytes } from "../../core/byte-scan.ts";
import type { LexerContext } from "./lexer-context.ts";

// What daemons write, as bytes: comparing with a string costs a look at its representation for every letter.
const LOGIN_SERVICE = ascii("-login");
const INFO = ascii("Info: ");
const LOGIN_USER = ascii("Login: user=<");
const COMMA_METHOD = ascii(">, method=");
const OPEN_AUTH_FAILED = ascii("(auth failed, ");
const USER = ascii("user=<");
const COMMA_RIP = ascii(", rip=");

const COMMA = 44;
const COLON = 58;
const OPEN = 40;

/** `managesieve-login` is the longest that is looked for. */
const SERVICE_MAX_BYTES = 20;

/** Dovecot's services that log through its own name; what follows the name is the service's. */
const SERVICES =
  "imap pop3 lmtp lda submission managesieve auth master stats anvil doveadm indexer config log replicator quota-status dict ssl-params script aggregator director old-stats"
    .split(" ")
    .map(ascii);

function isService(bytes: Buffer, start: number, end: number): boolean {
  for (const name of SERVICES) if (hasBytes(bytes, name, start, end)) return true;
  return false;
}

/**
 * Reads the login lines of Dovecot: who logged in from where, and who failed. All else that it logs is left to the
 * detailed grammar. A user name is the client's word, so `rip=` is looked for behind the last `>` of the name.
 */
export class DovecotLexer {
  readonly #c: LexerContext;

  constructor(context: LexerContext) {
    this.#c = context;
  }

  /** `service-login: Login: user=<name>, method=PLAIN, rip=1.2.3.4, lip=...` */
  read(bytes: Buffer, start: number, end: number): boolean {
    let service = start;
    while (
      service < end &&
      service < start + SERVICE_MAX_BYTES &&
      bytes[service] !== COLON &&
      bytes[service] !== OPEN
    )
      service += 1;
    if (
      bytes[service] !== COLON ||
      !hasBytes(bytes, LOGIN_SERVICE, service - LOGIN_SERVICE.length, service)
    )
      return isService(bytes, start, end);
    this.readLogin(bytes, service + 2, end);
    return true;
  }

  /** `Login: user=<name>, method=PLAIN, rip=1.2.3.4, lip=...`, behind the name of the service. */
  readLogin(bytes: Buffer, start: number, end: number): void {
    let at = start;
    if (hasBytes(bytes, INFO, at, end)) at += INFO.length;
    const { traffic, sink } = this.#c;
    if (hasBytes(bytes, LOGIN_USER, at, end)) {
      // Who got in has a name that exists here: it holds no `>, method=`.
      const user = at + LOGIN_USER.length;
      const method = findBytes(bytes, COMMA_METHOD, user, end);
      const client = method < 0 ? -1 : this.#client(bytes, method, end);
      if (client >= 0)
        traffic.logins.add(client, traffic.names.accounts.intern(bytes, user, method), sink.place);
      return;
    }
    const failed = findBytes(bytes, OPEN_AUTH_FAILED, at, end);
    if (failed < 0) return;
    const user = findBytes(bytes, USER, failed, end);
    const method = findLastBytes(bytes, COMMA_METHOD, failed, end);
    const client = this.#client(bytes, method < 0 ? failed : method, end);
    if (client < 0) return;
    const account =
      user >= 0 && method > user
        ? traffic.names.accounts.intern(bytes, user + USER.length, method)
        : 0;
    traffic.authFailures.add(client, account, sink.place);
  }

  /** Number of the address in `, rip=`, -1 when there is none. */
  #client(bytes: Buffer, from: number, end: number): number {
    const rip = findBytes(bytes, COMMA_RIP, from, end);
    if (rip < 0) return -1;
    const start = rip + COMMA_RIP.length;
    const comma = findByte(bytes, COMMA, start, end);
    return this.#c.traffic.names.ips.intern(bytes, start, comma < 0 ? end : comma);
  }
}
