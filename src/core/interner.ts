/** Names longer than this are cut: addresses have at most 254 bytes (RFC 5321 4.5.3.1.3), host names 255. */
const NAME_MAX_BYTES = 320;
const PAGE_BITS = 20;
const PAGE_BYTES = 1 << PAGE_BITS;

/**
 * Numbers for byte strings: the same bytes give the same number, the first name is 1, 0 means "none".
 *
 * Names are the attacker's: the hash is seeded, bytes are compared, and the table stops taking new names at `limit`
 * (they all become `overflowId`, and `overflowed` says so). Names live in pages, so a chunk of the log is never kept.
 */
export class Interner {
  readonly #limit: number;
  readonly #foldCase: boolean;
  readonly #seed: number;
  #slots = new Int32Array(1024);
  #mask = 1023;
  /** Three numbers a name (hash, place, length), side by side: a look-up costs cache misses, not instructions. */
  #entries = new Int32Array(512 * 3);
  #pages: Buffer[] = [];
  #pageUsed = PAGE_BYTES;
  #count = 0;
  overflowed = false;

  /** `foldCase`: ASCII letters are taken as lower case (host names, accounts and addresses as the field compares them). */
  constructor(limit: number, foldCase: boolean, seed: number) {
    this.#limit = limit;
    this.#foldCase = foldCase;
    this.#seed = seed | 0;
  }

  get size(): number {
    return this.#count;
  }

  /** Number of the name in `bytes[start, end)`; 0 for an empty one. */
  intern(bytes: Buffer, start: number, end: number): number {
    if (end - start > NAME_MAX_BYTES) end = start + NAME_MAX_BYTES;
    if (end <= start) return 0;
    let hash = this.#seed;
    if (this.#foldCase) {
      for (let i = start; i < end; i += 1) {
        let c = bytes[i] as number;
        if (c > 64 && c < 91) c += 32;
        hash = Math.imul(hash ^ c, 0x01000193);
      }
    } else
      for (let i = start; i < end; i += 1)
        hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    hash ^= hash >>> 15;
    let slot = hash & this.#mask;
    for (let id = this.#slots[slot] as number; id !== 0; id = this.#slots[slot] as number) {
      if (this.#entries[id * 3] === hash && this.#same(id, bytes, start, end)) return id;
      slot = (slot + 1) & this.#mask;
    }
    if (this.#count >= this.#limit) {
      this.overflowed = true;
      return this.overflowId;
    }
    return this.#add(hash, slot, bytes, start, end);
  }

  /** Number of a text; the same as that of its UTF-8 bytes. */
  internText(text: string): number {
    const bytes = Buffer.from(text);
    return this.intern(bytes, 0, bytes.length);
  }

  /** The number that all names get once the table is full. */
  get overflowId(): number {
    return this.#limit + 1;
  }

  /** The name of a number; empty for 0 and for the overflow number. */
  text(id: number): string {
    if (id <= 0 || id > this.#count) return "";
    const place = this.#entries[id * 3 + 1] as number;
    const offset = place & (PAGE_BYTES - 1);
    const page = this.#pages[place >>> PAGE_BITS] as Buffer;
    return page.toString("utf8", offset, offset + (this.#entries[id * 3 + 2] as number));
  }

  #same(id: number, bytes: Buffer, start: number, end: number): boolean {
    const length = end - start;
    if (this.#entries[id * 3 + 2] !== length) return false;
    const place = this.#entries[id * 3 + 1] as number;
    const page = this.#pages[place >>> PAGE_BITS] as Buffer;
    const offset = place & (PAGE_BYTES - 1);
    if (this.#foldCase) {
      for (let i = 0; i < length; i += 1) {
        let c = bytes[start + i] as number;
        if (c > 64 && c < 91) c += 32;
        if (page[offset + i] !== c) return false;
      }
    } else
      for (let i = 0; i < length; i += 1) if (page[offset + i] !== bytes[start + i]) return false;
    return true;
  }

  #add(hash: number, slot: number, bytes: Buffer, start: number, end: number): number {
    const id = (this.#count += 1);
    if (id * 3 + 3 > this.#entries.length) this.#growEntries();
    const length = end - start;
    if (this.#pageUsed + length > PAGE_BYTES) {
      this.#pages.push(Buffer.allocUnsafeSlow(PAGE_BYTES));
      this.#pageUsed = 0;
    }
    const page = this.#pages[this.#pages.length - 1] as Buffer;
    for (let i = 0; i < length; i += 1) {
      let c = bytes[start + i] as number;
      if (this.#foldCase && c > 64 && c < 91) c += 32;
      page[this.#pageUsed + i] = c;
    }
    this.#entries[id * 3] = hash;
    this.#entries[id * 3 + 1] = (this.#pages.length - 1) * PAGE_BYTES + this.#pageUsed;
    this.#entries[id * 3 + 2] = length;
    this.#pageUsed += length;
    this.#slots[slot] = id;
    if (this.#count * 2 > this.#mask) this.#growSlots();
    return id;
  }

  #growEntries(): void {
    const entries = new Int32Array(Math.ceil(this.#entries.length * 1.5));
    entries.set(this.#entries);
    this.#entries = entries;
  }

  #growSlots(): void {
    const slots = new Int32Array((this.#mask + 1) * 2);
    const mask = slots.length - 1;
    for (let id = 1; id <= this.#count; id += 1) {
      let slot = (this.#entries[id * 3] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}
