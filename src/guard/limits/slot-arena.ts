const CELL = 3;
const NEXT = 0;
const KEY = 1;
const VALUE = 2;
const NONE = -1;
/** Cells in one piece: growing by pieces copies nothing and leaves no holes behind. */
const PIECE_BITS = 14;
const PIECE_MASK = (1 << PIECE_BITS) - 1;

/** Many short linked lists of (key, value) pairs in typed arrays: no object a counter, no work for the collector. */
export class SlotArena {
  readonly #pieces: Int32Array[] = [];
  #used = 0;
  #free = NONE;

  /** A new cell before `next`; gives its number. */
  prepend(next: number, key: number, value: number): number {
    const cell = this.#take();
    this.#set(cell, NEXT, next);
    this.#set(cell, KEY, key);
    this.#set(cell, VALUE, value);
    return cell;
  }

  next(cell: number): number {
    return this.#get(cell, NEXT);
  }

  key(cell: number): number {
    return this.#get(cell, KEY);
  }

  value(cell: number): number {
    return this.#get(cell, VALUE);
  }

  setValue(cell: number, value: number): void {
    this.#set(cell, VALUE, value);
  }

  /** Ends the list at `cell`; what stood behind it is free again. */
  cutAfter(cell: number): void {
    const rest = this.next(cell);
    this.#set(cell, NEXT, NONE);
    this.release(rest);
  }

  /** A new cell right behind `cell`. */
  insertAfter(cell: number, key: number, value: number): void {
    this.#set(cell, NEXT, this.prepend(this.next(cell), key, value));
  }

  /** Frees a whole list. */
  release(head: number): void {
    for (let cell = head; cell !== NONE;) {
      const following = this.next(cell);
      this.#set(cell, NEXT, this.#free);
      this.#free = cell;
      cell = following;
    }
  }

  #take(): number {
    if (this.#free !== NONE) {
      const cell = this.#free;
      this.#free = this.next(cell);
      return cell;
    }
    const cell = this.#used;
    this.#used += 1;
    if (cell >> PIECE_BITS === this.#pieces.length) {
      this.#pieces.push(new Int32Array(CELL << PIECE_BITS));
    }
    return cell;
  }

  #get(cell: number, part: number): number {
    return this.#pieces[cell >> PIECE_BITS]?.[(cell & PIECE_MASK) * CELL + part] ?? NONE;
  }

  #set(cell: number, part: number, value: number): void {
    const piece = this.#pieces[cell >> PIECE_BITS];
    if (piece !== undefined) piece[(cell & PIECE_MASK) * CELL + part] = value;
  }
}
