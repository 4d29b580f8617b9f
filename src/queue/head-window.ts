import type { QueueFile } from "../core/queue-world.ts";

/** One read of this size holds the envelope and the header of nearly every message. */
const WINDOW_BYTES = 1 << 14;
/** Longest value that is looked at as a whole: more is no address, header line or attribute. */
export const VALUE_BYTES_MAX = 1 << 13;

/**
 * A movable view on an open file. The bytes of the file from `start` on, `end` at most, stand in `bytes`.
 * One window is used for all files: 300,000 buffers would cost more than the reading.
 */
export class HeadWindow {
  readonly bytes = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  /** Place in the file of the first byte in the window, and behind its last one. */
  start = 0;
  end = 0;
  #file: QueueFile | undefined;

  /** Takes a file and reads its beginning. The number of bytes read. */
  open(file: QueueFile): number {
    this.#file = file;
    return this.moveTo(0);
  }

  get sizeBytes(): number {
    return this.#file?.sizeBytes ?? 0;
  }

  /** Makes `[position, position + length)` readable. False when the file ends before; `length` fits the window. */
  holds(position: number, length: number): boolean {
    if (position >= this.start && position + length <= this.end) return true;
    this.moveTo(position);
    return position + length <= this.end;
  }

  moveTo(position: number): number {
    this.start = position;
    this.end = position;
    while (this.end - position < WINDOW_BYTES) {
      const at = this.end - position;
      const count = this.#file?.read(this.bytes, at, WINDOW_BYTES - at, this.end) ?? 0;
      if (count === 0) break;
      this.end += count;
      // A queue file is short, and asking again only to hear of its end doubles the cost.
      if (this.end >= this.sizeBytes) break;
    }
    return this.end - position;
  }

  /** The bytes from `from` to `to`, places in the file, as text; both inside the window. */
  text(from: number, to: number): string {
    return this.bytes.toString("utf8", from - this.start, to - this.start);
  }

  byte(position: number): number {
    return this.bytes[position - this.start] as number;
  }
}
