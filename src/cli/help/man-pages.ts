import type { Language } from "../../report/language.ts";
import type { FlagName } from "../../report/labels/command-labels.ts";
import { argumentSyntax, type CommandDeclaration, COMMANDS, PROGRAM_FLAGS } from "../commands.ts";
import { type Flag, FLAGS, PLAIN_FORMATS } from "../flags/flags.ts";

export interface ManPage {
  /** `mailwarden-diagnose.1` */
  readonly fileName: string;
  /** roff, with the macros of man(7). */
  readonly text: string;
}

/** The manual: one page for the program and one for each command, from the declarations that also make the help. */
export function manPages(language: Language, version: string): readonly ManPage[] {
  return [
    { fileName: "mailwarden.1", text: programPage(language, version) },
    ...COMMANDS.map((command) => ({
      fileName: `mailwarden-${command.name}.1`,
      text: commandPage(command, language, version),
    })),
  ];
}

function programPage({ labels }: Language, version: string): string {
  const { tagline, commands, help, flags } = labels.command;
  return page([
    title("mailwarden", version),
    section("NAME", `mailwarden \\- ${plain(tagline.split(/[.;]/)[0] ?? tagline)}`),
    section("SYNOPSIS", ".B mailwarden", "\\fICOMMAND\\fR [\\fIOPTIONS\\fR]"),
    section("DESCRIPTION", plain(tagline)),
    section(
      "COMMANDS",
      ...COMMANDS.map(({ name }) =>
        entry(`\\fBmailwarden\\-${name}\\fR(1)`, commands[name].summary),
      ),
    ),
    section("OPTIONS", ...PROGRAM_FLAGS.map((name) => flagEntry(name, flags[name], {}))),
    exitStatus(help.exitStatuses),
    section("SEE ALSO", COMMANDS.map(({ name }) => `.BR mailwarden\\-${name} (1)`).join(",\n")),
  ]);
}

function commandPage(command: CommandDeclaration, { labels }: Language, version: string): string {
  const { commands, arguments: argumentTexts, help, flags } = labels.command;
  const { summary, description, examples } = commands[command.name];
  const usage = command.arguments.map(argumentSyntax).map(plain).join(" ");
  return page([
    title(`mailwarden-${command.name}`, version),
    section("NAME", `mailwarden\\-${command.name} \\- ${plain(summary)}`),
    section(
      "SYNOPSIS",
      `.B mailwarden ${command.name}`,
      `[\\fIOPTIONS\\fR]${usage === "" ? "" : ` \\fI${usage}\\fR`}`,
    ),
    section("DESCRIPTION", plain(description)),
    ...(command.arguments.length === 0
      ? []
      : [
          section(
            "ARGUMENTS",
            ...command.arguments.map(({ name }) =>
              entry(`\\fI${name.toUpperCase()}\\fR`, argumentTexts[name]),
            ),
          ),
        ]),
    section("OPTIONS", ...command.flags.map((name) => flagEntry(name, flags[name], command))),
    section(
      "EXAMPLES",
      ...command.examples.map((example, index) =>
        [
          ".PP",
          plain(examples[index] ?? ""),
          ".PP",
          ".RS 4",
          ".nf",
          plain(example),
          ".fi",
          ".RE",
        ].join("\n"),
      ),
    ),
    exitStatus(help.exitStatuses),
    section("SEE ALSO", ".BR mailwarden (1)"),
  ]);
}

function title(name: string, version: string): string {
  return `.TH ${plain(name.toUpperCase())} 1 "" "mailwarden ${version}" "Mailwarden"`;
}

function section(name: string, ...lines: readonly string[]): string {
  return [`.SH ${name}`, ...lines].join("\n");
}

function entry(head: string, text: string): string {
  return [".TP", head, plain(text)].join("\n");
}

function flagEntry(
  name: FlagName,
  text: string,
  { formats = PLAIN_FORMATS }: Pick<CommandDeclaration, "formats">,
): string {
  const flag: Flag = FLAGS[name];
  const choices = name === "format" ? formats : flag.choices;
  const short = flag.short === undefined ? "" : `\\fB${plain(flag.short)}\\fR, `;
  const value =
    flag.value === undefined ? "" : ` \\fI${plain(choices?.join("|") ?? flag.value)}\\fR`;
  return entry(`${short}\\fB${plain(`--${name}`)}\\fR${value}`, text);
}

function exitStatus(statuses: readonly { status: number; meaning: string }[]): string {
  return section(
    "EXIT STATUS",
    ...statuses.map(({ status, meaning }) => entry(`\\fB${status}\\fR`, meaning)),
  );
}

function page(sections: readonly string[]): string {
  return `${sections.join("\n")}\n`;
}

/** Text that roff takes literally: no escapes, no requests, hyphens that can be copied (groff_man_style(7)). */
function plain(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll("'", "\\(aq")
    .replaceAll("~", "\\(ti")
    .replaceAll("^", "\\(ha")
    .replaceAll("`", "\\(ga")
    .replace(/^\./gm, "\\&.");
}
