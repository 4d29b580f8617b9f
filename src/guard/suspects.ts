/** An account whose mail is held until somebody has looked. */
export interface Suspect {
  readonly account: string;
  readonly reason: string;
  /** RFC 3339. */
  readonly since: string;
}

/** Accounts of which everything is held: nothing of theirs is lost, and nothing leaves. */
export class Suspects {
  readonly #suspects = new Map<string, Suspect>();
  readonly #onChange: (account: string, suspect: Suspect | undefined) => void;

  constructor(onChange: (account: string, suspect: Suspect | undefined) => void) {
    this.#onChange = onChange;
  }

  find(account: string): Suspect | undefined {
    return this.#suspects.get(account);
  }

  list(): readonly Suspect[] {
    return [...this.#suspects.values()];
  }

  add(suspect: Suspect): void {
    this.restore(suspect);
    this.#onChange(suspect.account, suspect);
  }

  restore(suspect: Suspect): void {
    this.#suspects.set(suspect.account, suspect);
  }

  /** False when it was none. */
  remove(account: string): boolean {
    const was = this.#suspects.delete(account);
    if (was) this.#onChange(account, undefined);
    return was;
  }
}
