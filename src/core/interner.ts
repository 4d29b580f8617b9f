import { packWords, unpackWords } from "./packed-words.ts";

/** Names longer than this are cut: addresses have at most 254 bytes (RFC 5321 4.5.3.1.3), host names 255. */
const NAME_MAX_BYTES = 320;
const PAGE_BITS = 18;
/** Of four bytes. */
const PAGE_WORDS = 1 << PAGE_BITS;

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
  #pages: Int32Array[] = [];
  #pageUsed = PAGE_WORDS;
  /** The name that is looked up. */
  readonly #words = new Int32Array(NAME_MAX_BYTES >> 2);
  /** For `text`. */
  readonly #bytes = Buffer.allocUnsafeSlow(NAME_MAX_BYTES);
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
    const length = end - start;
    const hash = packWords(bytes, start, length, this.#foldCase, this.#seed, this.#words);
    let slot = hash & this.#mask;
    for (let id = this.#slots[slot] as number; id !== 0; id = this.#slots[slot] as number) {
      if (this.#entries[id * 3] === hash && this.#same(id, length)) return id;
      slot = (slot + 1) & this.#mask;
    }
    if (this.#count >= this.#limit) {
      this.overflowed = true;
      return this.overflowId;
    }
    return this.#add(hash, slot, length);
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
    const page = this.#pages[place >>> PAGE_BITS] as Int32Array;
    const length = this.#entries[id * 3 + 2] as number;
    unpackWords(page, place & (PAGE_WORDS - 1), length, this.#bytes);
    return this.#bytes.toString("utf8", 0, length);
  }

  /** True when the name that was packed last is this one. */
  #same(id: number, length: number): boolean {
    if (this.#entries[id * 3 + 2] !== length) return false;
    const place = this.#entries[id * 3 + 1] as number;
    const page = this.#pages[place >>> PAGE_BITS] as Int32Array;
    const offset = place & (PAGE_WORDS - 1);
    const words = this.#words;
    for (let word = 0; word * 4 < length; word += 1)
      if (page[offset + word] !== words[word]) return false;
    return true;
  }

  #add(hash: number, slot: number, length: number): number {
    const id = (this.#count += 1);
    if (id * 3 + 3 > this.#entries.length) this.#growEntries();
    const wordCount = (length + 3) >> 2;
    if (this.#pageUsed + wordCount > PAGE_WORDS) {
      this.#pages.push(new Int32Array(PAGE_WORDS));
      this.#pageUsed = 0;
    }
    const page = this.#pages[this.#pages.length - 1] as Int32Array;
    for (let word = 0; word < wordCount; word += 1)
      page[this.#pageUsed + word] = this.#words[word] as number;
    this.#entries[id * 3] = hash;
    this.#entries[id * 3 + 1] = (this.#pages.length - 1) * PAGE_WORDS + this.#pageUsed;
    this.#entries[id * 3 + 2] = length;
    this.#pageUsed += wordCount;
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
