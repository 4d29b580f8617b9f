import type { Language } from "../../report/language.ts";
import type { FlagName } from "../../report/labels/command-labels.ts";
import { argumentSyntax, type CommandDeclaration, COMMANDS, PROGRAM_FLAGS } from "../commands.ts";
import { FLAGS, flagSyntax, PLAIN_FORMATS } from "../flags/flags.ts";

/** A pipe would end the cell, also inside code (GitHub Flavored Markdown, 4.10). */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function flagTable(
  names: readonly FlagName[],
  language: Language,
  {
    defaultFormat,
    formats = PLAIN_FORMATS,
  }: Pick<CommandDeclaration, "defaultFormat" | "formats"> = {},
): readonly string[] {
  const { flags, help } = language.labels.command;
  return [
    "| option | meaning |",
    "| --- | --- |",
    ...names.map((name) => {
      const byDefault =
        name === "format" && defaultFormat !== undefined ? help.defaultValue(defaultFormat) : "";
      return `| \`${cell(flagSyntax(FLAGS[name], formats))}\` | ${cell(flags[name] + byDefault)} |`;
    }),
  ];
}

function commandChapter(command: CommandDeclaration, language: Language): readonly string[] {
  const { commands, arguments: argumentTexts } = language.labels.command;
  const text = commands[command.name];
  const usage = ["mailwarden", command.name, "[OPTIONS]", ...command.arguments.map(argumentSyntax)];
  return [
    `## mailwarden ${command.name}`,
    "",
    `${text.summary}.`,
    "",
    text.description,
    "",
    `    ${usage.join(" ")}`,
    "",
    ...command.arguments.map(
      (argument) => `- \`${argument.name.toUpperCase()}\`: ${argumentTexts[argument.name]}.`,
    ),
    ...(command.arguments.length > 0 ? [""] : []),
    ...flagTable(command.flags, language, command),
    "",
    ...command.examples.flatMap((example, index) => [
      `    # ${text.examples[index] ?? ""}`,
      `    ${example}`,
    ]),
    "",
  ];
}

/** The text of docs/cli.md, in Markdown, from the declarations that also make the parser and the help. */
export function cliReference(language: Language): string {
  const { tagline, help } = language.labels.command;
  return [
    "<!-- Generated from src/cli by UPDATE=1 vitest run src/cli/help. Do not edit. -->",
    "",
    "# Command line",
    "",
    tagline,
    "",
    `    mailwarden ${help.commandPlaceholder} ${help.optionsPlaceholder}`,
    "",
    ...flagTable(PROGRAM_FLAGS, language),
    "",
    "| exit status | meaning |",
    "| --- | --- |",
    ...help.exitStatuses.map(({ status, meaning }) => `| ${status} | ${meaning} |`),
    "",
    ...COMMANDS.flatMap((command) => commandChapter(command, language)),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}
