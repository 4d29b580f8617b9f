const WAYS = 8;

/**
 * Values by hash in a fixed amount of memory: what is not asked for any more gives way, first what has the smallest
 * value among the eight that share a place. So values are times, or grow with time. Two different names share a value
 * once in 2^32 pairs of one place: a recipient then counts as known who is not.
 */
export class BoundedMemory {
  readonly #places: number;
  readonly #tags: Int32Array;
  readonly #values: Int32Array;

  /** `capacity`: at least so many can be remembered; 8 bytes each. */
  constructor(capacity: number) {
    this.#places = Math.max(1, Math.ceil(capacity / WAYS));
    this.#tags = new Int32Array(this.#places * WAYS);
    this.#values = new Int32Array(this.#places * WAYS);
  }

  /** The value of `hash` (53 bits); 0 = not known. */
  get(hash: number): number {
    const first = this.#firstOf(hash);
    const tag = tagOf(hash);
    for (let at = first; at < first + WAYS; at += 1) {
      if (this.#tags[at] === tag && this.#values[at] !== 0) return this.#values[at] ?? 0;
    }
    return 0;
  }

  /** `value` above 0. */
  set(hash: number, value: number): void {
    const first = this.#firstOf(hash);
    const tag = tagOf(hash);
    let chosen = first;
    for (let at = first; at < first + WAYS; at += 1) {
      if (this.#tags[at] === tag) {
        chosen = at;
        break;
      }
      if ((this.#values[at] ?? 0) < (this.#values[chosen] ?? 0)) chosen = at;
    }
    this.#tags[chosen] = tag;
    this.#values[chosen] = value;
  }

  #firstOf(hash: number): number {
    return (Math.floor(hash / 32) % this.#places) * WAYS;
  }
}

function tagOf(hash: number): number {
  return hash | 0;
}
