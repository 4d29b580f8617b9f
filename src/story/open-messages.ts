import { copyBytes } from "../core/byte-scan.ts";
import { QUEUE_ID_MAX_BYTES } from "../core/ledger.ts";
import { packWords, unpackWords } from "../core/packed-words.ts";

/** Envelope senders kept with the open message; a longer one is cut (few are, and its end is the domain's only rarely). */
const SENDER_MAX_BYTES = 120;

// One slot an open queue id: sixteen numbers side by side, one cache line, because each line of the log looks one up.
const SLOT = 16;
const NEXT = 0;
const HASH = 1;
const ROW = 2;
const ID_LENGTH = 3;
const SENDER_LENGTH = 4;
const STATE = 5;
const OLDER = 6;
const NEWER = 7;
const WORDS = 8;
const WORD_COUNT = QUEUE_ID_MAX_BYTES >> 2;

/** States of an open queue id; bits. */
const ENDED = 1;
const ALIASED = 2;
const COUNTED = 4;

/**
 * The queue ids that are open, found by their bytes; each knows its message's row, its envelope sender and its age.
 * Ids are compared in full: long ids differ in the case of their letters alone, and a chosen hash must not mix messages.
 */
export class OpenMessages {
  #heads = new Int32Array(4096);
  #mask = 4095;
  #slots = new Int32Array(1024 * SLOT);
  /** When an id was first seen; once it ended, when it ended. */
  #turnMs = new Float64Array(1024);
  #senders: Buffer = Buffer.alloc(1024 * SENDER_MAX_BYTES);
  #used = 0;
  #free = 0;
  readonly #seed: number;
  readonly #id = new Int32Array(WORD_COUNT);
  /** For `id`, one of each length. */
  readonly #ids: Buffer[] = [];
  /** Ids open now. */
  count = 0;
  /** The id opened first, 0 = none. */
  oldest = 0;
  #newest = 0;

  constructor(seed: number) {
    this.#seed = seed | 0;
  }

