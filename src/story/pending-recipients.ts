/** Deferred recipients remembered at once over all open messages; beyond it a retry counts as a first try. */
const PENDING_MAX = 3_000_000;

/** Which recipients of each open message are deferred: hashes in linked lists, nodes used again. */
export class PendingRecipients {
  #head = new Int32Array(1024);
  #next = new Int32Array(1024);
  #hash = new Int32Array(1024);
  #free = 0;
  #used = 0;
  /** True once the limit was met. */
  overflowed = false;

  has(slot: number, hash: number): boolean {
    if (slot >= this.#head.length) return false;
    for (let node = this.#head[slot] as number; node !== 0; node = this.#next[node] as number) {
      if (this.#hash[node] === hash) return true;
    }
    return false;
  }

  add(slot: number, hash: number): void {
    let node = this.#free;
    if (node !== 0) this.#free = this.#next[node] as number;
    else {
      if (this.#used >= PENDING_MAX) {
        this.overflowed = true;
        return;
      }
      node = this.#used += 1;
      if (node >= this.#next.length) {
        this.#next = grown(this.#next, node);
        this.#hash = grown(this.#hash, node);
      }
    }
    if (slot >= this.#head.length) this.#head = grown(this.#head, slot);
    this.#hash[node] = hash;
    this.#next[node] = this.#head[slot] as number;
    this.#head[slot] = node;
  }

  remove(slot: number, hash: number): void {
    if (slot >= this.#head.length) return;
    let before = 0;
    for (let node = this.#head[slot] as number; node !== 0; node = this.#next[node] as number) {
      if (this.#hash[node] === hash) {
        if (before === 0) this.#head[slot] = this.#next[node] as number;
        else this.#next[before] = this.#next[node] as number;
        this.#next[node] = this.#free;
        this.#free = node;
        return;
      }
      before = node;
    }
  }

  /** Forgets all of a message; how many there were. */
  clear(slot: number): number {
    if (slot >= this.#head.length) return 0;
    let count = 0;
    for (let node = this.#head[slot] as number; node !== 0;) {
      const next = this.#next[node] as number;
      this.#next[node] = this.#free;
      this.#free = node;
      node = next;
      count += 1;
    }
    this.#head[slot] = 0;
    return count;
  }
}

function grown(from: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(Math.ceil(from.length * 1.5), needed + 1));
  to.set(from);
  return to;
}
