import { decideOutcome, retryDelayMs } from "./deliver.ts";
import type { Message, Outcome } from "./message.ts";
import type { Simulation } from "./simulation.ts";
import { countOutcome } from "./tally.ts";

/** One message in the queue. */
export interface Queued {
  readonly id: string;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly message: Message;
  /** Recipients that are not done. */
  readonly pending: readonly string[];
  /** How many recipients failed for good. */
  readonly bounced: number;
  /** 0 = first. */
  readonly attempt: number;
  readonly arrivedMs: number;
}

/** What a mail server logs of its queue. */
export interface QueueLog {
  readonly firstDelayMs: number;
  readonly delivery: (queued: Queued, recipient: string, outcome: Outcome) => void;
  readonly retry: (queued: Queued) => void;
  /** Makes the notice to the sender. */
  readonly bounce: (queued: Queued) => void;
  readonly done: (queued: Queued) => void;
}

export function newlyQueued(
  simulation: Simulation,
  id: string,
  messageId: string,
  message: Message,
): Queued {
  return {
    id,
    messageId,
    message,
    pending: message.to,
    bounced: 0,
    attempt: 0,
    arrivedMs: simulation.nowMs(),
  };
}

/** Tries every recipient, and again later those that were deferred, until none is left. */
export function runQueue(simulation: Simulation, log: QueueLog, queued: Queued): void {
  const { random } = simulation;
  const { message } = queued;
  const deferred: string[] = [];
  let { bounced } = queued;
  let lastMs = 0;
  for (const recipient of queued.pending) {
    const delayMs = log.firstDelayMs + Math.min(20_000, Math.floor(random.exponential(900)));
    lastMs = Math.max(lastMs, delayMs);
    simulation.after(delayMs, () => {
      const outcome = decideOutcome(simulation, recipient, message.isSpam, queued.attempt);
      log.delivery(queued, recipient, outcome);
      if (outcome.status === "deferred") deferred.push(recipient);
      if (outcome.status === "bounced") bounced++;
      countOutcome(message, queued.attempt, outcome);
    });
  }
  simulation.after(lastMs + 20, () => {
    if (deferred.length === 0) {
      if (bounced > 0 && message.from !== "") log.bounce(queued);
      log.done(queued);
      return;
    }
    const again: Queued = { ...queued, pending: deferred, bounced, attempt: queued.attempt + 1 };
    simulation.after(retryDelayMs(again.attempt), () => {
      log.retry(again);
      runQueue(simulation, log, again);
    });
  });
}
