/** More are as bad as these. */
const GUESSES_MAX = 40;
const BURST_MS = 10 * 60_000;
/** Nobody tries one account so often from one of many clients, and no telephone stops at it. */
const STUCK_TIMES = 10;

interface Guess {
  /** Hash of account and password; of the account alone where nobody knows the password. */
  readonly key: number;
  /** Hash of the account. */
  readonly account: number;
  /** When it was first made. */
  readonly atMs: number;
  times: number;
}

/**
 * What one client tried without getting in. The same wrong password again and again is one guess, however often: a
 * telephone that nobody told of the new password tries it thousands of times a day.
 */
export class FailingSource {
  #guesses: Guess[] = [];
  #burst = 0;
  #burstFromMs = 0;
  /** When the authentication itself last told of it: what the log says later is the same. */
  toldByPolicyMs = Number.NEGATIVE_INFINITY;
  /** Up to then single accounts are refused to it, for others use its address honestly. */
  sparedUntilMs = Number.NEGATIVE_INFINITY;

  fail(account: number, key: number, isPasswordKnown: boolean, atMs: number): void {
    if (!isPasswordKnown) {
      if (atMs - this.#burstFromMs > BURST_MS) {
        this.#burst = 0;
        this.#burstFromMs = atMs;
      }
      this.#burst += 1;
    }
    const known = this.#guesses.find((guess) => guess.key === key);
    if (known !== undefined) {
      known.times += 1;
      return;
    }
    this.#guesses.push({ key, account, atMs, times: 1 });
    if (this.#guesses.length > GUESSES_MAX) this.#guesses.shift();
  }

  /** The log was quicker than the authentication with the same failure: true when it was, and is forgotten. */
  forgetLogged(account: number): boolean {
    const before = this.#guesses.length;
    this.#guesses = this.#guesses.filter(({ key }) => key !== account);
    return this.#guesses.length < before;
  }

  /** Attempts of the last ten minutes whose passwords nobody knows. */
  burst(atMs: number): number {
    return atMs - this.#burstFromMs > BURST_MS ? 0 : this.#burst;
  }

  guessesSince(fromMs: number): number {
    return this.#guesses.filter(({ atMs }) => atMs > fromMs).length;
  }

  accountsSince(fromMs: number): number {
    return new Set(this.#guesses.filter(({ atMs }) => atMs > fromMs).map(({ account }) => account))
      .size;
  }

  tried(account: number): boolean {
    return this.#guesses.some((guess) => guess.account === account);
  }

  /** It repeats itself as a program with an old password does, and as nobody does who guesses. */
  get isStuck(): boolean {
    const [first] = this.#guesses;
    return first !== undefined && this.#guesses.length === 1 && first.times > STUCK_TIMES;
  }

  /** Somebody who mistyped got in. */
  forgive(account: number): void {
    this.#guesses = this.#guesses.filter((guess) => guess.account !== account);
    this.#burst = 0;
  }

  /** It was answered: what it does from here on counts anew. */
  clear(): void {
    this.#guesses = [];
    this.#burst = 0;
  }
}
