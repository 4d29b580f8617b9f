import { bashCompletion } from "../completion/bash-completion.ts";
import { completionWords, type CompletionWords } from "../completion/completion-words.ts";
import { fishCompletion } from "../completion/fish-completion.ts";
import { type Shell, SHELLS } from "../completion/shells.ts";
import { zshCompletion } from "../completion/zsh-completion.ts";
import type { CommandContext } from "../command-run.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";

const SCRIPTS: Readonly<Record<Shell, (words: CompletionWords) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `mailwarden completion SHELL`: the menus of zsh and fish are in the language of the caller. */
export async function runCompletion(context: CommandContext): Promise<ExitStatus> {
  const { language, positionals, terminal } = context;
  const shell = SHELLS.find((one) => one === positionals[0]) ?? "bash";
  await terminal.stdout.write(SCRIPTS[shell](completionWords(language)));
  return EXIT.nothing;
}
