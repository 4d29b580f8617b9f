/** What really happened in one scenario: the truth that a diagnosis is measured by. */
export interface Tally {
  readonly accounts: Set<string>;
  readonly clients: Map<string, { messages: number; recipients: number }>;
  readonly scripts: Set<string>;
  firstMs: number | null;
  lastMs: number | null;
  messages: number;
  recipients: number;
  /** Recipients by their last known state. */
  delivered: number;
  deferred: number;
  bounced: number;
  /** Failed logins. */
  authFailures: number;
  /** Backscatter: what counts is the bounce that goes out, not the mail that came in. */
  readonly countsBounces: boolean;
}

export function emptyTally(countsBounces: boolean): Tally {
  return {
    accounts: new Set(),
    clients: new Map(),
    scripts: new Set(),
    firstMs: null,
    lastMs: null,
    messages: 0,
    recipients: 0,
    delivered: 0,
    deferred: 0,
    bounced: 0,
    authFailures: 0,
    countsBounces,
  };
}

/** Counts a message that was accepted (or a bounce that was made) at `atMs`. */
export function countMessage(
  tally: Tally,
  ip: string | null,
  recipients: number,
  atMs: number,
): void {
  tally.firstMs ??= atMs;
  tally.lastMs = atMs;
  tally.messages++;
  tally.recipients += recipients;
  if (ip === null) return;
  const client = tally.clients.get(ip) ?? { messages: 0, recipients: 0 };
  client.messages++;
  client.recipients += recipients;
  tally.clients.set(ip, client);
}
