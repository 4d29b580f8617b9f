/**
 * Why a receiver did not take a recipient, read from its words (a reply names its reason far better than its code:
 * 550 5.7.1 is used for blocklists, for content and for unknown users alike).
 */
export const REPLY_CLASSES = [
  "other",
  "blocked", // our address has a bad reputation or stands on a blocklist
  "rate-limited",
  "content", // this message looked like spam or a virus
  "unknown-user",
  "mailbox-full",
  "sender-domain", // the envelope sender's domain does not exist or take mail
  "policy", // SPF, DKIM, DMARC, PTR, HELO, TLS demands
  "greylisted",
  "relay-denied",
  "network", // no connection, no route, time-out, DNS
  "local", // our own trouble: disk, filter, configuration
  "unexplained", // refused for good without a reason, before or about the sender or the message
] as const;
export type ReplyClass = (typeof REPLY_CLASSES)[number];

const PATTERNS: readonly (readonly [ReplyClass, RegExp])[] = [
  [
    "greylisted",
    /grey-?list|gray-?list|try again (?:later )?in \d+ (?:sec|min)|deferred.{0,30}first attempt/i,
  ],
  // Words about the message itself come before words about the address: Gmail says "this message has been blocked".
  [
    "content",
    /likely (?:unsolicited|spam)|mail content denied|content (?:rejected|denied)|(?:message|mail|e-?mail) (?:has been |was |is )?(?:identified|detected|classified|considered|marked|flagged|rejected|refused) (?:as|to be|because it|due to|for) (?:\w+ ){0,3}(?:spam|junk|unsolicited|content|virus)|(?:looks|seems) like spam|suspected spam|spam (?:message|content|detected|score|mail)|contains? (?:a )?(?:virus|malware|spam)|considered spam|blocked (?:because|due to) (?:of )?(?:its|the) content/i,
  ],
  [
    "blocked",
    /block(?:ed|ing|list)|black-?list|deny-?list|\brbl\b|dnsbl|spamhaus|spamcop|barracuda(?:central)?|sorbs|\bipbl|bad reputation|poor reputation|low reputation|reputation of|senderbase|senderscore|\bTSS?\d\d\b|permanently deferred|on our block list|banned|access denied.{0,40}\bip\b|not allowed to (?:send|connect)|sent too much spam|abuse from|blocked for abuse/i,
  ],
  [
    "rate-limited",
    /rate[ -]?limit|too many (?:messages|connections|recipients|mails|emails)|unusual rate|throttl|exceeded.{0,30}(?:limit|rate)|temporarily deferred due to|connection(?:s)? limit|slow down|quota of messages|\b4\.7\.28\b|too much mail/i,
  ],
  [
    "content",
    /spam|unsolicited|junk|mail content denied|content (?:rejected|denied|filter)|message (?:was )?(?:rejected|refused|blocked) (?:due to|because of|for).{0,20}content|virus|malware|infected|phish|suspicious|\burl(?:s)? listed|uribl|surbl|this message (?:has been|was) blocked|bulk mail/i,
  ],
  // Before the words about recipients: here it is the sender's domain that "does not exist".
  [
    "sender-domain",
    /sender address rejected|domain of sender|sender verify failed|\b[45]\.1\.[78]\b/i,
  ],
  [
    "unknown-user",
    /user (?:is )?(?:unknown|not found|doesn'?t exist|does not exist|inactive)|unknown (?:user|recipient|local|address|mailbox)|no such (?:user|recipient|mailbox|person|address|account)|(?:account|mailbox|user|recipient|address).{0,60}(?:does not exist|doesn'?t exist|not exist|not found|unavailable|disabled|unknown|invalid)|invalid (?:recipient|mailbox|user)|recipient (?:address )?rejected|unrouteable address|not a valid (?:mailbox|recipient)|\b5\.1\.[016]\b|no mailbox here|unknown or illegal alias|does(?:n'?t| not) have an? .{0,30}account/i,
  ],
  [
    "mailbox-full",
    /mailbox (?:is )?full|over ?quota|quota (?:exceeded|full)|exceeded (?:the )?(?:storage|quota)|insufficient (?:system )?storage|\b[45]\.2\.2\b/i,
  ],
  [
    "sender-domain",
    /cannot validate your mailfrom|sender.{0,20}domain|cannot receive mail|domain not found|does not resolve.{0,20}sender/i,
  ],
  [
    "relay-denied",
    /relay(?:ing)? (?:access )?(?:denied|not permitted|not allowed|prohibited)|unable to relay|we do not relay/i,
  ],
  [
    "policy",
    /\bspf\b|\bdkim\b|\bdmarc\b|\bptr\b|reverse dns|reverse hostname|helo|ehlo|authentication required|unauthenticated|must issue a starttls|tls required|\b[45]\.7\.(?:2[0-9]|[1-9])\b|policy|access denied|not authori[sz]ed/i,
  ],
  [
    "network",
    /connection (?:timed out|refused|reset)|connect to |network is unreachable|no route to host|timed out|lost connection|name service error|host (?:or domain name )?not found|no mx|non-existent hosts|dns|conversation with|retry time(?:out)?|remote host closed/i,
  ],
  [
    "local",
    /mail for .{0,200} loops back|queue file|local configuration|unable to (?:open|create)|disk full|no space left|mail system|internal error|content filter/i,
  ],
];

const UNEXPLAINED =
  /refused to talk to me: 5\d\d|after initial connection: 5\d\d|after (?:pipelined )?(?:MAIL FROM|EHLO|HELO)\b.{0,300}: 5\d\d|said: 5\d\d.{0,700}\(in reply to (?:MAIL FROM|EHLO|HELO|end of DATA)/;

/** Class of a reply or of a delivery agent's own words; bounded input, linear patterns. */
export function classifyReply(text: string): ReplyClass {
  const words = text.length > 1000 ? text.slice(0, 1000) : text;
  for (const [name, pattern] of PATTERNS) if (pattern.test(words)) return name;
  return UNEXPLAINED.test(words) ? "unexplained" : "other";
}

/** The page a receiver names for delisting or explanation, cut at the first character that is no part of a URL. */
export function urlInReply(text: string): string | null {
  const found = /\bhttps?:\/\/[^\s<>"'()[\]{}]{4,300}/i.exec(text.slice(0, 2000))?.[0];
  return found ? found.replace(/[.,;:!?]+$/, "") : null;
}

/** What a number with three dots is behind these words: RFC 5321 4.5.3.1, version 3.4.6.1. */
const NO_ADDRESS_AFTER = /(?:\brfc[ -]?\d{1,5}|\bsection|\bversion|§)[\s,:(]{0,3}$/i;

/** The first address in the receiver's words that is not the receiver's own: ours, as it saw us. */
export function ourIpInReply(text: string, receiverIp: string): string | null {
  const words = text.slice(0, 2000);
  for (const match of words.matchAll(/(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.]*\d)/g)) {
    const ip = match[1] as string;
    if (
      ip !== receiverIp &&
      !ip.startsWith("127.") &&
      ip.split(".").every((part) => Number(part) < 256) &&
      !NO_ADDRESS_AFTER.test(words.slice(Math.max(0, match.index - 20), match.index))
    )
      return ip;
  }
  const v6 = /(?<![\w:])([0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7})(?![\w:])/i.exec(words)?.[1];
  return v6 && v6 !== receiverIp ? v6.toLowerCase() : null;
}
