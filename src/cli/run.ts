import { type Language, loadLanguage } from "../report/language.ts";
import { SettingsError } from "../settings/settings-error.ts";
import type { App } from "./app.ts";
import { checkArguments } from "./check-arguments.ts";
import { chooseLanguage } from "./choose-language.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { checkChoices } from "./flags/read-flags.ts";
import { type Problem, ProblemError } from "./problem.ts";
import { parseArguments } from "./program.ts";
import { reportWidth, type Terminal } from "./terminal.ts";
import { VERSION } from "./version.ts";

/** Runs the command line: `args` without node and script. Never throws; the answer is the exit status. */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  app: App,
): Promise<ExitStatus> {
  const language = await loadLanguage(chooseLanguage(args, terminal.env));
  try {
    const invocation = parseArguments(args);
    if (invocation.kind === "version") {
      await terminal.stdout.write(`${VERSION}\n`);
      return EXIT.nothing;
    }
    if (invocation.kind === "help") {
      const { helpText } = await import("./help/help-text.ts");
      const width = reportWidth(terminal.stdout);
      await terminal.stdout.write(helpText(invocation.command, language, width));
      return EXIT.nothing;
    }
    const { command, flags, positionals } = invocation;
    checkChoices(flags, command.formats);
    checkArguments(command, positionals);
    const runCommand = await command.load();
    return await runCommand({ app, terminal, language, flags, positionals });
  } catch (error) {
    const { sayProblem } = await import("./say-problem.ts");
    for (const problem of await problemsOf(error, language)) {
      await sayProblem(problem, language, terminal);
    }
    return EXIT.failed;
  }
}

async function problemsOf(error: unknown, language: Language): Promise<readonly Problem[]> {
  if (error instanceof ProblemError) return [error.problem];
  if (error instanceof SettingsError) {
    const { settingsProblemText } = await import("./settings-problem-text.ts");
    return error.problems.map((one) => () => settingsProblemText(error.file, one, language));
  }
  const message = error instanceof Error ? error.message : String(error);
  return [(errors) => errors.unexpected({ message })];
}
