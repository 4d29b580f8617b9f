import type { BoundedMemory } from "../memory/bounded-memory.ts";
import type { PairHash } from "../memory/hash-pair.ts";

export interface GreylistRules {
  readonly enabled: boolean;
  /** A first attempt is deferred for so long. */
  readonly delayMs: number;
  /** A second attempt later than this is a first one again. */
  readonly retryWithinMs: number;
}

const MINUTE_MS = 60_000;

/**
 * Greylisting (RFC 6647) of strangers. Who came back once with a sender's domain from a network, /24 or /64, is let
 * through with it from then on: large senders come from another host each time.
 */
export class Greylist {
  readonly #rules: GreylistRules;
  readonly #memory: BoundedMemory;
  readonly #hash: PairHash;
  readonly #onChange: (hash: number, minute: number) => void;

  constructor(
    rules: GreylistRules,
    memory: BoundedMemory,
    hash: PairHash,
    onChange: (hash: number, minute: number) => void,
  ) {
    this.#rules = rules;
    this.#memory = memory;
    this.#hash = hash;
    this.#onChange = onChange;
  }

  /** Milliseconds until the triplet may pass; 0 = it passes. */
  waitMs(network: string, sender: string, recipient: string, nowMs: number): number {
    if (!this.#rules.enabled) return 0;
    // A minute later than it is, so that it is never 0, which means unknown.
    const minute = Math.floor(nowMs / MINUTE_MS) + 1;
    const passed = this.#hash(`passed ${network}`, sender.slice(sender.lastIndexOf("@") + 1));
    if (this.#memory.get(passed) !== 0) {
      this.#set(passed, minute);
      return 0;
    }
    const triplet = this.#hash(`seen ${network}`, `${sender} ${recipient}`);
    const firstMinute = this.#memory.get(triplet);
    const ageMs = (minute - firstMinute) * MINUTE_MS;
    if (firstMinute === 0 || ageMs > this.#rules.retryWithinMs) {
      this.#set(triplet, minute);
      return this.#rules.delayMs;
    }
    if (ageMs < this.#rules.delayMs) return this.#rules.delayMs - ageMs;
    this.#set(passed, minute);
    return 0;
  }

  restore(hash: number, minute: number): void {
    this.#memory.set(hash, minute);
  }

  #set(hash: number, minute: number): void {
    if (this.#memory.get(hash) === minute) return;
    this.#memory.set(hash, minute);
    this.#onChange(hash, minute);
  }
}
