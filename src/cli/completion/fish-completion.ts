import type { CompletionWords, FlagWord } from "./completion-words.ts";

/** The script for fish: `mailwarden completion fish | source`. */
export function fishCompletion({ commands, flags }: CompletionWords): string {
  // The value of a flag before the command is none, so fish's own __fish_use_subcommand would be misled.
  const noCommand = `not __fish_seen_subcommand_from ${commands.map(({ name }) => name).join(" ")}`;
  return `${[
    "# fish completion for mailwarden",
    ...flags.map((flag) => flagLine(noCommand, flag)),
    ...commands.map(
      ({ name, text }) =>
        `complete -c mailwarden -f -n ${quote(noCommand)} -a ${name} -d ${quote(text)}`,
    ),
    ...commands.flatMap(({ name, flags: own, firstWords }) => {
      const seen = `__fish_seen_subcommand_from ${name}`;
      return [
        ...firstWords.map(
          (word) =>
            `complete -c mailwarden -n ${quote(`${seen}; and not __fish_seen_subcommand_from ${firstWords.join(" ")}`)} -a ${word}`,
        ),
        ...own.map((flag) => flagLine(seen, flag)),
      ];
    }),
  ].join("\n")}\n`;
}

function flagLine(
  condition: string,
  { name, short, takesValue, choices, isFolder, text }: FlagWord,
): string {
  const value = isFolder
    ? " -x -a '(__fish_complete_directories)'"
    : choices.length > 0
      ? ` -x -a ${quote(choices.join(" "))}`
      : takesValue
        ? " -x"
        : "";
  const letter = short === undefined ? "" : ` -s ${short.slice(1)}`;
  return `complete -c mailwarden -n ${quote(condition)} -l ${name}${letter}${value} -d ${quote(text)}`;
}

/** In single quotes fish knows `\\` and `\'` alone. */
function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
