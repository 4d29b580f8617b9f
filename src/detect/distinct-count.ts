/**
 * How many different numbers are in a window of time; numbers from 0 on. One array slot a number: it is asked for every
 * message. Whoever is done takes out all that is left, so that it can be used again.
 */
export class DistinctCount {
  #counts = new Int32Array(1024);
  size = 0;

  add(id: number): void {
    if (id >= this.#counts.length) {
      const grown = new Int32Array(Math.max(id + 1, this.#counts.length * 2));
      grown.set(this.#counts);
      this.#counts = grown;
    }
    const count = this.#counts[id] as number;
    if (count === 0) this.size += 1;
    this.#counts[id] = count + 1;
  }

  take(id: number): void {
    const left = (this.#counts[id] as number) - 1;
    if (left === 0) this.size -= 1;
    this.#counts[id] = left;
  }
}