  /** Slot of an id, 0 = not open. */
  find(bytes: Buffer, start: number, end: number): number {
    const length = Math.min(end - start, QUEUE_ID_MAX_BYTES);
    const hash = this.#pack(bytes, start, length);
    const slots = this.#slots;
    for (
      let slot = this.#heads[hash & this.#mask] as number;
      slot !== 0;
      slot = slots[slot * SLOT + NEXT] as number
    ) {
      const at = slot * SLOT;
      if (slots[at + HASH] !== hash || slots[at + ID_LENGTH] !== length) continue;
      let word = 0;
      while (word * 4 < length && slots[at + WORDS + word] === this.#id[word]) word += 1;
      if (word * 4 >= length) return slot;
    }
    return 0;
  }

  /** Opens an id, which must not be open, for a row of the ledger. */
  open(bytes: Buffer, start: number, end: number, row: number, atMs: number): number {
    let slot = this.#free;
    if (slot !== 0) this.#free = this.#slots[slot * SLOT + NEXT] as number;
    else {
      slot = this.#used += 1;
      if (slot >= this.#turnMs.length) this.#growSlots();
    }
    this.count += 1;
    const length = Math.min(end - start, QUEUE_ID_MAX_BYTES);
    const hash = this.#pack(bytes, start, length);
    const slots = this.#slots;
    const at = slot * SLOT;
    slots[at + NEXT] = this.#heads[hash & this.#mask] as number;
    this.#heads[hash & this.#mask] = slot;
    slots[at + HASH] = hash;
    slots[at + ROW] = row;
    slots[at + ID_LENGTH] = length;
    slots[at + SENDER_LENGTH] = 0;
    slots[at + STATE] = 0;
    this.#turnMs[slot] = atMs;
    slots[at + OLDER] = this.#newest;
    slots[at + NEWER] = 0;
    for (let word = 0; word * 4 < length; word += 1)
      slots[at + WORDS + word] = this.#id[word] as number;
    if (this.#newest !== 0) slots[this.#newest * SLOT + NEWER] = slot;
    else this.oldest = slot;
    this.#newest = slot;
    if (this.count * 2 > this.#mask) this.#growHeads();
    return slot;
  }

  /** Forgets an open id. */
  close(slot: number): void {
    const slots = this.#slots;
    const at = slot * SLOT;
    const bucket = (slots[at + HASH] as number) & this.#mask;
    let before = 0;
    let here = this.#heads[bucket] as number;
    while (here !== slot) {
      before = here;
      here = slots[here * SLOT + NEXT] as number;
    }
    if (before === 0) this.#heads[bucket] = slots[at + NEXT] as number;
    else slots[before * SLOT + NEXT] = slots[at + NEXT] as number;
    const older = slots[at + OLDER] as number;
    const newer = slots[at + NEWER] as number;
    if (older !== 0) slots[older * SLOT + NEWER] = newer;
    else this.oldest = newer;
    if (newer !== 0) slots[newer * SLOT + OLDER] = older;
    else this.#newest = older;
    slots[at + ROW] = 0;
    slots[at + STATE] = 0;
    slots[at + NEXT] = this.#free;
    this.#free = slot;
    this.count -= 1;
  }

  row(slot: number): number {
    return this.#slots[slot * SLOT + ROW] as number;
  }

  setRow(slot: number, row: number): void {
    this.#slots[slot * SLOT + ROW] = row;
  }

  isEnded(slot: number): boolean {
    return ((this.#slots[slot * SLOT + STATE] as number) & ENDED) !== 0;
  }

  end(slot: number, atMs: number): void {
    this.#slots[slot * SLOT + STATE] = (this.#slots[slot * SLOT + STATE] as number) | ENDED;
    this.#turnMs[slot] = atMs;
  }

  endedMs(slot: number): number {
    return this.#turnMs[slot] as number;
  }

  /** When the id was first seen; NaN once it ended. */
  openedMs(slot: number): number {
    return this.isEnded(slot) ? Number.NaN : (this.#turnMs[slot] as number);
  }

  /** True for a hop that an alias or `.forward` of this server made (`forwarded as`). */
  isAliased(slot: number): boolean {
    return ((this.#slots[slot * SLOT + STATE] as number) & ALIASED) !== 0;
  }

  markAliased(slot: number): void {
    this.#slots[slot * SLOT + STATE] = (this.#slots[slot * SLOT + STATE] as number) | ALIASED;
  }

  /** True for a hop whose message was counted before its end. */
  isCounted(slot: number): boolean {
    return ((this.#slots[slot * SLOT + STATE] as number) & COUNTED) !== 0;
  }

  markCounted(slot: number): void {
    this.#slots[slot * SLOT + STATE] = (this.#slots[slot * SLOT + STATE] as number) | COUNTED;
  }

  /** The id that was opened next, 0 = none. */
  newer(slot: number): number {
    return this.#slots[slot * SLOT + NEWER] as number;
  }

  hasSender(slot: number): boolean {
    return this.#slots[slot * SLOT + SENDER_LENGTH] !== 0;
  }

  setSender(slot: number, bytes: Buffer, start: number, end: number): void {
    const length = Math.min(end - start, SENDER_MAX_BYTES);
    copyBytes(bytes, start, this.#senders, slot * SENDER_MAX_BYTES, length);
    this.#slots[slot * SLOT + SENDER_LENGTH] = length;
  }

  /** Gives the envelope sender to `take` as a span of bytes. */
  withSender<Result>(
    slot: number,
    take: (bytes: Buffer, start: number, end: number) => Result,
  ): Result {
    const start = slot * SENDER_MAX_BYTES;
    return take(this.#senders, start, start + (this.#slots[slot * SLOT + SENDER_LENGTH] as number));
  }

  /** The id itself, valid until the next call. */
  id(slot: number): Buffer {
    const length = this.#slots[slot * SLOT + ID_LENGTH] as number;
    const id = (this.#ids[length] ??= Buffer.allocUnsafeSlow(length));
    unpackWords(this.#slots, slot * SLOT + WORDS, length, id);
    return id;
  }

  /** Puts an id into `#id`; its hash. */
  #pack(bytes: Buffer, start: number, length: number): number {
    return packWords(bytes, start, length, false, this.#seed, this.#id);
  }

  #growSlots(): void {
    const size = Math.ceil(this.#turnMs.length * 1.5);
    const slots = new Int32Array(size * SLOT);
    slots.set(this.#slots);
    this.#slots = slots;
    const endedMs = new Float64Array(size);
    endedMs.set(this.#turnMs);
    this.#turnMs = endedMs;
    const senders = Buffer.alloc(size * SENDER_MAX_BYTES);
    this.#senders.copy(senders);
    this.#senders = senders;
  }

  #growHeads(): void {
    const heads = new Int32Array((this.#mask + 1) * 2);
    const mask = heads.length - 1;
    const slots = this.#slots;
    for (let slot = this.oldest; slot !== 0; slot = slots[slot * SLOT + NEWER] as number) {
      const bucket = (slots[slot * SLOT + HASH] as number) & mask;
      slots[slot * SLOT + NEXT] = heads[bucket] as number;
      heads[bucket] = slot;
    }
    this.#heads = heads;
    this.#mask = mask;
  }
}
