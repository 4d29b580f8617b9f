import { NONE, SlotLists, SLOTS } from "./slot-lists.ts";

/**
 * Counts of many subjects (numbers from 0) in one sliding window. At no time are there more than counted within the
 * last `windowMs`; an old count leaves late by at most one slot, never early, so that a limit holds exactly in every
 * stretch of its length, and no midnight gives twice the limit.
 */
export class WindowColumn extends SlotLists {
  /** Counts `count` (below 0: takes back) in a slot; no slot falls below 0. */
  add(subject: number, slot: number, count: number): void {
    const head = this.heads.get(subject);
    let before = NONE;
    let cell = head;
    while (cell !== NONE && this.arena.key(cell) > slot) {
      before = cell;
      cell = this.arena.next(cell);
    }
    if (cell !== NONE && this.arena.key(cell) === slot) {
      this.arena.setValue(cell, Math.max(0, this.arena.value(cell) + count));
    } else if (count > 0 && before === NONE) {
      this.heads.set(subject, this.arena.prepend(head, slot, count));
    } else if (count > 0) {
      this.arena.insertAfter(before, slot, count);
    }
  }

  /** What was counted within the window up to now; older slots are dropped. */
  total(subject: number, nowMs: number): number {
    const first = this.slotAt(nowMs) - SLOTS;
    let sum = 0;
    let last = NONE;
    for (let cell = this.heads.get(subject); cell !== NONE; cell = this.arena.next(cell)) {
      if (this.arena.key(cell) < first) {
        if (last === NONE) this.clear(subject);
        else this.arena.cutAfter(last);
        break;
      }
      sum += this.arena.value(cell);
      last = cell;
    }
    return sum;
  }

  /**
   * When so much has left the window that at most `most` are in it; `nowMs` when that is so already, undefined when
   * it will never be.
   */
  freeAt(subject: number, nowMs: number, most: number): number | undefined {
    let kept = this.total(subject, nowMs);
    if (kept <= most) return nowMs;
    if (most < 0) return undefined;
    for (const [slot, count] of this.slots(subject).reverse()) {
      kept -= count;
      if (kept <= most) return (slot + SLOTS + 1) * this.slotMs;
    }
    return undefined;
  }
}
