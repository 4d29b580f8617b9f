import { EvidenceProblem, type EvidenceProblemCode } from "../core/evidence-problem.ts";
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

/** Problems kept; a queue of forged files would fill the memory and the screen with them. */
const PROBLEMS_MAX = 1_000;

/** What went wrong while a queue was read. Grows while its messages are taken. */
export class QueueProblems {
  readonly problems: QueueProblem[] = [];
  readonly unreadable: UnreadableQueue[] = [];
  /** Not kept any more. */
  leftOut = 0;

  add(problem: QueueProblem): void {
    if (this.problems.length < PROBLEMS_MAX) this.problems.push(problem);
    else this.leftOut += 1;
  }

  /** Takes a failure of the world; any other error is thrown again. */
  addUnreadable(name: string, error: unknown): void {
    if (!(error instanceof EvidenceProblem)) throw error;
    const { code, message, hint } = error;
    if (this.unreadable.length < PROBLEMS_MAX) this.unreadable.push({ name, code, message, hint });
    else this.leftOut += 1;
  }
}
