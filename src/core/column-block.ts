/**
 * Columns cut from one block of memory, all zero. A page that is never touched costs nothing, but only in a large block:
 * once a large buffer was freed, glibc clears blocks of less than 32 MiB by hand (malloc(3), `M_MMAP_THRESHOLD`), and
 * touches every page.
 */
export class ColumnBlock {
  readonly #buffer: ArrayBuffer;
  readonly #rows: number;
  #used = 0;

  /** `rows`: a multiple of eight. `rowBytes`: of all columns that will be cut. */
  constructor(rows: number, rowBytes: number) {
    this.#buffer = new ArrayBuffer(rows * rowBytes);
    this.#rows = rows;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#buffer, this.#cut(1), this.#rows);
  }

  shorts(): Uint16Array<ArrayBuffer> {
    return new Uint16Array(this.#buffer, this.#cut(2), this.#rows);
  }

  numbers(): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#buffer, this.#cut(4), this.#rows);
  }

  floats(): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#buffer, this.#cut(8), this.#rows);
  }

  #cut(bytes: number): number {
    const start = this.#used;
    this.#used += this.#rows * bytes;
    return start;
  }
}
