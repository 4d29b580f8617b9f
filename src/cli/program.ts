import { Command, CommanderError, Option } from "commander";
import type { FlagName } from "../report/labels/command-labels.ts";
import { argumentSyntax, type CommandDeclaration, COMMANDS, PROGRAM_FLAGS } from "./commands.ts";
import { type Flag, FLAGS } from "./flags/flags.ts";
import type { TypedFlags } from "./flags/read-flags.ts";
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
  /** Of a command, or of the program. */
  | { readonly kind: "help"; readonly command: CommandDeclaration | undefined }
  | { readonly kind: "version" };

/** Reads the arguments (without node and script); throws a `ProblemError` when they are wrong. */
export function parseArguments(args: readonly string[]): Invocation {
  if (args.length === 0) return { kind: "help", command: undefined };
  let invocation: Invocation = { kind: "version" };
  const helpOf = (declaration: CommandDeclaration | undefined) => ({
    formatHelp: () => {
      invocation = { kind: "help", command: declaration };
      return "";
    },
  });
  const program = quiet(new Command("mailwarden"), undefined);
  program.helpCommand(false).version(VERSION, "-V, --version");
  program.configureHelp(helpOf(undefined));
  addFlags(program, PROGRAM_FLAGS);
  for (const declaration of COMMANDS) {
    const command = quiet(program.command(declaration.name), declaration);
    command.configureHelp(helpOf(declaration));
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
  return invocation;
}

/** `help trace` is `trace --help`; of an unknown command the name alone is left, to be refused. */
function helpAsFlag(args: readonly string[]): readonly string[] {
  const [first, name] = args;
  if (first !== "help") return args;
  if (name === undefined) return ["--help"];
  return COMMANDS.some((command) => command.name === name) ? [name, "--help"] : [name];
}

/** Keeps commander from writing and exiting by itself. */
function quiet(command: Command, declaration: CommandDeclaration | undefined): Command {
  return command
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
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
