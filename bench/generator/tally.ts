import type { Message, Outcome } from "./message.ts";

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

/** Counts a message that was accepted now; `script` is how the log names a local submitter. */
export function countArrival({ tally, entry, to }: Message, nowMs: number, script: string): void {
  if (tally === undefined || tally.countsBounces) return;
  count(tally, entry, to.length, nowMs);
  if (entry.kind === "local") tally.scripts.add(script);
  else if (entry.login !== undefined) tally.accounts.add(entry.login);
}

/** Counts the notice about `message` that was made now. */
export function countBounce({ tally, entry }: Message, nowMs: number): void {
  if (tally?.countsBounces === true) count(tally, entry, 1, nowMs);
}

/** A recipient has one state: what was deferred before is no longer. */
export function countOutcome({ tally, from }: Message, attempt: number, outcome: Outcome): void {
  if (tally === undefined || tally.countsBounces !== (from === "")) return;
  if (attempt > 0) tally.deferred--;
  if (outcome.status === "sent") tally.delivered++;
  else if (outcome.status === "bounced") tally.bounced++;
  else tally.deferred++;
}

function count(tally: Tally, entry: Message["entry"], recipients: number, nowMs: number): void {
  tally.firstMs ??= nowMs;
  tally.lastMs = nowMs;
  tally.messages++;
  tally.recipients += recipients;
  if (entry.kind === "local") return;
  const client = tally.clients.get(entry.client.ip) ?? { messages: 0, recipients: 0 };
  client.messages++;
  client.recipients += recipients;
  tally.clients.set(entry.client.ip, client);
}
