import type { ByteReader } from "../core/log-source.ts";

/** Shorter gaps are read over: cheaper than opening again. */
const JUMP_BYTES_MIN = 1 << 20;

/** Reads a stream of bytes once, from front to back, with a look ahead. */
export class ForwardReader {
  #bytes: ByteReader;
  readonly #reopenAt: ((position: number) => Promise<ByteReader>) | undefined;
  #ahead: Buffer = Buffer.alloc(0);
  #position = 0;

  /** With `reopenAt`, long ways are jumped instead of read. */
  constructor(bytes: ByteReader, reopenAt?: (position: number) => Promise<ByteReader>) {
    this.#bytes = bytes;
    this.#reopenAt = reopenAt;
  }

  get position(): number {
    return this.#position;
  }

  /** The next `count` bytes without taking them; fewer at the end. */
  async peek(count: number): Promise<Buffer> {
    if (this.#ahead.length < count) {
      const grown = Buffer.allocUnsafe(count);
      let filled = this.#ahead.copy(grown);
      while (filled < count) {
        const got = await this.#bytes.read(grown, filled);
        if (got === 0) break;
        filled += got;
      }
      this.#ahead = grown.subarray(0, filled);
    }
    return this.#ahead.subarray(0, count);
  }

  /** Takes the next `count` bytes; fewer at the end. */
  async take(count: number): Promise<Buffer> {
    const taken = Buffer.from(await this.peek(count));
    this.#ahead = this.#ahead.subarray(taken.length);
    this.#position += taken.length;
    return taken;
  }

  /** A reader of the next `count` bytes. What it leaves unread is still to come. */
  section(count: number): ByteReader {
    let left = count;
    return {
      read: async (into, at) => {
        const wanted = Math.min(left, into.length - at);
        if (wanted === 0) return 0;
        const got = await this.#readInto(into.subarray(0, at + wanted), at);
        left -= got;
        return got;
      },
      close: () => Promise.resolve(),
    };
  }

  /** Moves on to `position`; false when the bytes end before it. */
  async skipTo(position: number): Promise<boolean> {
    if (this.#reopenAt !== undefined && position - this.#position > JUMP_BYTES_MIN) {
      await this.#bytes.close();
      // One byte before: a jump past the end would pass for one to the end.
      this.#bytes = await this.#reopenAt(position - 1);
      this.#ahead = Buffer.alloc(0);
      this.#position = position - 1;
    }
    const waste = Buffer.allocUnsafe(1 << 18);
    while (this.#position < position) {
      const wanted = Math.min(waste.length, position - this.#position);
      if ((await this.#readInto(waste.subarray(0, wanted), 0)) === 0) return false;
    }
    return true;
  }

  close(): Promise<void> {
    return this.#bytes.close();
  }

  async #readInto(into: Uint8Array, at: number): Promise<number> {
    if (this.#ahead.length > 0) {
      const count = this.#ahead.copy(into, at);
      this.#ahead = this.#ahead.subarray(count);
      this.#position += count;
      return count;
    }
    const count = await this.#bytes.read(into, at);
    this.#position += count;
    return count;
  }
}
