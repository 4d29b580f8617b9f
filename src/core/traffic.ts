import { Ledger } from "./ledger.ts";
import { createNames, type Names } from "./names.ts";
import { VerdictSeries } from "./verdict-series.ts";
import { NameCounts, type Place, TallyTable } from "./tally.ts";

/** A stretch of time without a line. */
export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
  readonly source: number;
  readonly line: number;
  readonly offset: number;
}

/**
 * All that one pass over the logs leaves behind: the messages, and counts of what was no message.
 * The detectors' only input from logs.
 */
export interface Traffic {
  readonly names: Names;
  readonly ledger: Ledger;
  /** Failed logins: client address, account (0 = not logged). */
  readonly authFailures: TallyTable;
  /** Mailbox logins (IMAP, POP3) that succeeded: client address, account. */
  readonly logins: TallyTable;
  /** Recipients not delivered: receiver (`names.relays`), index in `REPLY_CLASSES`. */
  readonly replies: TallyTable;
  /** What receivers (`names.relays`) did with our mail, over time. */
  readonly verdicts: VerdictSeries;
  /** Mail of each client (`names.ips`) that reached a mailbox here. */
  readonly deliveredFrom: NameCounts;
  /** Of the hashes in `Ledger.recipientHash`: `recipientHash(address, seed)`. */
  recipientSeed: number;
  /** Domains with mailboxes on this server, lower case, by the hash that `Attempt.recipientDomain` has. */
  readonly localDomains: Map<number, string>;
  /** Numbers that no list of messages gives. */
  readonly totals: {
    /** Messages taken in, also those that stayed in this server. */
    messages: number;
    queuedLines: number;
    deliveries: number;
    removedLines: number;
    acceptLines: number;
    /** Bounces from elsewhere that reached mailboxes of this server. */
    nullSendersIn: number;
    /** Messages whose story had to be closed early because too many were open. */
    evicted: number;
  };
  /** First lines of kinds of trouble: name of the trouble to its place. */
  readonly trouble: Map<string, Place & { count: number }>;
  firstMs: number;
  lastMs: number;
  /** Minutes east of UTC of the log's first stamp: reports show the log's own clock. */
  offsetMinutes: number;
  readonly gaps: Gap[];
}

export function createTraffic(seed: number): Traffic {
  return {
    names: createNames(seed),
    ledger: new Ledger(),
    authFailures: new TallyTable(),
    logins: new TallyTable(),
    replies: new TallyTable(),
    verdicts: new VerdictSeries(),
    deliveredFrom: new NameCounts(),
    recipientSeed: 0,
    localDomains: new Map(),
    totals: {
      messages: 0,
      queuedLines: 0,
      deliveries: 0,
      removedLines: 0,
      acceptLines: 0,
      nullSendersIn: 0,
      evicted: 0,
    },
    trouble: new Map(),
    firstMs: Number.NaN,
    lastMs: Number.NaN,
    offsetMinutes: 0,
    gaps: [],
  };
}
