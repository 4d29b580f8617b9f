import type { QueueProblem } from "../core/queue-problem.ts";
import type { CommandContext } from "./command-run.ts";
import { sayProblem } from "./say-problem.ts";

const PROBLEMS_SAID = 20;

/** Names the files of a queue that were read in part, or are none, on standard error; many are counted. */
export async function sayQueueProblems(
  problems: readonly QueueProblem[],
  leftOut: number,
  { language, terminal }: CommandContext,
): Promise<void> {
  const { queue } = language.labels;
  const say = (text: string) => sayProblem(() => text, language, terminal);
  const sentence = ({ source, code }: QueueProblem) =>
    queue.problem({ source, text: queue.problems[code] });
  for (const problem of problems.slice(0, PROBLEMS_SAID)) await say(sentence(problem));
  const rest = Math.max(0, problems.length - PROBLEMS_SAID) + leftOut;
  if (rest > 0) await say(queue.moreProblems(rest, language.formats));
}
