/** How many of a kind are looked at when one must go; the least recently seen of them goes. */
const LOOKED_AT = 8;

export interface Subject {
  readonly id: number;
  readonly name: string;
}

/**
 * Names of one kind as numbers. Outsiders invent addresses without end, so the table has a limit, and each kind its
 * own: whatever strangers send from, no account is forgotten for it.
 */
export class Subjects {
  readonly #max: number;
  readonly #onNew: (subject: Subject) => void;
  readonly #onGone: (id: number) => void;
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #free: number[] = [];
  #seenSeconds = new Int32Array(256);
  #next = 0;

  constructor(
    max: number,
    on: {
      readonly created: (subject: Subject) => void;
      readonly forgotten: (id: number) => void;
    },
  ) {
    this.#max = max;
    this.#onNew = on.created;
    this.#onGone = on.forgotten;
  }

  get size(): number {
    return this.#ids.size;
  }

  find(name: string): number | undefined {
    return this.#ids.get(name);
  }

  nameOf(id: number): string {
    return this.#names[id] ?? "";
  }

  entries(): IterableIterator<[string, number]> {
    return this.#ids.entries();
  }

  /** The number of `name`; a new one when it has none. */
  idOf(name: string, nowMs: number): number {
    const known = this.#ids.get(name);
    if (known !== undefined) {
      this.#seenSeconds[known] = nowMs / 1000;
      return known;
    }
    if (this.#ids.size >= this.#max) this.#forgetOne();
    const id = this.#free.pop() ?? this.#next;
    // A slice would keep the whole request in memory that it was cut from.
    this.restore(id, Buffer.from(name).toString());
    this.#seenSeconds[id] = nowMs / 1000;
    this.#onNew({ id, name });
    return id;
  }

  /** A subject that the state remembers. */
  restore(id: number, name: string): void {
    if (id >= this.#seenSeconds.length) {
      const larger = new Int32Array(Math.max(id + 1, this.#seenSeconds.length * 2));
      larger.set(this.#seenSeconds);
      this.#seenSeconds = larger;
    }
    this.#ids.set(name, id);
    this.#names[id] = name;
    this.#next = Math.max(this.#next, id + 1);
  }

  /** Makes the number usable again; not before the state has forgotten its counts. */
  recycle(id: number): void {
    this.#free.push(id);
  }

  #forgetOne(): void {
    let chosen = -1;
    for (let tries = 0; tries < LOOKED_AT * 4 && (tries < LOOKED_AT || chosen < 0); tries += 1) {
      const id = Math.floor(Math.random() * this.#next);
      if (!this.#isUsed(id)) continue;
      if (chosen < 0 || (this.#seenSeconds[id] ?? 0) < (this.#seenSeconds[chosen] ?? 0)) {
        chosen = id;
      }
    }
    if (chosen < 0) return;
    this.#ids.delete(this.nameOf(chosen));
    this.#names[chosen] = "";
    this.#onGone(chosen);
  }

  #isUsed(id: number): boolean {
    return this.#ids.get(this.nameOf(id)) === id;
  }
}
