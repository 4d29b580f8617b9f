import { Command, CommanderError, Option } from "commander";
import type { FlagName } from "../report/labels/command-labels.ts";
import type { Language } from "../report/language.ts";
import { argumentSyntax, type CommandDeclaration, COMMANDS, PROGRAM_FLAGS } from "./commands.ts";
import { type Flag, FLAGS } from "./flags/flags.ts";
import type { TypedFlags } from "./flags/read-flags.ts";
import { commandHelp, programHelp } from "./help/help-text.ts";
import { commanderProblem } from "./commander-problem.ts";
import { ProblemError } from "./problem.ts";
import { VERSION } from "./version.ts";

/** What was typed, understood so far. */
export type Invocation =
  | {
      readonly kind: "command";
      readonly command: CommandDeclaration;
      readonly positionals: readonly string[];
      readonly flags: TypedFlags;
    }
  /** Help or the version: text for standard output. */
  | { readonly kind: "print"; readonly text: string };

/** Reads the arguments (without node and script); throws a `ProblemError` when they are wrong. */
export function parseArguments(
  args: readonly string[],
  language: Language,
  width: number,
): Invocation {
  if (args.length === 0) return { kind: "print", text: programHelp(language, width) };
  let invocation: Invocation | undefined;
  let printed = "";
  const program = quiet(new Command("mailwarden"), undefined, (text) => {
    printed += text;
  });
  program.helpCommand(false).version(VERSION, "-V, --version");
  program.configureHelp({ formatHelp: () => programHelp(language, width) });
  addFlags(program, PROGRAM_FLAGS);
  for (const declaration of COMMANDS) {
    const command = quiet(program.command(declaration.name), declaration, (text) => {
      printed += text;
    });
    command.configureHelp({ formatHelp: () => commandHelp(declaration, language, width) });
    addFlags(command, declaration.flags);
    for (const argument of declaration.arguments) {
      const syntax = argumentSyntax(argument);
      command.argument(argument.required ? `<${syntax}>` : syntax);
    }
    command.action(() => {
      const flags = typedFlags(command);
      invocation = { kind: "command", command: declaration, positionals: command.args, flags };
    });
  }
  try {
    program.parse(helpAsFlag(args), { from: "user" });
  } catch (error) {
    // Help and the version end commander's work with an error of status 0.
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
  }
  return invocation ?? { kind: "print", text: printed };
}

/** `help trace` is `trace --help`; of an unknown command the name alone is left, to be refused. */
function helpAsFlag(args: readonly string[]): readonly string[] {
  const [first, name] = args;
  if (first !== "help") return args;
  if (name === undefined) return ["--help"];
  return COMMANDS.some((command) => command.name === name) ? [name, "--help"] : [name];
}

/** Keeps commander from writing and exiting by itself. */
function quiet(
  command: Command,
  declaration: CommandDeclaration | undefined,
  print: (text: string) => void,
): Command {
  return command
    .configureOutput({ writeOut: print, writeErr: () => undefined })
    .exitOverride((error) => {
      if (error.exitCode === 0) throw error;
      throw new ProblemError(commanderProblem(error, declaration?.name));
    });
}

/** `--help` and `--version` are commander's own. */
function addFlags(command: Command, names: readonly FlagName[]): void {
  for (const name of names) {
    if (name === "help" || name === "version") continue;
    const flag: Flag = FLAGS[name];
    command.addOption(
      new Option(flag.value === undefined ? `--${name}` : `--${name} <${flag.value}>`),
    );
  }
}

/**
 * Flags of the command, and those typed before it. Commander names `--no-color` by what it turns off, and turns
 * `--check-weak` into `checkWeak`.
 */
function typedFlags(command: Command): TypedFlags {
  const { color, ...rest } = command.optsWithGlobals<TypedFlags & { color?: boolean }>();
  const named = Object.entries(rest).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    value,
  ]);
  const flags: TypedFlags = Object.fromEntries(named) as TypedFlags;
  return { ...flags, "no-color": color === false };
}
