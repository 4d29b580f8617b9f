import type { QueuedMessage } from "../core/queued-message.ts";

/** More ids than any queue holds; beyond it a message may be given twice. */
const IDS_MAX = 5_000_000;

/** Remembers which messages were given: a queue is often collected in several forms. */
export class SeenMessages {
  readonly #arrivals = new Map<string, number>();

  /** True the first time, and for another message that got the same id on another server or day. */
  isNew({ queueId, arrivalMs = NaN, envelope }: QueuedMessage): boolean {
    const before = this.#arrivals.get(queueId);
    if (before === undefined) {
      if (this.#arrivals.size < IDS_MAX) this.#arrivals.set(queueId, arrivalMs);
      return true;
    }
    // Listings show the local time, and some an age: only files say for sure that it is not the same.
    return envelope === "whole" && Math.abs(before - arrivalMs) > 86_400_000;
  }
}
