/**
 * What a log line tells, finer than its kind: a message that came in with a login and one that came in without have the
 * same kind, and say something different about who is to blame. Each has its sentences in every language.
 */
export const HAPPENINGS = [
  "accepted-login",
  "accepted-empty-login", // logged in, and no name
  "accepted-unnamed-login", // logged in, and the line does not say as whom
  "accepted-network", // from an outside host, without a login
  "accepted-inside", // from this host or a private address
  "accepted-local", // by a local user or script
  "accepted-bounce", // Exim's own bounce
  "message-id",
  "queued",
  "queued-bounce", // the sender is empty
  "delivery-sent",
  "delivery-inside", // to a content filter, or another server of the house
  "delivery-deferred",
  "delivery-bounced",
  "delivery-other",
  "delivery-error",
  "notification-bounce",
  "notification-other",
  "expired",
  "removed",
  "held",
  "released",
  "requeued",
  "deleted",
  "discarded",
  "frozen",
  "thawed",
  "header-action",
  "milter-action",
  "filter-verdict",
  "signature",
  "connect",
  "disconnect",
  "disconnect-attack",
  "connection-lost",
  "tls",
  "reject-relay", // would have been an open relay
  "reject-user", // no such recipient
  "reject-blocked", // for the client's reputation
  "reject-other",
  "reject-warning",
  "auth-failure",
  "auth-aborted",
  "login",
  "logout",
  "screening",
  "protocol-violation",
  "name-service",
  "rate-limit",
  "statistics",
  "connection-error",
  "stored",
  "forwarded",
  "command-line",
  "queue-run",
  "many-in-connection", // Exim: more messages in one connection than are sent on at once
  "server",
  "resource",
  "trouble",
  "unparsed",
] as const;

export type Happening = (typeof HAPPENINGS)[number];
