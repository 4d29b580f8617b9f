import type { CommandDeclaration } from "./commands.ts";
import { invalidChoice } from "./invalid-choice.ts";

/** Refuses a word that is none of its argument's choices; an optional argument may have been left out for the next one. */
export function checkArguments(
  { arguments: declared }: CommandDeclaration,
  positionals: readonly string[],
): void {
  for (const [index, { name, choices, required }] of declared.entries()) {
    const value = positionals[index];
    if (value === undefined || choices === undefined || !required) continue;
    if (!choices.includes(value)) throw invalidChoice(name.toUpperCase(), value, choices);
  }
}
