import type { Formats } from "../report/formats.ts";
import type { CommandLabels } from "../report/labels/command-labels.ts";

/** What is wrong with what the user typed; put into words when the language is known. */
export type Problem = (errors: CommandLabels["errors"], f: Formats) => string;

/** Thrown where a command cannot go on; shown as one line on standard error, exit status 2. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super("cannot run");
    this.problem = problem;
  }
}
