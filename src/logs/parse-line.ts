import { maskSecrets } from "../core/mask-secrets.ts";
import { grammarOf } from "./grammar/catalogue.ts";
import { daemonOfProgram } from "./grammar/daemon-of-program.ts";
import type { EventDraft } from "./grammar/event-draft.ts";
import { parseDovecot } from "./grammar/dovecot.ts";
import { parseExim } from "./grammar/exim.ts";
import { parsePostfixTrouble } from "./grammar/postfix-trouble.ts";
import { parsePostfixServer } from "./grammar/postfix-server.ts";

/** What stands before the body of a log line, already split off. */
export interface LineHead {
  readonly host?: string;
  /** As logged, `postfix/submission/smtpd`; absent in logs that a daemon writes itself (Exim, Dovecot). */
  readonly program?: string;
  readonly pid?: number;
}

/** Longer lines are cut before they are read: syslog daemons stop at 8 KiB, and a reader's time is the attacker's to spend. */
const BODY_CHARACTERS_MAX = 65_536;

/**
 * Reads one log line. Never throws; `kind: "unparsed"` with the masked text when no grammar knows the line.
 * Fields are taken only where the daemon writes them, so nothing that a client wrote can become one.
 */
export function parseLine(head: LineHead, body: string): EventDraft {
  const text = body.slice(0, BODY_CHARACTERS_MAX).trimEnd();
  const own = ownFormat(head, text);
  const { host, program, pid } = own === undefined ? head : {};
  const daemon = program === undefined ? undefined : daemonOfProgram(program);
  const read = program === undefined ? readHeadless(own ?? text) : readAs(daemon, text);
  const event: EventDraft = read?.event ?? { kind: "unparsed", text: maskSecrets(own ?? text) };
  const named = read?.daemon ?? daemon;
  return {
    ...event,
    ...(host !== undefined && { host }),
    ...(program !== undefined && { program }),
    ...(pid !== undefined && { pid }),
    ...(named !== undefined && { daemon: named }),
  };
}

/**
 * Dovecot's own log has neither host nor program: `auth-worker(22401): Info: sql(...)`, `auth(bob,192.0.2.1)<x>: Info: ...`.
 * A reader of syslog heads takes the first words for them, so they are put back in front of the body.
 */
function ownFormat({ host, program }: LineHead, body: string): string | undefined {
  if (program?.includes("(") === true)
    return `${host === undefined ? "" : `${host} `}${program}: ${body}`;
  if (host?.endsWith(":") !== true) return undefined;
  return program === undefined ? `${host} ${body}` : `${host} ${program}: ${body}`;
}

interface Read {
  readonly event: EventDraft;
  readonly daemon: string;
}

function readAs(daemon: string | undefined, body: string): Read | undefined {
  if (daemon === undefined) return undefined;
  const event =
    grammarOf(daemon)?.(body) ?? (daemon.startsWith("postfix/") ? readAnyPostfix(body) : undefined);
  return event === undefined ? undefined : { event, daemon };
}

function readAnyPostfix(body: string): EventDraft | undefined {
  return parsePostfixTrouble(body) ?? parsePostfixServer(body);
}

/** Exim's own log and Dovecot's own log name no program. */
function readHeadless(body: string): Read | undefined {
  const exim = parseExim(body);
  if (exim !== undefined) return { event: exim, daemon: "exim" };
  const dovecot = parseDovecot(body);
  return dovecot === undefined ? undefined : { event: dovecot, daemon: "dovecot" };
}
