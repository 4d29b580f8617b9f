import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { readDovecotAuth } from "./dovecot-auth.ts";
import { readDovecotLogin } from "./dovecot-login.ts";
import { readDovecotMail } from "./dovecot-mail.ts";
import { readPam } from "./pam.ts";

/** `service(...)<pid><session>: Info: `: who speaks. The brackets hold a user or a pid (Dovecot master_service_init_log). */
const SERVICE =
  /(?:dovecot: )?(imap|pop3|managesieve|sieve|submission|imap-login|pop3-login|managesieve-login|sieve-login|submission-login|lmtp|lmtp-proxy|lda|deliver|auth|auth-worker|dovecot-auth|master|config|log|anvil|stats|indexer|indexer-worker|dict|director|doveadm|dsync|dsync-local|dsync-server|ssl-params|imap-hibernate|imap-urlauth|old-stats|doveadm-server|script|quota-warning|replicator|aggregator|health-check|auth-cache)(?=[(:<])/y;
const LEVEL = /(?:Info|Debug|Error|Warning|Fatal|Panic): /y;

/** Dovecot through syslog or in its own format. */
export function parseDovecot(body: string): EventDraft | undefined {
  SERVICE.lastIndex = 0;
  const service = SERVICE.exec(body);
  if (service === null) return readPam(body) ?? readDovecotAuth(body, "") ?? readUnnamed(body);
  const head = readHead(body, service[0].length);
  if (head === undefined) return undefined;
  const { owner, text, level } = head;
  const name = service[1] ?? "";
  if (name.endsWith("-login")) return readDovecotLogin(text) ?? remark(text, level);
  if (name.startsWith("auth") || name === "dovecot-auth")
    return readPam(text) ?? readDovecotAuth(text, owner) ?? remark(text, level);
  if (SERVER.has(name)) return remark(text, level);
  return readDovecotMail(name, owner, text) ?? remark(text, level);
}

const SERVER: ReadonlySet<string> = new Set([
  "master",
  "config",
  "log",
  "anvil",
  "stats",
  "ssl-params",
  "director",
  "old-stats",
]);

interface Head {
  /** What stood in the round brackets. */
  readonly owner: string;
  readonly level: string;
  readonly text: string;
}

/**
 * A user name may hold `): `, so the bracket ends where the head ends as Dovecot writes it: `)` and `<..>` groups,
 * then `: `. Names with more than one such place are read to the first.
 */
function readHead(body: string, at: number): Head | undefined {
  let owner = "";
  let end = at;
  if (body[at] === "(") {
    const close = /\)(?:<[^<>\s]{0,80}>){0,3}: /g;
    close.lastIndex = at;
    const found = close.exec(body);
    if (found === null) return undefined;
    owner = body.slice(at + 1, found.index);
    end = close.lastIndex;
  } else {
    const groups = /(?:<[^<>\s]{0,80}>){0,3}: ?/y;
    groups.lastIndex = at;
    const found = groups.exec(body);
    if (found === null) return undefined;
    end = at + found[0].length;
  }
  LEVEL.lastIndex = end;
  const level = LEVEL.exec(body)?.[0] ?? "";
  return { owner, level, text: body.slice(end + level.length) };
}

/** `Info: Login: user=..` when the service became the program name. */
function readUnnamed(body: string): EventDraft | undefined {
  LEVEL.lastIndex = 0;
  const level = LEVEL.exec(body)?.[0] ?? "";
  return (
    readDovecotLogin(body.slice(level.length)) ??
    (level === "" ? undefined : remark(body.slice(level.length), level))
  );
}

const RESOURCE =
  /process_limit|client_limit|No space left|Out of memory|Cannot allocate memory|Too many open files|vsz_limit/;
const START =
  /^Dovecot v?\d|^Killed with signal|^SIG|starting up|shutting down|reloading|^Server |^Generating |^SSL parameters/;

function remark(text: string, level: string): EventDraft {
  const kind = RESOURCE.test(text)
    ? "resource"
    : START.test(text)
      ? "server"
      : /^(?:Error|Fatal|Panic|Warning)/.test(level)
        ? "trouble"
        : "server";
  return { kind, reason: maskSecrets(text) };
}
