/** How often something happened between two names, and where it was seen first. */
export interface Tally {
  readonly a: number;
  readonly b: number;
  readonly count: number;
  readonly firstMs: number;
  readonly lastMs: number;
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

/** Counts by pairs of name numbers (address and account, receiver and reason), bounded, in columns. */
export class TallyTable {
  #slots = new Int32Array(1024);
  #mask = 1023;
  // a, b, count, source, line of each pair, side by side
  #pairs = new Int32Array(512 * 5);
  // first and last time, offset
  #times = new Float64Array(512 * 3);
  #size = 0;
  /** What did not find room any more. */
  overflow = 0;
  /** Everything that was added. */
  total = 0;

  add(a: number, b: number, place: Place): void {
    this.total += 1;
    let slot = hash(a, b) & this.#mask;
    for (let pair = this.#slots[slot] as number; pair !== 0; pair = this.#slots[slot] as number) {
      if (this.#pairs[pair * 5] === a && this.#pairs[pair * 5 + 1] === b) {
        this.#pairs[pair * 5 + 2] = (this.#pairs[pair * 5 + 2] as number) + 1;
        // lines of two sources may be out of order
        if (!(place.atMs <= (this.#times[pair * 3 + 1] as number)))
          this.#times[pair * 3 + 1] = place.atMs;
        if (place.atMs < (this.#times[pair * 3] as number)) this.#times[pair * 3] = place.atMs;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
    if (this.#size >= PAIRS_MAX) {
      this.overflow += 1;
      return;
    }
    this.#addPair(slot, a, b, place);
  }

  get(a: number, b: number): Tally | undefined {
    const pair = this.#find(a, b);
    return pair === 0 ? undefined : this.#tally(pair);
  }

  has(a: number, b: number): boolean {
    return this.#find(a, b) !== 0;
  }

  get size(): number {
    return this.#size;
  }

  /** The pairs in the order in which they were met, from 1 on: without an object for each of what may be 200,000. */
  each(take: (a: number, b: number, count: number, pair: number) => void): void {
    for (let pair = 1; pair <= this.#size; pair += 1) {
      take(
        this.#pairs[pair * 5] as number,
        this.#pairs[pair * 5 + 1] as number,
        this.#pairs[pair * 5 + 2] as number,
        pair,
      );
    }
  }

  /** A pair by its place in this order; it must exist. */
  at(pair: number): Tally {
    return this.#tally(pair);
  }

  /** As objects, for tables that are small by their nature. */
  *all(): IterableIterator<Tally> {
    for (let pair = 1; pair <= this.#size; pair += 1) yield this.#tally(pair);
  }

  #find(a: number, b: number): number {
    let slot = hash(a, b) & this.#mask;
    for (let pair = this.#slots[slot] as number; pair !== 0; pair = this.#slots[slot] as number) {
      if (this.#pairs[pair * 5] === a && this.#pairs[pair * 5 + 1] === b) return pair;
      slot = (slot + 1) & this.#mask;
    }
    return 0;
  }

  #tally(pair: number): Tally {
    const pairs = this.#pairs;
    const times = this.#times;
    return {
      a: pairs[pair * 5] as number,
      b: pairs[pair * 5 + 1] as number,
      count: pairs[pair * 5 + 2] as number,
      source: pairs[pair * 5 + 3] as number,
      line: pairs[pair * 5 + 4] as number,
      firstMs: times[pair * 3] as number,
      lastMs: times[pair * 3 + 1] as number,
      offset: times[pair * 3 + 2] as number,
    };
  }

  #addPair(slot: number, a: number, b: number, place: Place): void {
    const pair = (this.#size += 1);
    if ((pair + 1) * 5 > this.#pairs.length) {
      const pairs = new Int32Array(Math.ceil(this.#pairs.length * 1.5));
      pairs.set(this.#pairs);
      this.#pairs = pairs;
      const times = new Float64Array(Math.ceil(pairs.length / 5) * 3);
      times.set(this.#times);
      this.#times = times;
    }
    this.#pairs[pair * 5] = a;
    this.#pairs[pair * 5 + 1] = b;
    this.#pairs[pair * 5 + 2] = 1;
    this.#pairs[pair * 5 + 3] = place.source;
    this.#pairs[pair * 5 + 4] = place.line;
    this.#times[pair * 3] = place.atMs;
    this.#times[pair * 3 + 1] = place.atMs;
    this.#times[pair * 3 + 2] = place.offset;
    this.#slots[slot] = pair;
    if (pair * 2 > this.#mask) this.#growSlots();
  }

  #growSlots(): void {
    const slots = new Int32Array((this.#mask + 1) * 2);
    const mask = slots.length - 1;
    for (let pair = 1; pair <= this.#size; pair += 1) {
      let slot = hash(this.#pairs[pair * 5] as number, this.#pairs[pair * 5 + 1] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = pair;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

function hash(a: number, b: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
