/** More say nothing more. */
const KEPT_MAX = 64;

interface Seen {
  readonly key: number;
  atMs: number;
}

/** Who fails at one account, and with how many different passwords. */
export class AttackedAccount {
  readonly #areas: Seen[] = [];
  readonly #passwords: Seen[] = [];

  /** `area`: hash of a wide network of the client. `password`: undefined where nobody knows it. */
  fail(area: number, password: number | undefined, atMs: number): void {
    note(this.#areas, area, atMs);
    if (password !== undefined) note(this.#passwords, password, atMs);
  }

  areasSince(fromMs: number): number {
    return countSince(this.#areas, fromMs);
  }

  /** Undefined where nobody knows the passwords. */
  passwordsSince(fromMs: number): number | undefined {
    return this.#passwords.length === 0 ? undefined : countSince(this.#passwords, fromMs);
  }
}

function note(all: Seen[], key: number, atMs: number): void {
  const known = all.find((one) => one.key === key);
  if (known !== undefined) {
    known.atMs = atMs;
    return;
  }
  all.push({ key, atMs });
  if (all.length > KEPT_MAX) all.shift();
}

function countSince(all: readonly Seen[], fromMs: number): number {
  return all.reduce((count, { atMs }) => count + (atMs > fromMs ? 1 : 0), 0);
}
