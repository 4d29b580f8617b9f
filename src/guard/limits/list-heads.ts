const NONE = -1;

/** The first cell of the list of each subject; -1 = it has none. */
export class ListHeads {
  #heads = new Int32Array(0);

  get(subject: number): number {
    return this.#heads[subject] ?? NONE;
  }

  set(subject: number, cell: number): void {
    if (subject >= this.#heads.length) {
      const larger = new Int32Array(Math.max(256, subject + 1, this.#heads.length * 2));
      larger.fill(NONE, this.#heads.length).set(this.#heads);
      this.#heads = larger;
    }
    this.#heads[subject] = cell;
  }
}
