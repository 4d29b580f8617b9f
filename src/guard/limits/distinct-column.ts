import { NONE, SlotLists, SLOTS } from "./slot-lists.ts";

/** Further ones of a subject are not told apart: a limit that is larger makes no sense. */
const DISTINCT_MAX = 256;

/** How many different things (hashes) each subject showed in a sliding window. */
export class DistinctColumn extends SlotLists {
  /** How many there would be with `hash` among them. */
  totalWith(subject: number, hash: number, nowMs: number): number {
    const seen = this.#live(subject, nowMs);
    return seen.has(hash) ? seen.size : seen.size + 1;
  }

  total(subject: number, nowMs: number): number {
    return this.#live(subject, nowMs).size;
  }

  /** Notes that `hash` was seen in `slot`. */
  note(subject: number, hash: number, slot: number): void {
    const head = this.heads.get(subject);
    let count = 0;
    for (let cell = head; cell !== NONE; cell = this.arena.next(cell)) {
      if (this.arena.key(cell) === hash) {
        this.arena.setValue(cell, Math.max(slot, this.arena.value(cell)));
        return;
      }
      count += 1;
    }
    if (count < DISTINCT_MAX) this.heads.set(subject, this.arena.prepend(head, hash, slot));
  }

  /** When at most `most` are left; undefined when never. */
  freeAt(subject: number, nowMs: number, most: number): number | undefined {
    if (most < 0) return undefined;
    const first = this.slotAt(nowMs) - SLOTS;
    const slots = this.slots(subject)
      .map(([, slot]) => slot)
      .filter((slot) => slot >= first)
      .sort((a, b) => a - b);
    const last = slots[slots.length - most - 1];
    return last === undefined ? nowMs : (last + SLOTS + 1) * this.slotMs;
  }

  /** What was seen within the window; drops the rest. */
  #live(subject: number, nowMs: number): ReadonlySet<number> {
    const first = this.slotAt(nowMs) - SLOTS;
    const seen = new Set<number>();
    let hasOld = false;
    const slots = this.slots(subject);
    for (const [hash, slot] of slots) {
      if (slot >= first) seen.add(hash);
      else hasOld = true;
    }
    if (hasOld) {
      this.clear(subject);
      for (const [hash, slot] of slots) if (slot >= first) this.note(subject, hash, slot);
    }
    return seen;
  }
}
