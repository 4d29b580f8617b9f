/** What evidence can be that is no log. The first lines of `lines` are not blank. */
interface OtherKind {
  readonly kind: string;
  readonly matches: (lines: readonly string[]) => boolean;
}

const count = (lines: readonly string[], pattern: RegExp): number =>
  lines.filter((line) => pattern.test(line)).length;
const first = (lines: readonly string[]): string => lines[0] ?? "";

const MAIL_FIELD =
  /^(?:From |(?:Return-Path|Received|Delivered-To|X-[\w-]+|Message-ID|Date|From|To|Subject|MIME-Version|DKIM-Signature|Envelope-to|Authentication-Results|ARC-[\w-]+|Reply-To|Content-[\w-]+|Auto-Submitted):)/i;
const POSTFIX_NAME =
  /(?:^|[\s#])(?:myhostname|mydomain|mydestination|mynetworks|queue_directory|relayhost|inet_interfaces|alias_maps|mailbox_size_limit|compatibility_level|home_mailbox|(?:smtpd?|virtual|postscreen|milter|local|lmtp|tls|cleanup|qmgr|transport|canonical|bounce)_\w+) = /;
const MASTER_LINE = /^\S+\s+(?:inet|unix(?:-dgram)?|fifo|pass)\s+[-yn]\s+[-yn?]\s+[-yn]\s/;
const EXIM_SETTING =
  /^\s*(?:begin (?:acl|routers|transports|retry|rewrite|authenticators|local_scan)\b|acl_(?:smtp_)?\w+( =|:)|(?:domain|host|address|localpart)list \w|(?:primary_hostname|exim_user|exim_group|exim_path|qualify_domain|log_selector|spool_directory|never_users|daemon_smtp_ports|server_condition|public_name) = |driver = (?:plaintext|cram_md5|dovecot|smtp|dnslookup|accept|redirect|manualroute|appendfile|pipe|autoreply|lmtp)\b|\.include|\.ifdef|(?:no_)?(?:accept_8bitmime|split_spool_directory|local_from_check)$)/;
const DOVECOT_SETTING =
  /^\s*(?:protocols|mail_location|passdb|userdb|auth_mechanisms|ssl_cert|disable_plaintext_auth|password_query|user_query|service [\w-]+)\s*[={]/;
/** Apache's common, combined and vhost_combined, nginx' combined. */
const ACCESS_LINE = /^(?:\S+ )?\S+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d/;
/** A program, also behind the head of an image that an upload filter has looked at. */
const PHP_BEGINNING = /^(?:#![^\n]{0,200}|GIF8[79]a[^<]{0,40}|\ufeff|ï»¿)?\s*<\?(?:php\b|=)/i;
const PHP_LOG_LINE = /^\[\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d/;
const EXIM_ID = String.raw`\w{6}-\w{6,11}-\w{2,4}`;

/** By how they begin: what these hold was written by others, log lines in them are quotations. */
export const KINDS_BY_BEGINNING: readonly OtherKind[] = [
  { kind: "sqlite database", matches: (l) => first(l).startsWith("SQLite format 3\0") },
  { kind: "zip archive", matches: (l) => first(l).startsWith("PK\x03\x04") },
  {
    kind: "queue file",
    matches: (l) =>
      /^C.{1,3} *\d+ +\d+ +\d+/s.test(first(l)) ||
      /^\*\*\* (?:ENVELOPE|HEADER EXTRACTED|MESSAGE CONTENTS)/.test(first(l)) ||
      new RegExp(`^${EXIM_ID}-[HDJ]$`).test(first(l)) ||
      // Exim's msglog and `exim -Mvl`: the main log has these lines with their id.
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: [+-]\d{4})? Received from /.test(first(l)),
  },
  {
    kind: "php script",
    matches: (l) =>
      PHP_BEGINNING.test(first(l)) || (first(l).startsWith("#!") && PHP_BEGINNING.test(l[1] ?? "")),
  },
  {
    kind: "php mail log",
    matches: (l) =>
      PHP_LOG_LINE.test(first(l)) &&
      l.some((line) => PHP_LOG_LINE.test(line) && line.slice(0, 120).includes("] mail() on [")),
  },
  {
    kind: "mail",
    matches: (l) =>
      MAIL_FIELD.test(first(l)) &&
      (/^From \S+ .*\d{4}$/.test(first(l)) || count(l.slice(0, 12), MAIL_FIELD) >= 2),
  },
  {
    kind: "sql dump",
    matches: (l) =>
      /^-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin|Dump)|^PRAGMA foreign_keys|^\/\*[!M].{0,40}(?:SET|sandbox)/.test(
        l.slice(0, 3).join("\n"),
      ) || count(l.slice(0, 40), /^(?:CREATE (?:TABLE|DATABASE)|INSERT INTO|DROP TABLE)\b/) >= 2,
  },
];

/** By what most of their lines are; only where no line is a log line. */
export const KINDS_BY_LINES: readonly OtherKind[] = [
  {
    kind: "queue listing",
    matches: (l) =>
      /^-+Queue ID-+|^Mail queue is empty|^\{"queue_name"/.test(first(l)) ||
      count(l.slice(0, 20), new RegExp(`^ *\\d+[mhdw] +[\\d.]+[KM]? +${EXIM_ID} <`)) > 0,
  },
  {
    kind: "account table",
    matches: (l) => /^\*{10,} 1\. row \*{10,}|^\+-[-+]{8,}\+$/.test(first(l)),
  },
  { kind: "web access log", matches: (l) => count(l, ACCESS_LINE) * 2 > l.length },
  {
    kind: "exim configuration",
    matches: (l) => count(l, EXIM_SETTING) >= 2,
  },
  {
    kind: "postfix configuration",
    matches: (l) => count(l, MASTER_LINE) >= 2 || isPostfixSettings(l),
  },
  { kind: "dovecot configuration", matches: (l) => count(l, DOVECOT_SETTING) >= 2 },
  // Pages with programs in them.
  { kind: "php script", matches: (l) => count(l, /^\s*<\?(?:php\b|=)/i) > 0 },
];

/** main.cf, `postconf` output, also collapsed to one line. */
function isPostfixSettings(lines: readonly string[]): boolean {
  const settings = lines.filter((line) => !/^\s*(?:#|$)|^\s/.test(line));
  const known = count(settings, POSTFIX_NAME);
  if (known === 0) return false;
  const collapsed = settings.some(
    (line) => (line.match(/ (?:smtpd?_|my|virtual_|alias_)\w+ = /g) ?? []).length >= 3,
  );
  return collapsed || count(settings, /^\w+\s*=/) * 2 > settings.length;
}
