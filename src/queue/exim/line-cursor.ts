/** A place in a text of lines and of stretches with a given length. */
export class LineCursor {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The line at the cursor without its end, and moves behind it; undefined when no whole line is left. */
  next(): string | undefined {
    const end = this.#bytes.indexOf(10, this.#at);
    if (end < 0) return undefined;
    const line = this.#bytes.toString("utf8", this.#at, end);
    this.#at = end + 1;
    return line;
  }

  peek(): string | undefined {
    const end = this.#bytes.indexOf(10, this.#at);
    return end < 0 ? undefined : this.#bytes.toString("utf8", this.#at, end);
  }

  /** At most `length` characters from the cursor on, which stays. */
  ahead(length: number): string {
    return this.#bytes.toString("latin1", this.#at, this.#at + length);
  }

  /** False, and to the end, when so many bytes are not left. */
  skip(length: number): boolean {
    this.#at += length;
    return this.#at <= this.#bytes.length;
  }

  take(length: number): string | undefined {
    const from = this.#at;
    return this.skip(length) ? this.#bytes.toString("utf8", from, this.#at) : undefined;
  }
}
