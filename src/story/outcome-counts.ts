import type { Ledger } from "../core/ledger.ts";
import { type Attempt, OUTCOME, ROUTE } from "../core/mail-sink.ts";
import { REPLY_CLASSES, type ReplyClass } from "../core/reply-class.ts";
import { PendingRecipients } from "./pending-recipients.ts";

export const UNKNOWN_USER = REPLY_CLASSES.indexOf("unknown-user");

/** 1 for the reply classes that are a verdict on us or our mail, by their index. */
const IS_REFUSAL = Uint8Array.from(REPLY_CLASSES, (name: ReplyClass) =>
  name === "blocked" || name === "rate-limited" || name === "content" ? 1 : 0,
);

/**
 * Counts what became of each recipient in its message's row of the ledger: an attempt that is repeated for hours is one
 * recipient, so those that still wait are remembered.
 */
export class OutcomeCounts {
  readonly #ledger: Ledger;
  readonly #pending = new PendingRecipients();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Counts one attempt of the hop `slot`, whose message is `row`. */
  count(slot: number, row: number, attempt: Attempt): void {
    const ledger = this.#ledger;
    const wasPending = this.#pending.has(slot, attempt.recipientHash);
    const isFirstTry = !wasPending;
    if (attempt.outcome === OUTCOME.deferred) {
      if (isFirstTry) {
        this.#pending.add(slot, attempt.recipientHash);
        ledger.pending[row] = (ledger.pending[row] as number) + 1;
      }
    } else {
      if (wasPending) {
        this.#pending.remove(slot, attempt.recipientHash);
        ledger.pending[row] = (ledger.pending[row] as number) - 1;
      }
      if (attempt.outcome === OUTCOME.delivered)
        ledger.delivered[row] = (ledger.delivered[row] as number) + 1;
      else ledger.bounced[row] = (ledger.bounced[row] as number) + 1;
    }
    if (isFirstTry && (attempt.route === ROUTE.remote || attempt.route === ROUTE.inside)) {
      ledger.remoteRecipients[row] = (ledger.remoteRecipients[row] as number) + 1;
    }
    if (attempt.outcome === OUTCOME.delivered) return;
    const isBounced = attempt.outcome === OUTCOME.bounced;
    if (attempt.replyClass === UNKNOWN_USER && isBounced) {
      ledger.dead[row] = (ledger.dead[row] as number) + 1;
    } else if (IS_REFUSAL[attempt.replyClass] === 1 && (isFirstTry || isBounced)) {
      ledger.refused[row] = (ledger.refused[row] as number) + 1;
    }
  }

  /** The message was given up: whoever still waits gets nothing. */
  expire(slot: number, row: number): void {
    const pending = this.#pending.clear(slot);
    this.#ledger.pending[row] = (this.#ledger.pending[row] as number) - pending;
    this.#ledger.bounced[row] = (this.#ledger.bounced[row] as number) + pending;
  }

  /** Lets go of the slot; what was counted stays. */
  close(slot: number): void {
    this.#pending.clear(slot);
  }
}
