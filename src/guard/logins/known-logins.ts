import type { BoundedMemory } from "../memory/bounded-memory.ts";
import type { PairHash } from "../memory/hash-pair.ts";

const DAY_MS = 86_400_000;
/** What is learned from an old log lies before the guard's own beginning. */
const DAYS_BEFORE = 1000;
/**
 * A value is day * 512 + days on which an account logged in, 7 at most, * 64 + its networks, 63 at most: it grows with
 * the day, as the memory wants.
 */
const PER_DAY = 512;
const PER_SEEN = 64;
const SEEN_MAX = 7;
const NETWORKS_MAX = 63;
/** On fewer days nobody has shown all the places where they work and live. */
const SETTLED_DAYS = 3;

/** From where which account logged in, and from which addresses anybody did. */
export class KnownLogins {
  readonly #memory: BoundedMemory;
  readonly #hash: PairHash;
  readonly #knownForDays: number;
  readonly #onLearn: (hash: number, value: number) => void;

  constructor(
    memory: BoundedMemory,
    hash: PairHash,
    knownForMs: number,
    onLearn: (hash: number, value: number) => void,
  ) {
    this.#memory = memory;
    this.#hash = hash;
    this.#knownForDays = Math.max(1, Math.ceil(knownForMs / DAY_MS));
    this.#onLearn = onLearn;
  }

  /** This account logged in from this network lately. */
  hasPair(account: string, network: string, atMs: number): boolean {
    return this.#isLately(this.#hash(account, network), atMs);
  }

  /** Somebody logged in from this address lately: it is somebody's office, telephone network or home. */
  hasClient(client: string, atMs: number): boolean {
    return this.#isLately(this.#hash("", client), atMs);
  }

  /** Networks from which an account logged in, 63 at most; 0 = it is not known. */
  networksOf(account: string): number {
    return this.#memory.get(this.#hash(account, "")) % PER_SEEN;
  }

  /** It has logged in on three days or more: a network that is new to it says something. */
  isSettled(account: string): boolean {
    return this.#daysOf(account) >= SETTLED_DAYS;
  }

  learn(account: string, network: string, client: string, atMs: number): void {
    const day = dayOf(atMs);
    const pair = this.#hash(account, network);
    const isNew = this.#memory.get(pair) === 0;
    const networks = Math.min(NETWORKS_MAX, this.networksOf(account) + (isNew ? 1 : 0));
    const record = this.#hash(account, "");
    const isNewDay = Math.floor(this.#memory.get(record) / PER_DAY) < day;
    const days = Math.min(SEEN_MAX, this.#daysOf(account) + (isNewDay ? 1 : 0));
    this.#set(pair, day * PER_DAY);
    this.#set(this.#hash("", client), day * PER_DAY);
    this.#set(record, day * PER_DAY + days * PER_SEEN + networks);
  }

  restore(hash: number, value: number): void {
    this.#memory.set(hash, value);
  }

  #daysOf(account: string): number {
    return Math.floor((this.#memory.get(this.#hash(account, "")) % PER_DAY) / PER_SEEN);
  }

  #set(hash: number, value: number): void {
    // What is older, from a log of the past, never takes away what is younger.
    if (this.#memory.get(hash) >= value) return;
    this.#memory.set(hash, value);
    this.#onLearn(hash, value);
  }

  #isLately(hash: number, atMs: number): boolean {
    const day = Math.floor(this.#memory.get(hash) / PER_DAY);
    return day > 0 && dayOf(atMs) - day <= this.#knownForDays;
  }
}

function dayOf(atMs: number): number {
  return DAYS_BEFORE + Math.floor(atMs / DAY_MS);
}
