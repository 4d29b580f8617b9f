import type { CommandContext } from "./command-run.ts";

/** Asks before something is changed, where somebody can answer. A dry run changes nothing, so it asks nothing. */
export async function confirmed(
  question: string,
  { flags, language, terminal }: CommandContext,
): Promise<boolean> {
  if (flags["dry-run"] === true) return true;
  const { byHand } = language.labels.contain;
  const answer = await terminal.ask(question);
  if (answer === undefined || byHand.yes.includes(answer.trim().toLowerCase())) return true;
  await terminal.stderr.write(`${byHand.cancelled}\n`);
  return false;
}
