import type { BlockFinder } from "./trace-scan.ts";
import { TokenFinder } from "./trace-tokens.ts";

/** Finds the words of the query and a growing set of ids. */
export class FollowingFinder implements BlockFinder {
  #words: BlockFinder | undefined;
  readonly #tokens = new TokenFinder();
  #bytes: Buffer = Buffer.alloc(0);
  #from = 0;
  /** Where the next id stands; -1 = none. */
  #tokenHit = 0;
  #hitIsKnown = false;

  constructor(words?: BlockFinder) {
    this.#words = words;
  }

  add(token: string): void {
    this.#tokens.add(token);
    if (!this.#hitIsKnown) return;
    // Up to the known hit only the new one can be found: searching all again for each would cost their square.
    const end = this.#tokenHit < 0 ? this.#bytes.length : this.#tokenHit;
    const sooner = this.#bytes.subarray(this.#from, end).indexOf(token, 0, "latin1");
    if (sooner >= 0) this.#tokenHit = this.#from + sooner;
  }

  forgetWords(): void {
    this.#words = undefined;
  }

  begin(bytes: Buffer, from: number): void {
    this.#words?.begin(bytes, from);
    this.#tokens.begin(bytes);
    this.#bytes = bytes;
    this.#from = from;
    this.#hitIsKnown = false;
  }

  next(from: number): number {
    this.#from = from;
    const word = this.#words?.next(from) ?? -1;
    if (word === from) return word;
    if (!this.#hitIsKnown || (this.#tokenHit >= 0 && this.#tokenHit < from)) {
      this.#tokenHit = this.#tokens.next(from);
      this.#hitIsKnown = true;
    }
    if (word < 0 || this.#tokenHit < 0) return Math.max(word, this.#tokenHit);
    return Math.min(word, this.#tokenHit);
  }
}
