import { type LanguageTag, parseLanguageTag } from "../report/language.ts";

/**
 * The language of everything that is said, errors about the arguments included, so it is found before they are read.
 * `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is set (POSIX, XBD 8.2), else English.
 */
export function chooseLanguage(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): LanguageTag {
  const asked = langArgument(args);
  if (asked !== undefined) return parseLanguageTag(asked) ?? "en";
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  return parseLanguageTag(locale ?? "") ?? "en";
}

/** The last `--lang VALUE` or `--lang=VALUE` before `--`. */
function langArgument(args: readonly string[]): string | undefined {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  let found: string | undefined;
  options.forEach((arg, index) => {
    if (arg === "--lang") found = options[index + 1] ?? found;
    else if (arg.startsWith("--lang=")) found = arg.slice("--lang=".length);
  });
  return found;
}
