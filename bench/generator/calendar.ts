/** Things to be done at a time, earliest first; what was put first comes first among equals. */
export interface Calendar {
  put(atMs: number, action: () => void): void;
  /** Runs the next action; its time, or undefined when nothing is left. */
  step(): number | undefined;
}

interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly action: () => void;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

/** A binary heap. `begin` is told the time of an action before it runs. */
export function createCalendar(begin: (atMs: number) => void): Calendar {
  const heap: Entry[] = [];
  let order = 0;
  return {
    put(atMs, action) {
      const entry = { atMs, order: order++, action };
      let at = heap.push(entry) - 1;
      while (at > 0) {
        const up = (at - 1) >> 1;
        const parent = heap[up];
        if (parent === undefined || !isBefore(entry, parent)) break;
        heap[at] = parent;
        at = up;
      }
      heap[at] = entry;
    },
    step() {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length > 0) sink(heap, last);
      begin(first.atMs);
      first.action();
      return first.atMs;
    },
  };
}

function sink(heap: Entry[], entry: Entry): void {
  let at = 0;
  for (;;) {
    const left = heap[2 * at + 1];
    const right = heap[2 * at + 2];
    if (left === undefined) break;
    const isRight = right !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (!isBefore(child, entry)) break;
    heap[at] = child;
    at = 2 * at + (isRight ? 2 : 1);
  }
  heap[at] = entry;
}
