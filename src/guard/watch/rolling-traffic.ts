import { type ReadLine, TrafficReader } from "../../app/traffic-reader.ts";
import type { Traffic } from "../../core/traffic.ts";
import { StrangeSigns } from "./strange-signs.ts";

/** What is remembered of the log: an account's past to compare its present with, and never more than a day of it. */
const WINDOW_MS = 24 * 3_600_000;
const HALF = 0.5;
/** Names of clients, accounts and senders; whoever guesses passwords invents them without end. */
const NAMES_MAX = 400_000;

/**
 * The last hours of the log in bounded memory. A ledger only grows, so two of them are filled: when the older one is full,
 * by time, messages or names, the younger, which began half-way, takes its place. So at least half of the window is
 * always remembered, and forgetting costs nothing.
 */
export class RollingTraffic {
  #older = newRemembrance();
  #younger: Remembrance | undefined;
  #rowsMax: number;

  constructor(rowsMax: number) {
    this.#rowsMax = rowsMax;
  }

  /** Remembers less from now on. */
  shrinkTo(rowsMax: number): void {
    this.#rowsMax = rowsMax;
  }

  get rowsMax(): number {
    return this.#rowsMax;
  }

  read(line: ReadLine, source: number): void {
    this.#older.reader.read(line, source);
    this.#younger?.reader.read(line, source);
    if (this.#younger === undefined && this.#isFull(HALF)) this.#younger = newRemembrance();
    if (this.#younger !== undefined && this.#isFull(1)) {
      this.#older = this.#younger;
      this.#younger = undefined;
    }
  }

  /** All that is remembered, messages that are on their way included. Valid until the next line. */
  expose(): Traffic {
    this.#older.signs.clear();
    this.#younger?.signs.clear();
    const { stitcher, traffic } = this.#older.reader;
    stitcher.expose();
    return traffic;
  }

  /** True when something strange came since the last look. */
  get isStrange(): boolean {
    return this.#older.signs.isStrange;
  }

  /** Rises with everything that a detector could see. */
  get moves(): number {
    const { totals, authFailures } = this.#older.reader.traffic;
    return totals.queuedLines + totals.deliveries + authFailures.total;
  }

  #isFull(share: number): boolean {
    const { ledger, names, firstMs, lastMs } = this.#older.reader.traffic;
    const { accounts, clientNames, ips, senders } = names;
    return (
      lastMs - firstMs >= WINDOW_MS * share ||
      ledger.count >= this.#rowsMax * share ||
      accounts.size + clientNames.size + ips.size + senders.size >= NAMES_MAX * share
    );
  }
}

interface Remembrance {
  readonly reader: TrafficReader;
  readonly signs: StrangeSigns;
}

function newRemembrance(): Remembrance {
  const signs = new StrangeSigns();
  return { signs, reader: new TrafficReader((stitcher) => signs.around(stitcher)) };
}
