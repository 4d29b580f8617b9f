/**
 * A map of bounded size: what was not asked for longest gives way. Two maps instead of one in order: to find the oldest
 * entry of a large map costs more the more were taken out of it, and how many are is an attacker's choice.
 */
export class RecentMap<Value> {
  readonly #half: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  /** At least half of `capacity` is kept, at most all of it. */
  constructor(capacity: number) {
    this.#half = Math.ceil(capacity / 2);
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  find(key: string): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  /** The value of a key, made where there is none; it is young now. */
  take(key: string, make: () => Value): Value {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const value = this.#old.get(key) ?? make();
    this.#old.delete(key);
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }
}
