import type { Language } from "../../report/language.ts";
import type { FlagName } from "../../report/labels/command-labels.ts";
import { INDENT, paragraph } from "../../report/text/blocks.ts";
import { BLANK, type Line, line, renderLines } from "../../report/text/line.ts";
import { cells, pad, wrap } from "../../report/text/wrap.ts";
import { argumentSyntax, type CommandDeclaration, COMMANDS, PROGRAM_FLAGS } from "../commands.ts";
import { FLAGS, flagSyntax, PLAIN_FORMATS } from "../flags/flags.ts";

interface Entry {
  readonly name: string;
  readonly text: string;
}

/** A name wider than this stands on a line of its own. */
const NAME_CELLS_MAX = 26;

function entryLines(entries: readonly Entry[], width: number): readonly Line[] {
  const nameWidth = Math.min(NAME_CELLS_MAX, Math.max(...entries.map(({ name }) => cells(name))));
  const indent = INDENT.length + nameWidth + 2;
  return entries.flatMap(({ name, text }) => {
    const texts = wrap(text, width - indent);
    const isLong = cells(name) > nameWidth;
    const rows = isLong ? ["", ...texts] : texts;
    return rows.map((row, index) =>
      line(INDENT + pad(index === 0 ? name : "", nameWidth + 2) + row),
    );
  });
}

function section(title: string, entries: readonly Entry[], width: number): readonly Line[] {
  return entries.length === 0 ? [] : [BLANK, line(title), ...entryLines(entries, width)];
}

function flagEntries(
  names: readonly FlagName[],
  language: Language,
  {
    defaultFormat,
    formats = PLAIN_FORMATS,
  }: Pick<CommandDeclaration, "defaultFormat" | "formats"> = {},
): readonly Entry[] {
  const { flags, help } = language.labels.command;
  return names.map((name) => {
    const byDefault =
      name === "format" && defaultFormat !== undefined ? help.defaultValue(defaultFormat) : "";
    return { name: flagSyntax(FLAGS[name], formats), text: flags[name] + byDefault };
  });
}

function exitStatusEntries(language: Language): readonly Entry[] {
  return language.labels.command.help.exitStatuses.map(({ status, meaning }) => ({
    name: String(status),
    text: meaning,
  }));
}

/** `mailwarden COMMAND --help`, or `mailwarden --help` without a command. */
export function helpText(
  command: CommandDeclaration | undefined,
  language: Language,
  width: number,
): string {
  return command === undefined
    ? programHelp(language, width)
    : commandHelp(command, language, width);
}

function programHelp(language: Language, width: number): string {
  const { tagline, help, commands } = language.labels.command;
  const listed = COMMANDS.map(({ name }) => ({ name, text: commands[name].summary }));
  return renderLines(
    [
      line(`${help.usage} mailwarden ${help.commandPlaceholder} ${help.optionsPlaceholder}`),
      BLANK,
      ...paragraph(tagline, width, { lead: "" }),
      ...section(help.commands, listed, width),
      ...section(help.options, flagEntries(PROGRAM_FLAGS, language), width),
      ...section(help.exitStatus, exitStatusEntries(language), width),
      BLANK,
      ...paragraph(help.more, width, { lead: "" }),
    ],
    false,
  );
}

function commandHelp(command: CommandDeclaration, language: Language, width: number): string {
  const { help, commands, arguments: argumentTexts } = language.labels.command;
  const text = commands[command.name];
  const usage = ["mailwarden", command.name, help.optionsPlaceholder];
  return renderLines(
    [
      line([help.usage, ...usage, ...command.arguments.map(argumentSyntax)].join(" ")),
      BLANK,
      ...paragraph(text.description, width, { lead: "" }),
      ...section(
        help.arguments,
        command.arguments.map((argument) => ({
          name: argument.name.toUpperCase(),
          text: argumentTexts[argument.name],
        })),
        width,
      ),
      ...section(help.options, flagEntries(command.flags, language, command), width),
      BLANK,
      line(help.examples),
      ...command.examples.flatMap((example, index) => [
        ...paragraph(`# ${text.examples[index] ?? ""}`, width),
        line(INDENT + example),
      ]),
      ...section(help.exitStatus, exitStatusEntries(language), width),
    ],
    false,
  );
}
