import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { QueueProblem, UnreadableQueue } from "../core/queue-problem.ts";

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
