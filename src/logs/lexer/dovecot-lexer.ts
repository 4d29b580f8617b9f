import { findByte, findLastText, findText, hasText } from "../../core/byte-scan.ts";
import type { LexerContext } from "./lexer-context.ts";

/** Dovecot's services that log through its own name; what follows the name is the service's. */
const SERVICES =
  "imap pop3 lmtp lda submission managesieve auth master stats anvil doveadm indexer config log replicator quota-status dict ssl-params script aggregator director old-stats".split(
    " ",
  );

function isService(bytes: Buffer, start: number, end: number): boolean {
  for (const name of SERVICES) if (hasText(bytes, name, start, end)) return true;
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
    const service = findText(bytes, "-login: ", start, Math.min(end, start + 24));
    if (service < 0) return isService(bytes, start, end);
    let at = service + 8;
    if (hasText(bytes, "Info: ", at, end)) at += 6;
    const login = hasText(bytes, "Login: ", at, end);
    const failed = !login && findText(bytes, "(auth failed, ", at, end) > 0;
    if (!login && !failed) return true;
    const user = findText(bytes, "user=<", at, end);
    const method = findLastText(bytes, ">, method=", at, end);
    const rip = findText(bytes, ", rip=", method < 0 ? at : method, end);
    if (rip < 0) return true;
    const { traffic, sink } = this.#c;
    const comma = findByte(bytes, 44, rip + 6, end);
    const client = traffic.names.ips.intern(bytes, rip + 6, comma < 0 ? end : comma);
    const account =
      user >= 0 && method > user ? traffic.names.accounts.intern(bytes, user + 6, method) : 0;
    (login ? traffic.logins : traffic.authFailures).add(client, account, sink.place);
    return true;
  }
}
