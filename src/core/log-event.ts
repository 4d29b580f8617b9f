/**
 * What happened on one log line. One code per kind; `docs/events.md` lists them.
 * The names say the fact, not the daemon: an Exim `<=` and a Postfix `client=` line are both `accepted`.
 */
export const EVENT_KINDS = [
  // the life of a message
  "accepted", // a client or local user handed in a message (smtpd client=, pickup uid=, Exim <=)
  "message-id", // cleanup message-id=
  "queued", // qmgr from=, size=, nrcpt= (queue active)
  "delivery", // one attempt for one recipient with its result
  "delivery-error", // a delivery agent's remark about a message without a status for a recipient
  "notification", // a bounce, delay or postmaster notice was made
  "expired", // given up after the queue lifetime
  "removed", // left the queue (qmgr removed, Exim Completed)
  "held",
  "released",
  "requeued",
  "deleted",
  "discarded",
  "frozen",
  "thawed",
  "header-action", // cleanup header_checks/body_checks: replace, prepend, warning, info ...
  "milter-action",
  "filter-verdict", // amavis, rspamd, policy daemons, SPF: what a scanner said
  "signature", // DKIM signing and verification
  // the conversation
  "connect",
  "disconnect",
  "connection-lost",
  "tls",
  "reject", // refused at a stage: RCPT, MAIL, DATA ...
  "reject-warning",
  "auth-failure",
  "auth-aborted",
  "login", // IMAP, POP3, submission: a login that succeeded
  "logout",
  "screening", // postscreen: pass, pregreet, dnsbl rank ...
  "protocol-violation",
  "name-service", // host name and DNS remarks about a peer
  "rate-limit", // anvil and per-client limits
  "statistics",
  "connection-error", // outgoing connection could not be made
  "stored", // LDA/LMTP put the mail in a mailbox
  "forwarded", // sieve redirect, local forward
  "command-line", // Exim cwd= line
  "queue-run",
  "server", // start, stop, reload, configuration trouble
  "resource", // disk full, memory, process limits
  "trouble", // warning, error, fatal, panic without a better kind
  "unparsed",
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * One understood log line (contract, section 5). Absent = the line does not say it; values as logged, never guessed.
 * Addresses come without angle brackets. `NOQUEUE` is a value of `queueId`.
 */
export interface LogEvent {
  source: string;
  /** 1 = first line of the source. */
  line: number;
  /** RFC 3339 with offset, or null when the line has no readable stamp. */
  at: string | null;
  kind: EventKind;
  host?: string;
  /** As logged: `postfix/submission/smtpd`. */
  program?: string;
  pid?: number;
  /** What it is: `postfix/smtpd`, `exim`, `dovecot`, `amavis`, ... */
  daemon?: string;
  queueId?: string;
  origQueueId?: string;
  notificationQueueId?: string;
  /** The id under which the next hop queued the message (`queued as`, amavis `queued_as`). */
  nextQueueId?: string;
  messageId?: string;
  clientName?: string;
  clientIp?: string;
  clientPort?: number;
  helo?: string;
  protocol?: string;
  origClientName?: string;
  origClientIp?: string;
  saslMethod?: string;
  saslUsername?: string;
  saslSender?: string;
  authenticator?: string;
  uid?: number;
  user?: string;
  directory?: string;
  script?: string;
  from?: string;
  to?: string;
  origTo?: string;
  recipients?: string[];
  sizeBytes?: number;
  recipientCount?: number;
  relayName?: string;
  relayIp?: string;
  relayPort?: number;
  delaySeconds?: number;
  /** Postfix: seconds before the queue manager, in its queue, for the connection, and for handing over. */
  delays?: readonly number[];
  dsn?: string;
  status?: string;
  statusText?: string;
  action?: string;
  stage?: string;
  replyCode?: number;
  enhancedCode?: string;
  reason?: string;
  flag?: string;
  router?: string;
  transport?: string;
  subject?: string;
  /** True when the line by itself shows an attempt that a ban would answer. */
  attack?: boolean;
  /** The line itself; only for `kind: "unparsed"` and where a reader asks for it. Secrets are masked. */
  text?: string;
}
