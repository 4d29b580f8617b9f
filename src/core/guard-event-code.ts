/** What the guard tells its administrator. A code is public: it stands in `guard events`, in alerts and in docs/guard.md. */
export const EVENT_CODES = [
  "started",
  "stopped",
  /** New settings were wrong; the old ones stay in force. */
  "reload-failed",
  /** 80 % of a limit. */
  "limit-near",
  /** A limit was passed; `data.answer` says what became of the message, `data.mode` whether it was only watched. */
  "limit-reached",
  "sender-mismatch",
  "override-set",
  "override-removed",
  "released",
  /** All mail of an account is held, by an administrator or by the guard. */
  "account-held",
  /** All mail of a client without a login, or of a local user, is held by the guard. */
  "source-held",
  /** The running log shows an incident; its `says` is the sentence of the diagnosis. */
  "incident-found",
  /** It has doubled, is surer, or goes on after it seemed over. */
  "incident-grew",
  /** Nothing more of it for an hour. */
  "incident-ended",
  /** Steps of a containment plan were carried out. */
  "contained",
  "contain-failed",
  /** Too many incidents were acted upon within an hour: the guard only tells. */
  "reaction-paused",
  /** An administrator took back what the guard had done. */
  "reaction-undone",
  /** The state cannot be written: counts are in memory only. */
  "state-unwritable",
  "state-writable",
  /** A log cannot be followed; it is tried again. */
  "log-unreadable",
  "log-readable",
  /** Lines of a log were gone before they were read. */
  "log-gap",
  /** A client was banned, or would have been: mode `observe`. */
  "client-banned",
  "ban-due",
  "client-unbanned",
  /** The firewall did not take bans. */
  "ban-failed",
  /** A client guesses passwords and is not banned, for honest logins come from its address; `data.spared` says which. */
  "brute-force",
  /** Many networks fail at one account. */
  "account-attacked",
  /** Many clients fail, each a little, at many accounts. */
  "password-spraying",
  /** A login succeeded that may be the attacker's. */
  "login-after-attack",
  "login-new-network",
  /** A client of the policy port sent what is no request. */
  "bad-request",
] as const;
export type EventCode = (typeof EVENT_CODES)[number];
