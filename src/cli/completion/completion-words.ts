import type { Language } from "../../report/language.ts";
import type { FlagName } from "../../report/labels/command-labels.ts";
import { type CommandDeclaration, COMMANDS, PROGRAM_FLAGS } from "../commands.ts";
import { type Flag, FLAGS, PLAIN_FORMATS } from "../flags/flags.ts";

export interface FlagWord {
  readonly name: string;
  readonly short: string | undefined;
  readonly takesValue: boolean;
  /** `[]` for a value that can be anything. */
  readonly choices: readonly string[];
  /** A folder is wanted. */
  readonly isFolder: boolean;
  readonly text: string;
}

export interface CommandWord {
  readonly name: string;
  readonly text: string;
  readonly flags: readonly FlagWord[];
  /** What the first argument may be; `[]` when it can be anything. */
  readonly firstWords: readonly string[];
}

export interface CompletionWords {
  readonly commands: readonly CommandWord[];
  /** Before a command. */
  readonly flags: readonly FlagWord[];
}

/** All that a shell can complete, from the declarations that also make the parser and the help. */
export function completionWords(language: Language): CompletionWords {
  const { commands, flags } = language.labels.command;
  const flagWord = (name: FlagName, declaration?: CommandDeclaration): FlagWord => {
    const flag: Flag = FLAGS[name];
    const choices =
      name === "format" ? (declaration?.formats ?? PLAIN_FORMATS) : (flag.choices ?? []);
    return {
      name,
      short: flag.short,
      takesValue: flag.value !== undefined,
      choices,
      isFolder: flag.value === "DIR",
      text: firstClause(flags[name]),
    };
  };
  return {
    commands: COMMANDS.map((declaration) => ({
      name: declaration.name,
      text: commands[declaration.name].summary,
      flags: declaration.flags.map((name) => flagWord(name, declaration)),
      firstWords: declaration.arguments[0]?.choices ?? [],
    })),
    flags: PROGRAM_FLAGS.map((name) => flagWord(name)),
  };
}

/** A menu has one line for each: the text up to its first semicolon, colon or full stop. */
function firstClause(text: string): string {
  return text.split(/[;:；：。]|\. /)[0] ?? text;
}
