import { ListHeads } from "./list-heads.ts";
import { SlotArena } from "./slot-arena.ts";

/** A window is counted in so many slots: what was counted leaves it between one window and 61/60 of it later. */
export const SLOTS = 60;
/** Ends a list. */
export const NONE = -1;

/** A short list of pairs of numbers for each of many subjects (numbers from 0), and the slots of a sliding window. */
export class SlotLists {
  readonly windowMs: number;
  readonly slotMs: number;
  protected readonly arena = new SlotArena();
  protected readonly heads = new ListHeads();

  constructor(windowMs: number) {
    this.windowMs = windowMs;
    this.slotMs = Math.max(1, Math.ceil(windowMs / SLOTS));
  }

  slotAt(nowMs: number): number {
    return Math.floor(nowMs / this.slotMs);
  }

  /** The pairs of a subject, the newest list entry first. */
  slots(subject: number): [key: number, value: number][] {
    const slots: [number, number][] = [];
    for (let cell = this.heads.get(subject); cell !== NONE; cell = this.arena.next(cell)) {
      slots.push([this.arena.key(cell), this.arena.value(cell)]);
    }
    return slots;
  }

  /** Forgets a subject. */
  clear(subject: number): void {
    const head = this.heads.get(subject);
    if (head === NONE) return;
    this.arena.release(head);
    this.heads.set(subject, NONE);
  }
}
