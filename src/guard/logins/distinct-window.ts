const SLOTS = 36;

/** How many different keys were noted in a sliding window, exact to a 36th of it. */
export class DistinctWindow {
  readonly #slotMs: number;
  readonly #capacity: number;
  /** Keys by the slot of their last note; slots in the order of time. */
  readonly #slots = new Map<number, Set<number>>();
  readonly #slotOf = new Map<number, number>();

  /** `capacity`: beyond it the oldest slot gives way. */
  constructor(windowMs: number, capacity: number) {
    this.#slotMs = windowMs / SLOTS;
    this.#capacity = capacity;
  }

  note(key: number, atMs: number): void {
    const at = Math.floor(atMs / this.#slotMs);
    const before = this.#slotOf.get(key);
    if (before !== undefined && before >= at) return;
    this.remove(key);
    const keys = this.#slots.get(at) ?? new Set();
    if (keys.size === 0) this.#slots.set(at, keys);
    keys.add(key);
    this.#slotOf.set(key, at);
    if (this.#slotOf.size > this.#capacity) this.#drop(Math.min(...this.#slots.keys()));
  }

  remove(key: number): void {
    const slot = this.#slotOf.get(key);
    if (slot === undefined) return;
    this.#slotOf.delete(key);
    const keys = this.#slots.get(slot);
    keys?.delete(key);
    if (keys?.size === 0) this.#slots.delete(slot);
  }

  has(key: number, atMs: number): boolean {
    return (this.#slotOf.get(key) ?? -Infinity) > this.#lastOutside(atMs);
  }

  count(atMs: number): number {
    const last = this.#lastOutside(atMs);
    for (const slot of this.#slots.keys()) if (slot <= last) this.#drop(slot);
    return this.#slotOf.size;
  }

  #lastOutside(atMs: number): number {
    return Math.floor(atMs / this.#slotMs) - SLOTS;
  }

  #drop(slot: number): void {
    for (const key of this.#slots.get(slot) ?? []) this.#slotOf.delete(key);
    this.#slots.delete(slot);
  }
}
