const STRIDE = 3;

export type Triple = [pool: number, hash: number, value: number];

/** Triples of numbers, 24 bytes each: a map of them would take several times as much. */
export class TripleList {
  #numbers = new Float64Array(STRIDE * 32);
  #length = 0;

  get length(): number {
    return this.#length / STRIDE;
  }

  push(...triple: Triple): void {
    if (this.#length + STRIDE > this.#numbers.length) {
      const larger = new Float64Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers.set(triple, this.#length);
    this.#length += STRIDE;
  }

  /** Takes the last triples out, at most `count`, in the order of their coming. */
  pop(count: number): readonly Triple[] {
    const start = Math.max(0, this.#length - STRIDE * count);
    const triples: Triple[] = [];
    for (let at = start; at < this.#length; at += STRIDE) {
      const [pool = 0, hash = 0, value = 0] = this.#numbers.subarray(at, at + STRIDE);
      triples.push([pool, hash, value]);
    }
    this.#length = start;
    return triples;
  }
}
