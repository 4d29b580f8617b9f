/** Consumed places are let go of in one piece when there are this many: cutting a list costs its length. */
const CUT_MIN = 4096;

/** Slots in the order in which they were added, first in, first out. Slot 0 is none. */
export class SlotQueue {
  #slots: number[] = [];
  #head = 0;

  add(slot: number): void {
    this.#slots.push(slot);
  }

  /** The slot that has waited longest, or 0. */
  get first(): number {
    return this.#head < this.#slots.length ? (this.#slots[this.#head] as number) : 0;
  }

  removeFirst(): void {
    this.#head += 1;
    if (this.#head > CUT_MIN && this.#head * 2 > this.#slots.length) {
      this.#slots = this.#slots.slice(this.#head);
      this.#head = 0;
    }
  }

  clear(): void {
    this.#slots = [];
    this.#head = 0;
  }
}
