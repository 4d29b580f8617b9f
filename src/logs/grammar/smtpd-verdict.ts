/**
 * Whether a refusal by smtpd or postscreen answers an attempt that a ban would answer (contract, section 5).
 * Read from the server's own wording (postfix smtpd_check.c); `text` is the reply without the codes.
 */
export function isRefusedAttempt(replyCode: number | undefined, text: string): boolean {
  const says = afterQuotedValue(text);
  if (OWN_TROUBLE.some((words) => says.includes(words))) return false;
  if (replyCode !== undefined && replyCode < 500 && TEMPORARY.test(says)) return false;
  return ATTEMPTS.some((words) => says.includes(words));
}

/** Lost back end, DNS, full disk, rate limits that the server sets for itself; a forgetful client is no attacker. */
const OWN_TROUBLE: readonly string[] = [
  "Server configuration",
  "Server error",
  "Temporary lookup failure",
  "Malformed DNS server reply",
  "Insufficient system storage",
  "Message size exceeds",
  "not owned by user",
  "not logged in",
  "Must issue a STARTTLS command first",
  "unverified address",
  "all server ports busy",
];

const TEMPORARY =
  /^(?:.{0,60}: )?(?:Greylist|Policy Rejection- Greylist|Service (?:temporarily )?unavailable;? try again)/i;

const ATTEMPTS: readonly string[] = [
  "Relay access denied",
  "User unknown",
  "undeliverable address",
  "Undeliverable address",
  "Unknown user",
  "no such user",
  "Mailbox does not exist",
  "blocked using",
  "Client host rejected",
  "Helo command rejected",
  "Domain not found",
  "need fully-qualified",
  "Invalid name",
  "Malformed address",
  "Data command rejected",
  "Improper use of SMTP command pipelining",
  "Protocol error",
  "protocol error",
  "Command rejected",
  "Access denied",
  "bad sender",
  "address rejected: match",
  "listed in",
  "blacklisted",
  "blocklisted",
];

/** The words after `<what the client said>: `; inside of it the client could write any of the words above. */
function afterQuotedValue(text: string): string {
  if (!text.startsWith("<")) return text;
  const close = text.indexOf(">: ");
  return close < 0 ? text : text.slice(close + 3);
}
