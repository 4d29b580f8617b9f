/** Of so many lines, and of this share of all, nobody's last words have the same length by chance. */
const LINES_MIN = 20;
const SHARE_MIN = 0.05;
/** Whole lines end in a few ways; where a knife went through, in all letters. */
const ENDINGS_MIN = 8;

/** The longest lines of a source: in what `cut -c1-110` or the width of a terminal left, they all have one length. */
export class LongestLines {
  #length = 0;
  #count = 0;
  /** Low five bits of their last bytes, as a set. */
  #endings = 0;

  /** A line and the place behind its last byte. */
  note(bytes: Buffer, length: number, end: number): void {
    if (length < this.#length || length === 0) return;
    if (length > this.#length) {
      this.#length = length;
      this.#count = 0;
      this.#endings = 0;
    }
    this.#count += 1;
    this.#endings |= 1 << ((bytes[end - 1] as number) & 31);
  }

  /** The length that the lines of a source were cut to, of `lines` in all; 0 = they are whole. */
  cutAt(lines: number): number {
    if (this.#count < Math.max(LINES_MIN, lines * SHARE_MIN)) return 0;
    let endings = 0;
    for (let left = this.#endings; left !== 0; left &= left - 1) endings += 1;
    return endings >= ENDINGS_MIN ? this.#length : 0;
  }
}
