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
  /** Texts of names that are found in any case, but shown as they first came, where that is not lower case. */
  readonly #spellings: Map<number, string> | undefined;
  /** Hash and place of a name side by side, place 0 = free: a look-up costs cache misses, not instructions. */
  #slots = new Int32Array(1024 * 2);
  #mask = 1023;
  /** Place of each name by its number. */
  #places = new Int32Array(512);
  /** At the place of a name: its number, its length, its bytes packed. Place 0 is nobody's. */
  #pages: Int32Array[] = [];
  #pageUsed = PAGE_WORDS;
  /** The name that is looked up. */
  readonly #words = new Int32Array(NAME_MAX_BYTES >> 2);
  /** For `text`. */
  readonly #bytes = Buffer.allocUnsafeSlow(NAME_MAX_BYTES);
  #count = 0;
  overflowed = false;

  /**
   * `foldCase`: ASCII letters are taken as lower case (host names, accounts and addresses as the field compares them).
   * `keepSpelling`: still the text is that of the first one.
   */
  constructor(limit: number, foldCase: boolean, seed: number, keepSpelling = false) {
    this.#limit = limit;
    this.#foldCase = foldCase;
    this.#seed = seed | 0;
    this.#spellings = keepSpelling ? new Map() : undefined;
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
    for (
      let place = this.#slots[slot * 2 + 1] as number;
      place !== 0;
      place = this.#slots[slot * 2 + 1] as number
    ) {
      if (this.#slots[slot * 2] === hash) {
        const page = this.#pages[place >>> PAGE_BITS] as Int32Array;
        const at = place & (PAGE_WORDS - 1);
        if (page[at + 1] === length && this.#isAt(page, at + 2, length)) return page[at] as number;
      }
      slot = (slot + 1) & this.#mask;
    }
    if (this.#count >= this.#limit) {
      this.overflowed = true;
      return this.overflowId;
    }
    const id = this.#add(hash, slot, length);
    if (this.#spellings !== undefined) {
      const spelling = bytes.toString("utf8", start, end);
      if (spelling !== this.text(id)) this.#spellings.set(id, spelling);
    }
    return id;
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
    const spelling = this.#spellings?.get(id);
    if (spelling !== undefined) return spelling;
    const place = this.#places[id] as number;
    const page = this.#pages[place >>> PAGE_BITS] as Int32Array;
    const at = place & (PAGE_WORDS - 1);
    const length = page[at + 1] as number;
    unpackWords(page, at + 2, length, this.#bytes);
    return this.#bytes.toString("utf8", 0, length);
  }

  /** True when the name that was packed last stands there. */
  #isAt(page: Int32Array, at: number, length: number): boolean {
    const words = this.#words;
    for (let word = 0; word * 4 < length; word += 1)
      if (page[at + word] !== words[word]) return false;
    return true;
  }

  #add(hash: number, slot: number, length: number): number {
    const id = (this.#count += 1);
    if (id >= this.#places.length) this.#growPlaces();
    const wordCount = (length + 3) >> 2;
    if (this.#pageUsed + 2 + wordCount > PAGE_WORDS) {
      this.#pages.push(new Int32Array(PAGE_WORDS));
      this.#pageUsed = 1;
    }
    const page = this.#pages[this.#pages.length - 1] as Int32Array;
    const at = this.#pageUsed;
    page[at] = id;
    page[at + 1] = length;
    for (let word = 0; word < wordCount; word += 1)
      page[at + 2 + word] = this.#words[word] as number;
    this.#pageUsed += 2 + wordCount;
    const place = (this.#pages.length - 1) * PAGE_WORDS + at;
    this.#places[id] = place;
    this.#slots[slot * 2] = hash;
    this.#slots[slot * 2 + 1] = place;
    if (this.#count * 4 > this.#mask * 3) this.#growSlots();
    return id;
  }

  #growPlaces(): void {
    const places = new Int32Array(Math.ceil(this.#places.length * 1.5));
    places.set(this.#places);
    this.#places = places;
  }

  #growSlots(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = (slots.length >> 1) - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      let slot = (old[at] as number) & mask;
      while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
      slots[slot * 2] = old[at] as number;
      slots[slot * 2 + 1] = old[at + 1] as number;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}
