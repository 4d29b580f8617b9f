import { closestWord } from "./closest-word.ts";
import { ProblemError } from "./problem.ts";

/** The error for a value that is none of the choices, with the one that was probably meant. */
export function invalidChoice(
  option: string,
  value: string,
  choices: readonly string[],
): ProblemError {
  const suggestion = closestWord(value, choices);
  return new ProblemError((errors, f) =>
    errors.invalidChoice({ option, value, choices, suggestion }, f),
  );
}
