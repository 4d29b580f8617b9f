/**
 * Where log lines, commands and paths hold names of people and machines. Alternatives of one expression, tried in
 * this order at each place; the group says what was found. Every repetition has a bound, so a line costs no more than
 * its length times a constant.
 */
const STAMP_3164 = String.raw`(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d `;
const STAMP_3339 = String.raw`(?:<\d{1,3}>1 )?\d{4}-\d\d-\d\dT[\d:.,]{5,20}(?:Z|[+-]\d\d:?\d\d)? `;
/** `postfix/smtpd[4202]: `, or `postfix/smtpd 4202 ` (RFC 5424). */
const PROGRAM = String.raw` [^\s:\[]{1,80}(?:\[\d{1,9}\])?: | [^\s:\[]{1,80} (?:\d{1,9}|-) `;

/** Of local parts (RFC 5322 3.2.3), but for the slash: it would take the path before an address along. */
const ATEXT = String.raw`A-Za-z0-9!#$%&*+=?^_{|}~.\x27\x60-`;
const LETTERS = String.raw`\p{L}\p{N}\p{M}`;
const DOMAIN = String.raw`(?:\[[^\]\s]{2,60}\]|[A-Za-z0-9](?:[\w.-]{0,253}[A-Za-z0-9])?|[${LETTERS}](?:[${LETTERS}.-]{0,60}[${LETTERS}])?)`;

const MAIL_SERVICES =
  "auth(?:-worker)?|deliver|doveadm|imap|indexer-worker|lda|ldap|lmtp|managesieve|pam|passdb|passwd-file|pop3|quota|shadow|sql|static|submission|userdb";

/** Up to where the text of a header goes that `header_checks` quotes. */
const HEADER_END = String.raw`(?= from [^\s\[]{1,255}\[|; from=|"|$)`;

export const NAME_PATTERNS: Readonly<Record<string, string>> = {
  /** The host that wrote the line. */
  host: [
    String.raw`(?<=^${STAMP_3164})[^\s:\[]{1,255}(?=${PROGRAM})`,
    String.raw`(?<=^${STAMP_3339})[^\s:\[]{1,255}(?=${PROGRAM})`,
    // What a client calls itself: HELO in Postfix and Exim (`H=name (helo) [ip]`).
    String.raw`(?<=\bhelo=<?)[^\s<>,;]{1,320}`,
    String.raw`(?<= H=(?:[^\s(]{1,255} )?\()[^\s)]{1,320}`,
    String.raw`(?<= H=)[^\s(\[]{1,255}(?= [(\[])`,
  ].join("|"),
  /** `client=name[ip]`, `relay=name[ip]:25`. */
  peer: String.raw`[A-Za-z0-9_](?:[\w.-]{0,254})(?=\[(?:IPv6:)?[0-9A-Fa-f]{0,4}[.:][0-9A-Fa-f.:]{1,45}\])`,
  words: [
    String.raw`(?<= T=")(?:[^"\\]|\\.){1,500}`,
    String.raw`(?<=\b(?:reject|warning|hold|info|prepend|replace|strip|discard|filter|redirect|pass|bcc): header [\w-]{1,40}: ).{1,500}?${HEADER_END}`,
    String.raw`(?<=\bsubject(?:: ?"?|="?))(?![ "])[^";\n]{1,500}?${HEADER_END}`,
    String.raw`(?<=\bFrom: ")[^"\n]{1,320}`,
  ].join("|"),
  user: [
    String.raw`(?<=\b(?:from|to|orig_to|user|sasl_username|sasl_sender|ruser|login|account)=<)[^>\n]{1,320}`,
    String.raw`(?<=\b(?:from|to|orig_to|user|sasl_username|sasl_sender|ruser|login|account)=)[^\s<>,;"')]{1,320}`,
    String.raw`(?<= A=[\w-]{1,60}:)[^\s:]{1,320}`,
    String.raw`(?<= U=)[^\s]{1,320}`,
    String.raw`(?<= (?:<=|=>|->|\*>|>>|==|\*\*) )[^\s<>@:/|]{1,320}(?= |$)`,
    String.raw`(?<=\b(?:${MAIL_SERVICES})\()(?!\d{1,9}\))[^\s,()<>]{1,320}`,
    String.raw`(?<=\b(?:unknown user: "|user \x27|user "|mailbox "|for (?:invalid )?user ))[^\s"\x27<>]{1,320}`,
    // Homes and mailboxes.
    String.raw`(?<=/(?:home|Users|(?:spool|var)/mail)/)[^/\s:,;"\x27<>]{1,255}`,
    String.raw`(?<=/(?:vmail|vhosts|virtual|mailboxes)/[A-Za-z0-9.-]{1,255}/)[^/\s:,;"\x27<>]{1,255}`,
    String.raw`(?<=^|[/\s=])(?![\w-]{1,60}(?:\.[\w-]{1,60}){1,10}/)[^/\s:,;"\x27<>=]{1,255}(?=/(?:Maildir|\.maildir|mdbox|sdbox)\b)`,
  ].join("|"),
  address: [
    String.raw`"[^"\n]{1,64}"@${DOMAIN}`,
    String.raw`(?<=^|[<=]| (?:<=|=>|->|\*\*|==|for) )[${LETTERS}${ATEXT}]{1,128}@${DOMAIN}`,
    String.raw`[${ATEXT}]{1,128}@${DOMAIN}`,
  ].join("|"),
  ip: [
    String.raw`(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d|\.[A-Za-z0-9-]{1,63}\.)`,
    String.raw`(?<![0-9A-Za-z:.])(?:IPv6:)?[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,45}`,
  ].join("|"),
  /** Dotted; a continued reply has its code before it: `550-mx.example.com said`. */
  name: String.raw`(?<![A-Za-z0-9_])(?![45]\d\d-)[A-Za-z0-9_][\w-]{0,62}(?:\.[A-Za-z0-9_][\w-]{0,62}){1,20}`,
};
