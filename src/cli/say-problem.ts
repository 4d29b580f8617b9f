import type { Language } from "../report/language.ts";
import { visible } from "../report/visible.ts";
import type { Problem } from "./problem.ts";
import type { Terminal } from "./terminal.ts";

/** What the user typed may be a paste of a whole log line; the error stays readable. */
const MAX_CHARACTERS = 500;

/** One line on standard error. */
export async function sayProblem(
  problem: Problem,
  language: Language,
  terminal: Terminal,
): Promise<void> {
  const { errors } = language.labels.command;
  const text = errors.failed(problem(errors, language.formats));
  const cut = text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}...` : text;
  await terminal.stderr.write(`${visible(cut)}\n`);
}
