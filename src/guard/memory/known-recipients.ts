import type { BoundedMemory } from "./bounded-memory.ts";
import type { PairHash } from "./hash-pair.ts";

const DAY_MS = 86_400_000;

/** Whom an account has written to before: the honest write to people they know, the thief to a list. */
export class KnownRecipients {
  readonly hashOf: PairHash;
  readonly #memory: BoundedMemory;
  readonly #nowMs: () => number;
  readonly #onAdd: (hash: number, day: number) => void;

  constructor(
    memory: BoundedMemory,
    hash: PairHash,
    nowMs: () => number,
    onAdd: (hash: number, day: number) => void,
  ) {
    this.#memory = memory;
    this.hashOf = hash;
    this.#nowMs = nowMs;
    this.#onAdd = onAdd;
  }

  has(pair: number): boolean {
    return this.#memory.get(pair) !== 0;
  }

  /** `pair`: the hash of account and recipient. */
  add(pair: number): void {
    const day = Math.floor(this.#nowMs() / DAY_MS) + 1;
    if (this.#memory.get(pair) === day) return;
    this.#memory.set(pair, day);
    this.#onAdd(pair, day);
  }

  restore(pair: number, day: number): void {
    this.#memory.set(pair, day);
  }
}
