/** Daemons that log under their own name; `exim4` is Debian's, `amavisd` the classic, `postgrey` may carry a path. */
const ALIASES: Readonly<Record<string, string>> = {
  exim: "exim",
  exim4: "exim",
  dovecot: "dovecot",
  "dovecot-auth": "dovecot",
  auth: "dovecot",
  "auth-worker": "dovecot",
  "imap-login": "dovecot",
  "pop3-login": "dovecot",
  "managesieve-login": "dovecot",
  "submission-login": "dovecot",
  imap: "dovecot",
  pop3: "dovecot",
  lmtp: "dovecot",
  lda: "dovecot",
  managesieve: "dovecot",
  amavis: "amavis",
  amavisd: "amavis",
  "amavisd-new": "amavis",
  opendkim: "opendkim",
  "dkim-filter": "opendkim",
  opendmarc: "opendmarc",
  rspamd: "rspamd",
  postgrey: "postgrey",
  postfwd: "postfwd",
  postfwd2: "postfwd",
  postfwd3: "postfwd",
  "postfwd2/policy": "postfwd",
  "postfwd2/master": "postfwd",
  "policyd-spf": "policyd-spf",
  spamd: "spamd",
  saslauthd: "saslauthd",
  postfix: "postfix/master",
  postlog: "postfix/master",
};

/**
 * What a program is, whatever `syslog_name` calls it: `postfix/submission/smtpd`, `mx-out/qmgr` and
 * `postfix-10.20.30.40/smtp` are `postfix/smtpd`, `postfix/qmgr`, `postfix/smtp`. The part after the last slash is the
 * Postfix daemon (master(5), "-o syslog_name"). Undefined for programs that are not about mail.
 */
export function daemonOfProgram(program: string): string | undefined {
  const lower = program.toLowerCase();
  const known = ALIASES[lower];
  if (known !== undefined) return known;
  if (/^(?:ls)?php[\d.]*(?:-fpm|-cgi|-cli)?$/.test(lower)) return "php";
  const slash = program.lastIndexOf("/");
  if (slash < 0 && QUOTED_WITHOUT_PREFIX.has(lower)) return `postfix/${lower}`;
  if (slash < 0) return lower.startsWith("postfix") ? "postfix/master" : undefined;
  const last = lower.slice(slash + 1);
  if (POSTFIX_DAEMONS.has(last)) return `postfix/${last}`;
  if (lower.startsWith("policyd-spf") || last === "policyd-spf") return "policyd-spf";
  if (lower.startsWith("postfix")) return `postfix/${last}`;
  return ALIASES[last];
}

/** Every program that Postfix 2.0 to 3.10 logs as. */
const POSTFIX_DAEMONS: ReadonlySet<string> = new Set([
  "anvil",
  "bounce",
  "cleanup",
  "defer",
  "discard",
  "dnsblog",
  "error",
  "flush",
  "lmtp",
  "local",
  "master",
  "nqmgr",
  "oqmgr",
  "pickup",
  "pipe",
  "postalias",
  "postcat",
  "postconf",
  "postdrop",
  "postfix",
  "postfix-script",
  "postkick",
  "postlock",
  "postlog",
  "postlogd",
  "postmap",
  "postmulti",
  "postqueue",
  "postscreen",
  "postsuper",
  "proxymap",
  "qmgr",
  "qmqpd",
  "relay",
  "retry",
  "scache",
  "sendmail",
  "showq",
  "smtp",
  "smtpd",
  "spawn",
  "tlsmgr",
  "tlsproxy",
  "trace",
  "trivial-rewrite",
  "verify",
  "virtual",
]);

/** Forum answers quote `smtpd[16462]: D677715E604F: client=...`; names that other programs have, too, are left out. */
const QUOTED_WITHOUT_PREFIX: ReadonlySet<string> = new Set([
  "anvil",
  "bounce",
  "cleanup",
  "dnsblog",
  "pickup",
  "postscreen",
  "postsuper",
  "qmgr",
  "smtp",
  "smtpd",
  "tlsproxy",
  "trivial-rewrite",
]);
