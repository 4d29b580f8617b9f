import type { MailSink } from "../../core/mail-sink.ts";
import type { Traffic } from "../../core/traffic.ts";
import type { LineHeader } from "../line-header.ts";
import { DovecotLexer } from "./dovecot-lexer.ts";
import { EximLexer } from "./exim-lexer.ts";
import { createLexerContext } from "./lexer-context.ts";
import { POSTFIX_DAEMONS, type PostfixDaemon } from "./postfix-daemons.ts";
import { PostfixLexer } from "./postfix-lexer.ts";

/** What a line was to the fast reader. */
export const UNDERSTOOD = {
  yes: 1,
  /** A mail daemon's line that the detailed grammar may know. */
  ask: 2,
  /** Not a mail daemon's. */
  foreign: 3,
} as const;
export type Understood = (typeof UNDERSTOOD)[keyof typeof UNDERSTOOD];

type Program =
  | { readonly kind: "postfix"; readonly daemon: PostfixDaemon }
  | { readonly kind: "exim" | "dovecot" | "dovecot-login" | "mail" | "foreign" };

/** Programs that belong to a mail server but tell nothing that is counted. */
const QUIET_PROGRAMS =
  /^(?:opendkim|opendmarc|amavis|amavisd|spamd|rspamd|rspamd_proxy|clamd|clamsmtpd|clamav-milter|spamass-milter|postgrey|policyd-spf|policyd|python-policyd-spf|postfwd|postfwd[23]|saslauthd|milter-greylist|sqlgrey|mailman|sympa|postsrsd|dkimproxy|dspam|cluebringer|iredapd)(?:[/-]|$)/i;

/** Programs beyond this are read without memory; only a forged log has so many. */
const PROGRAMS_MAX = 4096;
/** A power of two. */
const RECENT = 256;

/** Sends each line to its daemon's lexer by the program's name; the name is looked up once, not a line. */
export class LogLexer {
  readonly #postfix: PostfixLexer;
  readonly #exim: EximLexer;
  readonly #dovecot: DovecotLexer;
  readonly #programs = new Map<number, Program>();
  // The same in front of the map: nearly every line has one of a dozen programs.
  readonly #recentHashes = new Int32Array(RECENT);
  readonly #recent: (Program | undefined)[] = Array.from({ length: RECENT });

  constructor(traffic: Traffic, sink: MailSink, seed: number) {
    const context = createLexerContext(traffic, sink, seed);
    this.#postfix = new PostfixLexer(context);
    this.#exim = new EximLexer(context);
    this.#dovecot = new DovecotLexer(context);
  }

  /** Reads a line whose header was read; `sink.place` must stand on it. */
  read(header: LineHeader): Understood {
    const { bytes, bodyStart, end } = header;
    const program = header.hasProgram ? this.#program(header) : header.eximStamp ? EXIM : FOREIGN;
    switch (program.kind) {
      case "postfix":
        return this.#postfix.read(program.daemon, bytes, bodyStart, end)
          ? UNDERSTOOD.yes
          : UNDERSTOOD.ask;
      case "exim":
        return this.#exim.read(bytes, bodyStart, end) ? UNDERSTOOD.yes : UNDERSTOOD.ask;
      case "dovecot":
        return this.#dovecot.read(bytes, bodyStart, end) ? UNDERSTOOD.yes : UNDERSTOOD.ask;
      case "dovecot-login":
        this.#dovecot.readLogin(bytes, bodyStart, end);
        return UNDERSTOOD.yes;
      case "mail":
        return UNDERSTOOD.yes;
      case "foreign":
        return UNDERSTOOD.foreign;
    }
  }

  /**
   * A program by its hash: two programs of one server would have to share 32 bits. Whoever may write such a tag on
   * purpose may write `postfix/smtpd` as well.
   */
  #program(header: LineHeader): Program {
    const { programHash } = header;
    const place = (programHash ^ (programHash >>> 8)) & (RECENT - 1);
    const recent = this.#recent[place];
    if (recent !== undefined && this.#recentHashes[place] === programHash) return recent;
    const program = this.#programs.get(programHash) ?? programOf(header.program());
    if (this.#programs.size < PROGRAMS_MAX) this.#programs.set(programHash, program);
    this.#recentHashes[place] = programHash;
    this.#recent[place] = program;
    return program;
  }
}

const EXIM: Program = { kind: "exim" };
const FOREIGN: Program = { kind: "foreign" };

/** What a program is, by its name: the part behind the last slash names a Postfix daemon under any `syslog_name`. */
export function programOf(name: string): Program {
  const slash = name.lastIndexOf("/");
  const last = slash < 0 ? name : name.slice(slash + 1);
  const lower = name.toLowerCase();
  if (slash > 0 || lower.startsWith("postfix")) {
    const daemon = POSTFIX_DAEMONS.get(last);
    if (daemon) return { kind: "postfix", daemon };
    if (lower.startsWith("postfix")) return { kind: "postfix", daemon: "quiet" };
  }
  if (/^exim4?$/i.test(last)) return EXIM;
  // In a file of Dovecot's own (`log_path`) the service itself stands where the program does in syslog.
  if (/^(?:imap|pop3|managesieve|submission)-login$/.test(lower)) return { kind: "dovecot-login" };
  if (lower.startsWith("dovecot") || lower === "auth") return { kind: "dovecot" };
  if (QUIET_PROGRAMS.test(name)) return { kind: "mail" };
  // a line quoted without its stamp (`smtpd[16462]: `)
  const bare = POSTFIX_DAEMONS.get(last);
  return bare ? { kind: "postfix", daemon: bare } : FOREIGN;
}
