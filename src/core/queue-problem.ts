import type { EvidenceProblemCode } from "./evidence-problem.ts";
import type { QueueDamage } from "./queued-message.ts";

/** Something that was read, but not as a whole, or not at all because it is no queue. */
export interface QueueProblem {
  /** File, or the queue id of the message. */
  readonly source: string;
  readonly code: QueueDamage | "not-a-queue" | "line-too-long" | "too-many-files" | "too-deep";
}

/** A piece of evidence that could not be opened or listed. */
export interface UnreadableQueue {
  readonly name: string;
  readonly code: EvidenceProblemCode;
  readonly message: string;
  readonly hint: string;
}
