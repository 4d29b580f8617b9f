import type { CommandWord, CompletionWords, FlagWord } from "./completion-words.ts";

/** The script for zsh: a file `_mailwarden` in a folder of `$fpath`. */
export function zshCompletion({ commands, flags }: CompletionWords): string {
  return [
    "#compdef mailwarden",
    "# zsh completion for mailwarden",
    "_mailwarden() {",
    '  local curcontext="$curcontext" state line',
    "  local -a commands",
    "  commands=(",
    ...commands.map(({ name, text }) => `    ${quote(`${name}:${text}`)}`),
    "  )",
    `  _arguments -C ${flags.map(argument).join(" ")} '1: :->command' '*:: :->rest'`,
    "  case $state in",
    "    command) _describe command commands ;;",
    "    rest)",
    "      case $words[1] in",
    ...commands.map(commandCase),
    "      esac ;;",
    "  esac",
    "}",
    // Sourced, it registers itself; found in $fpath, it is the function's first call.
    'if [[ $funcstack[1] == _mailwarden ]]; then _mailwarden "$@"; else compdef _mailwarden mailwarden; fi',
    "",
  ].join("\n");
}

function commandCase({ name, flags, firstWords }: CommandWord): string {
  const first = firstWords.length === 0 ? [] : [`'1: :(${firstWords.join(" ")})'`];
  const all = [...flags.map(argument), ...first, "'*:file:_files'"];
  return `        ${name}) _arguments ${all.join(" ")} ;;`;
}

/** `'(-h --help)'{-h,--help}'[Show this help]'`, `'--format=[Form of the output]:format:(text json)'` */
function argument({ name, short, takesValue, choices, isFolder, text }: FlagWord): string {
  const help = `[${text.replace(/[[\]\\:]/g, "\\$&")}]`;
  const value = isFolder ? "_files -/" : choices.length > 0 ? `(${choices.join(" ")})` : " ";
  if (takesValue) return quote(`--${name}=${help}:${name}:${value}`);
  return short === undefined
    ? quote(`--${name}${help}`)
    : `'(${short} --${name})'{${short},--${name}}${quote(help)}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
