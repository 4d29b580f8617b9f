import type { CompletionWords, FlagWord } from "./completion-words.ts";

/** The script for bash 4 and newer: `. <(mailwarden completion bash)`. Words are our own, so they need no quotes. */
export function bashCompletion({ commands, flags }: CompletionWords): string {
  const all = [...flags, ...commands.flatMap((command) => command.flags)];
  return `# bash completion for mailwarden
_mailwarden() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="" arguments=0 index word
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    case "$word" in
      ${valueFlags(all).join("|")}) ((index++)) ;;
      -?*) ;;
      *) if [[ -z $command ]]; then command="$word"; else ((arguments++)); fi ;;
    esac
  done
  case "$before" in
${[...new Set(all.filter(({ name }) => name !== "format").flatMap(valueCase))].join("\n")}
    --format)
      case "$command" in
${commands
  .flatMap(({ name, flags: own }) =>
    own
      .filter((flag) => flag.name === "format")
      .map(({ choices }) => `        ${name}) ${words(choices)} ;;`),
  )
  .join("\n")}
      esac
      return ;;
  esac
  if [[ -z $command ]]; then
    ${words([...commands.map(({ name }) => name), ...flags.map(({ name }) => `--${name}`)])}
    return
  fi
  if [[ $current == -* ]]; then
    case "$command" in
${commands
  .map(({ name, flags: own }) => `      ${name}) ${words(own.map((flag) => `--${flag.name}`))} ;;`)
  .join("\n")}
    esac
    return
  fi
  if ((arguments == 0)); then
    case "$command" in
${commands
  .filter(({ firstWords }) => firstWords.length > 0)
  .map(({ name, firstWords }) => `      ${name}) ${words(firstWords)} ;;`)
  .join("\n")}
    esac
  fi
  ((\${#COMPREPLY[@]})) || compopt -o default 2>/dev/null
}
complete -F _mailwarden mailwarden
`;
}

function words(list: readonly string[]): string {
  return `mapfile -t COMPREPLY < <(compgen -W "${list.join(" ")}" -- "$current")`;
}

function valueFlags(flags: readonly FlagWord[]): readonly string[] {
  return [...new Set(flags.filter(({ takesValue }) => takesValue).map(({ name }) => `--${name}`))];
}

function valueCase({ name, takesValue, choices, isFolder }: FlagWord): readonly string[] {
  if (!takesValue) return [];
  if (isFolder)
    return [`    --${name}) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;`];
  return [`    --${name}) ${choices.length === 0 ? "" : `${words(choices)}; `}return ;;`];
}
