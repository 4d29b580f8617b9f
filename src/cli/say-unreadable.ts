import type { UnreadableEvidence } from "./app.ts";
import type { CommandContext } from "./command-run.ts";
import { sayProblem } from "./say-problem.ts";

/** `message` repeats the place in English: `Cannot read "mail.log": EIO: i/o error`. */
function ownWords(message: string): string {
  return message.replace(/^Cannot read "[^"]*": /, "");
}

/** Names each piece of evidence that could not be read, with the reason and the remedy, on standard error. */
export async function sayUnreadable(
  unreadable: readonly UnreadableEvidence[],
  { language, terminal }: CommandContext,
): Promise<void> {
  const { problems } = language.labels.evidence;
  for (const { name, code, message } of unreadable) {
    const { state, remedy } = problems[code];
    await sayProblem(
      (errors) => errors.unreadable({ name, state: state(ownWords(message)), remedy }),
      language,
      terminal,
    );
  }
}
