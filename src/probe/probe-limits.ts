/** How long a server may take, and how much it may say. A server that is asked may be the attacker's. */
export interface ProbeLimits {
  readonly connectMs: number;
  /** For a whole reply, not for its next byte: one byte a second is no answer. */
  readonly replyMs: number;
  readonly tlsMs: number;
  /** Between the starts of two connections: servers count connections a minute (anvil, fail2ban). */
  readonly paceMs: number;
  /** For all of a run. */
  readonly runMs: number;
  readonly connections: number;
  /** Of a line; RFC 5321 4.5.3.1.5 allows 512. */
  readonly lineBytes: number;
  readonly replyLines: number;
  /** Wrong passwords a run: six lock accounts and ban addresses. */
  readonly failedLogins: number;
}

export const PROBE_LIMITS: ProbeLimits = {
  connectMs: 30_000,
  replyMs: 60_000,
  tlsMs: 30_000,
  paceMs: 1_000,
  runMs: 600_000,
  connections: 40,
  lineBytes: 8_192,
  replyLines: 100,
  failedLogins: 6,
};
