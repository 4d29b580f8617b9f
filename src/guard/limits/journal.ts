/** What changed in memory since the last write of the state: five numbers a change, and names. */
export interface Change {
  readonly kind: (typeof CHANGE_KINDS)[number];
  readonly numbers: readonly [number, number, number, number];
}

export const CHANGE_KINDS = ["count", "seen", "remember"] as const;
const STRIDE = 5;
/** Beyond this nothing is kept: the state cannot be written, and is written whole when it can be again. */
const NUMBERS_MAX = STRIDE * 400_000;

/** Collects changes as plain numbers, so that an answer costs no object for the state. */
export class Journal {
  #numbers = new Int32Array(STRIDE * 256);
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** False when it is full. */
  push(kind: Change["kind"], a: number, b: number, c: number, d: number): boolean {
    if (this.#length >= NUMBERS_MAX) return false;
    if (this.#length + STRIDE > this.#numbers.length) {
      const larger = new Int32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    const at = this.#length;
    this.#numbers[at] = CHANGE_KINDS.indexOf(kind);
    this.#numbers[at + 1] = a;
    this.#numbers[at + 2] = b;
    this.#numbers[at + 3] = c;
    this.#numbers[at + 4] = d;
    this.#length += STRIDE;
    return true;
  }

  /** All changes as bytes, valid until the next push; the journal is empty afterwards. */
  take(): Uint8Array {
    const bytes = new Uint8Array(this.#numbers.buffer, 0, this.#length * 4);
    this.#length = 0;
    return bytes;
  }
}

/** The changes in bytes that a journal gave. */
export function* changesIn(bytes: Uint8Array): Generator<Change> {
  // The database may give bytes at any address.
  const numbers = new Int32Array(bytes.slice().buffer);
  for (let at = 0; at + STRIDE <= numbers.length; at += STRIDE) {
    const kind = CHANGE_KINDS[numbers[at] ?? -1];
    if (kind === undefined) continue;
    const [a = 0, b = 0, c = 0, d = 0] = numbers.subarray(at + 1, at + STRIDE);
    yield { kind, numbers: [a, b, c, d] };
  }
}
