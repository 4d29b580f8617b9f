/**
 * Counts by whole numbers of up to 53 bits, from 0 on, in the order in which they were met. In columns: a map would make
 * an object of every such number.
 */
export class KeyCounts {
  #slots = new Int32Array(2048);
  #mask = 2047;
  #keys = new Float64Array(1024);
  #counts = new Int32Array(1024);
  size = 0;

  has(key: number): boolean {
    return this.#slots[this.#slotOf(key)] !== 0;
  }

  /** 0 for a key that was never met. */
  get(key: number): number {
    const place = this.#slots[this.#slotOf(key)] as number;
    return place === 0 ? 0 : (this.#counts[place - 1] as number);
  }

  add(key: number, count: number): void {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot] as number;
    if (known !== 0) {
      this.#counts[known - 1] = (this.#counts[known - 1] as number) + count;
      return;
    }
    if (this.size === this.#keys.length) this.#grow();
    this.#keys[this.size] = key;
    this.#counts[this.size] = count;
    this.size += 1;
    this.#slots[slot] = this.size;
    if (this.size * 2 > this.#mask) this.#growSlots();
  }

  each(take: (key: number, count: number) => void): void {
    for (let index = 0; index < this.size; index += 1)
      take(this.#keys[index] as number, this.#counts[index] as number);
  }

  /** The slot of a key, or the free one where it belongs; a slot holds the key's place from 1 on. */
  #slotOf(key: number): number {
    let slot = hash(key) & this.#mask;
    for (
      let place = this.#slots[slot] as number;
      place !== 0 && this.#keys[place - 1] !== key;
      place = this.#slots[slot] as number
    )
      slot = (slot + 1) & this.#mask;
    return slot;
  }

  #grow(): void {
    const keys = new Float64Array(this.size * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    const counts = new Int32Array(this.size * 2);
    counts.set(this.#counts);
    this.#counts = counts;
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#mask = this.#slots.length - 1;
    for (let place = 1; place <= this.size; place += 1)
      this.#slots[this.#slotOf(this.#keys[place - 1] as number)] = place;
  }
}

function hash(key: number): number {
  const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(key / 2 ** 32, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
