import { ascii, findBytes } from "../../core/byte-scan.ts";
import type { LineHeader } from "../../logs/line-header.ts";

/** Daemons whose lines are most of a log, and never tell who logged in; by the last part of their name. */
const SILENT: ReadonlySet<string> = new Set([
  "qmgr",
  "nqmgr",
  "cleanup",
  "smtp",
  "lmtp",
  "local",
  "virtual",
  "pipe",
  "bounce",
  "error",
  "pickup",
  "anvil",
  "scache",
  "trivial-rewrite",
  "postscreen",
  "dnsblog",
  "tlsproxy",
  "amavis",
  "opendkim",
  "opendmarc",
  "postgrey",
  "rspamd",
  "spamd",
  "policyd-spf",
]);
const SASL = ascii("SASL");
const SASL_FIELD = ascii("sasl_");
const EXIM_LOGIN = ascii(" A=");
const EXIM_FAILURE = ascii("authenticator");

/**
 * False for a line that cannot tell of a login: the grammar costs microseconds a line, and nine of ten are about
 * something else. A line that may is asked in full.
 */
export function tellsOfLogin(header: LineHeader): boolean {
  const { bytes, bodyStart, end, eximStamp } = header;
  const has = (wanted: Uint8Array) => findBytes(bytes, wanted, bodyStart, end) >= 0;
  const program = header.hasProgram ? header.program() : "";
  const name = program.slice(program.lastIndexOf("/") + 1);
  if (name === "smtpd") return has(SASL) || has(SASL_FIELD);
  if (eximStamp || name.startsWith("exim")) return has(EXIM_LOGIN) || has(EXIM_FAILURE);
  return !SILENT.has(name);
}
