/** How often something happened between two names, and where it was seen first. */
export interface Tally {
  readonly a: number;
  readonly b: number;
  count: number;
  firstMs: number;
  lastMs: number;
  /** Source, line and byte offset of the first one: its proof. */
  readonly source: number;
  readonly line: number;
  readonly offset: number;
}

/** Where the line stands that is being read. */
export interface Place {
  atMs: number;
  source: number;
  line: number;
  offset: number;
}

/** Counts by number of a name: one array slot each, for what happens with every message. */
export class NameCounts {
  #counts = new Int32Array(1024);

  add(id: number): void {
    if (id >= this.#counts.length) {
      const grown = new Int32Array(Math.max(id + 1, Math.ceil(this.#counts.length * 1.5)));
      grown.set(this.#counts);
      this.#counts = grown;
    }
    this.#counts[id] = (this.#counts[id] as number) + 1;
  }

  get(id: number): number {
    return this.#counts[id] ?? 0;
  }
}

/** Pairs beyond this are counted together: a scanner can try any number of names from any number of addresses. */
const PAIRS_MAX = 200_000;

/** Counts by pairs of name numbers (address and account, receiver and reason), bounded. */
export class TallyTable {
  readonly #byPair = new Map<number, Tally>();
  /** What did not find room any more. */
  overflow = 0;

  add(a: number, b: number, place: Place): void {
    const key = a * 0x4000000 + b;
    const tally = this.#byPair.get(key);
    if (tally) {
      tally.count += 1;
      // lines of two sources may be out of order
      if (place.atMs > tally.lastMs || Number.isNaN(tally.lastMs)) tally.lastMs = place.atMs;
      if (place.atMs < tally.firstMs) tally.firstMs = place.atMs;
    } else if (this.#byPair.size >= PAIRS_MAX) {
      this.overflow += 1;
    } else {
      this.#byPair.set(key, {
        a,
        b,
        count: 1,
        firstMs: place.atMs,
        lastMs: place.atMs,
        source: place.source,
        line: place.line,
        offset: place.offset,
      });
    }
  }

  get(a: number, b: number): Tally | undefined {
    return this.#byPair.get(a * 0x4000000 + b);
  }

  get size(): number {
    return this.#byPair.size;
  }

  all(): IterableIterator<Tally> {
    return this.#byPair.values();
  }
}
