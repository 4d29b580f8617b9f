const BLANK_LINE = Buffer.from("\n\n");
/** Postfix itself cuts a line at 2 KiB (`line_length_limit`); 8 KiB values and thirty attributes fit. */
export const REQUEST_BYTES_MAX = 64 << 10;

/**
 * Puts the chunks of one connection together into requests. A chunk may end anywhere: inside a name, inside a UTF-8
 * character, between the two newlines that end a request. A text is made only of a whole request.
 */
export class RequestReader {
  #pending = Buffer.alloc(0);
  #length = 0;
  readonly #take: (text: string) => void;

  constructor(take: (text: string) => void) {
    this.#take = take;
  }

  /** False when the request is longer than any that Postfix writes: the connection is to be closed. */
  push(chunk: Buffer): boolean {
    if (this.#length === 0) return this.#split(chunk, chunk.length, 0);
    this.#append(chunk, chunk.length);
    const length = this.#length;
    this.#length = 0;
    // The newline before the chunk may be the first of the two.
    return this.#split(this.#pending, length, Math.max(0, length - chunk.length - 1));
  }

  #split(bytes: Buffer, length: number, searchFrom: number): boolean {
    let start = 0;
    let from = searchFrom;
    while (start < length) {
      const end = bytes.indexOf(BLANK_LINE, from);
      // Behind `length` the buffer holds an older request.
      if (end < 0 || end + 2 > length) break;
      this.#take(bytes.toString("utf8", start, end));
      start = end + 2;
      from = start;
    }
    this.#keep(bytes, start, length);
    return this.#length <= REQUEST_BYTES_MAX;
  }

  #keep(bytes: Buffer, start: number, length: number): void {
    if (start === length) return;
    const rest = bytes.subarray(start, length);
    if (bytes === this.#pending) {
      if (start > 0) bytes.copyWithin(0, start, length);
      this.#length = length - start;
    } else {
      this.#append(rest, rest.length);
    }
  }

  /** The buffer doubles, so that a request sent byte by byte costs no more than its length. */
  #append(bytes: Buffer, length: number): void {
    const wanted = this.#length + length;
    if (wanted > this.#pending.length) {
      const larger = Buffer.allocUnsafe(Math.max(2048, wanted, this.#pending.length * 2));
      this.#pending.copy(larger, 0, 0, this.#length);
      this.#pending = larger;
    }
    bytes.copy(this.#pending, this.#length, 0, length);
    this.#length = wanted;
  }
}
