import type { BlockFinder } from "./trace-scan.ts";

/** Letters, digits and the hyphen of Exim's ids. */
const IS_TOKEN = new Uint8Array(256);
for (const c of "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-")
  IS_TOKEN[c.charCodeAt(0)] = 1;

const SHORTEST = 5;
const LONGEST = 64;
const BLOCK = 3;
const SHIFT_BITS = 16;
const PREFIX_BITS = 18;

/**
 * Finds any of a growing set of tokens that stand between other characters, in one pass over the bytes whatever their
 * number: Wu and Manber, "A fast algorithm for multi-pattern searching" (1994), with blocks of three bytes. Most
 * steps pass over nearly as many bytes as the shortest token has; thousands of hexadecimal ids fill the table of shifts
 * for all hex digits, so a hash of the first five bytes is asked before the text is.
 */
export class TokenFinder implements BlockFinder {
  readonly #tokens = new Set<string>();
  /** How far the window may move when it ends with a block of this hash. */
  readonly #shift = new Uint8Array(1 << SHIFT_BITS);
  readonly #prefixes = new Uint8Array(1 << PREFIX_BITS);
  #length = LONGEST;
  #view: Buffer = Buffer.alloc(0);

  get size(): number {
    return this.#tokens.size;
  }

  /** Tokens of fewer than 5 or more than 64 characters are no ids and are left out. */
  add(token: string): void {
    if (token.length < SHORTEST || token.length > LONGEST || this.#tokens.has(token)) return;
    this.#tokens.add(token);
    this.#prefixes[prefixOf(Buffer.from(token), 0)] = 1;
    if (token.length < this.#length || this.#tokens.size === 1) {
      this.#length = Math.min(token.length, this.#length);
      this.#shift.fill(this.#length - BLOCK + 1);
      for (const other of this.#tokens) this.#enter(other);
    } else this.#enter(token);
  }

  begin(view: Buffer): void {
    this.#view = view;
  }

  next(from: number): number {
    if (this.#tokens.size === 0) return -1;
    const bytes = this.#view;
    const shift = this.#shift;
    const length = this.#length;
    const end = bytes.length;
    let at = from + length - 1;
    while (at < end) {
      const move = shift[
        blockOf(bytes[at - 2] as number, bytes[at - 1] as number, bytes[at] as number)
      ] as number;
      if (move > 0) {
        at += move;
        continue;
      }
      if (this.#isTokenAt(at - length + 1)) return at - length + 1;
      at += 1;
    }
    return -1;
  }

  #enter(token: string): void {
    // only the first `#length` characters take part: all windows have the length of the shortest token
    for (let last = BLOCK - 1; last < this.#length; last += 1) {
      const block = blockOf(
        token.charCodeAt(last - 2),
        token.charCodeAt(last - 1),
        token.charCodeAt(last),
      );
      this.#shift[block] = Math.min(this.#shift[block] as number, this.#length - 1 - last);
    }
  }

  #isTokenAt(start: number): boolean {
    const bytes = this.#view;
    if (start > 0 && IS_TOKEN[bytes[start - 1] as number] === 1) return false;
    if (this.#prefixes[prefixOf(bytes, start)] === 0) return false;
    let stop = start;
    while (stop < bytes.length && stop - start <= LONGEST && IS_TOKEN[bytes[stop] as number] === 1)
      stop += 1;
    return this.#tokens.has(bytes.toString("latin1", start, stop));
  }
}

function blockOf(a: number, b: number, c: number): number {
  return ((a << 10) ^ (b << 5) ^ c) & ((1 << SHIFT_BITS) - 1);
}

function prefixOf(bytes: Buffer, at: number): number {
  const four =
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number);
  const hash = Math.imul(four, 0x9e3779b1) ^ Math.imul(bytes[at + 4] as number, 0x85ebca6b);
  return hash >>> (32 - PREFIX_BITS);
}

/**
 * The token of a Message-ID that tells it best from others: its longest with a digit, of ten characters or more,
 * since short ones would slow down the search for all.
 * Undefined when it has none, as in `<1@localhost>`.
 */
export function tokenOfMessageId(messageId: string): string | undefined {
  const tokens = messageId.match(/[0-9A-Za-z-]{10,64}/g) ?? [];
  const telling = tokens.filter((token) => /\d/.test(token));
  return telling.sort((a, b) => b.length - a.length)[0];
}
