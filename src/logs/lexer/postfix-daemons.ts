/** What a Postfix daemon's lines are read as. */
export type PostfixDaemon =
  "smtpd" | "pickup" | "cleanup" | "qmgr" | "agent" | "error" | "bounce" | "quiet";

/**
 * Daemons by the last part of the program's name (postfix 3.7 master.cf); any other of Postfix is `quiet`: it tells
 * nothing that is counted.
 */
export const POSTFIX_DAEMONS: ReadonlyMap<string, PostfixDaemon> = new Map<string, PostfixDaemon>([
  ["smtpd", "smtpd"],
  ["pickup", "pickup"],
  ["cleanup", "cleanup"],
  ["qmgr", "qmgr"],
  ["nqmgr", "qmgr"],
  ["oqmgr", "qmgr"],
  ["smtp", "agent"],
  ["lmtp", "agent"],
  ["relay", "agent"],
  ["local", "agent"],
  ["virtual", "agent"],
  ["pipe", "agent"],
  ["discard", "agent"],
  ["error", "error"],
  ["retry", "error"],
  ["bounce", "bounce"],
  ["trace", "bounce"],
  ["defer", "bounce"],
]);
