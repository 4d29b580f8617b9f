import { type HeadWindow, VALUE_BYTES_MAX } from "../head-window.ts";

/** A queue file with more records than this was not written by Postfix: 50,000 recipients make 150,000. */
const RECORDS_MAX = 2_000_000;
const JUMPS_MAX = 100_000;

/** Type letters of Postfix queue file records (postfix src/global/rec_type.h). */
export const RECORD = {
  size: 0x43,
  time: 0x54,
  attribute: 0x41,
  sender: 0x53,
  recipient: 0x52,
  doneRecipient: 0x44,
  canceledRecipient: 0x2f,
  originalRecipient: 0x4f,
  content: 0x4d,
  line: 0x4e,
  longLine: 0x4c,
  extracted: 0x58,
  end: 0x45,
  pointer: 0x70,
} as const;

/**
 * Reads the records of a Postfix queue file: a type byte, the length in base 128 (low digits first, high bit = more),
 * the data (postfix src/global/record.c). Pointer records of a milter-edited file are followed.
 */
export class RecordReader {
  type = 0;
  /** Place and length of the record's data; at most `VALUE_BYTES_MAX` of it are in the window. */
  dataAt = 0;
  length = 0;
  damage: "cut" | "damaged" | "pointer-loop" | undefined;
  readonly #window: HeadWindow;
  #next = 0;
  #records = 0;
  #jumpedFrom = new Set<number>();

  constructor(window: HeadWindow) {
    this.#window = window;
  }

  start(): void {
    this.damage = undefined;
    this.#next = 0;
    this.#records = 0;
    if (this.#jumpedFrom.size > 0) this.#jumpedFrom = new Set();
  }

  jump(position: number): void {
    this.#next = position;
  }

  /** Goes to the next record; false at the end of the file or where it cannot be read on, see `damage`. */
  next(): boolean {
    for (;;) {
      if (!this.#readHead()) return false;
      if (this.type !== RECORD.pointer) return true;
      if (!this.#follow()) return false;
    }
  }

  get text(): string {
    return this.#window.text(this.dataAt, this.dataAt + Math.min(this.length, VALUE_BYTES_MAX));
  }

  #readHead(): boolean {
    this.#records += 1;
    if (this.#records > RECORDS_MAX) return this.#fail("damaged");
    const window = this.#window;
    let position = this.#next;
    if (!window.holds(position, 1)) return this.#fail("cut");
    this.type = window.byte(position);
    let length = 0;
    let scale = 1;
    let digit: number;
    do {
      position += 1;
      if (!window.holds(position, 1)) return this.#fail("cut");
      digit = window.byte(position);
      length += (digit & 0x7f) * scale;
      scale *= 128;
      if (scale > 2 ** 35) return this.#fail("damaged");
    } while (digit > 127);
    this.dataAt = position + 1;
    this.length = length;
    this.#next = this.dataAt + length;
    // A length that lies would skip the rest of the message without a word.
    if (this.#next > window.sizeBytes) return this.#fail("cut");
    return window.holds(this.dataAt, Math.min(length, VALUE_BYTES_MAX)) || this.#fail("cut");
  }

  #follow(): boolean {
    const target = Number(this.text.trim());
    if (!Number.isSafeInteger(target) || target < 0 || target > this.#window.sizeBytes) {
      return this.#fail("damaged");
    }
    // "0" is a place that a milter may fill later (postfix cleanup_milter.c).
    if (target === 0) return true;
    if (this.#jumpedFrom.has(this.dataAt) || this.#jumpedFrom.size >= JUMPS_MAX) {
      return this.#fail("pointer-loop");
    }
    this.#jumpedFrom.add(this.dataAt);
    this.#next = target;
    return true;
  }

  #fail(damage: "cut" | "damaged" | "pointer-loop"): false {
    this.damage = damage;
    return false;
  }
}
