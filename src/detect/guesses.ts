import { KeyCounts } from "../core/key-counts.ts";

/** Further accounts of an address, and addresses of an account, are not counted. */
const OTHERS_MAX = 10_000;

/** What was tried by an address, or on an account. */
export interface Guessed {
  /** Number of the address or account. */
  readonly id: number;
  readonly failures: number;
  /** Accounts that an address tried, or addresses that tried an account. */
  readonly others: number;
}

/** Failed logins summed up by address or by account, in columns: attackers have any number of addresses. */
export class Guesses {
  readonly #failures = new KeyCounts();
  readonly #others = new KeyCounts();

  /** Adds a pair of address and account, which is added once. */
  add(id: number, failures: number): void {
    this.#failures.add(id, failures);
    this.#others.add(id, 1);
  }

  others(id: number): number {
    return Math.min(this.#others.get(id), OTHERS_MAX);
  }

  /** Those that `fits` takes, most failures first. */
  most(limit: number, fits: (guessed: Guessed) => boolean): readonly Guessed[] {
    const found: Guessed[] = [];
    this.#failures.each((id, failures) => {
      const guessed = { id, failures, others: this.others(id) };
      if (fits(guessed)) found.push(guessed);
    });
    return found.sort((a, b) => b.failures - a.failures || a.id - b.id).slice(0, limit);
  }
}
