import { GROUPINGS } from "../../core/queue-group.ts";
import type { FlagName } from "../../report/labels/command-labels.ts";
import { LANGUAGE_TAGS, parseLanguageTag } from "../../report/language.ts";

/** One option of the command line. Its help text stands in the labels under its name. */
export interface Flag {
  readonly name: FlagName;
  /** `-h` */
  readonly short?: string;
  /** Name of its value in help; a flag without one is a switch. */
  readonly value?: string;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** Other spellings of its choices. */
  readonly alsoTakes?: (value: string) => boolean;
}

export const FORMATS = ["text", "json", "markdown", "html"] as const;
export type OutputFormat = (typeof FORMATS)[number];

/** What a command without formats of its own writes. */
export const PLAIN_FORMATS: readonly OutputFormat[] = ["text", "json"];

/** `zh_TW`, `ja_JP.UTF-8`: as they stand in `LANG`. */
function isLanguageName(value: string): boolean {
  return parseLanguageTag(value) !== undefined;
}

/** Every flag, in the order of the help. */
export const FLAGS = {
  format: { name: "format", value: "FORMAT", choices: FORMATS },
  since: { name: "since", value: "TIME" },
  until: { name: "until", value: "TIME" },
  year: { name: "year", value: "YYYY" },
  timezone: { name: "timezone", value: "ZONE" },
  where: { name: "where", value: "FILTER" },
  by: { name: "by", value: "FIELD", choices: GROUPINGS },
  all: { name: "all" },
  lines: { name: "lines" },
  redact: { name: "redact" },
  "check-weak": { name: "check-weak" },
  incident: { name: "incident", value: "ID" },
  only: { name: "only", value: "STEPS" },
  except: { name: "except", value: "STEPS" },
  reopen: { name: "reopen", value: "STEPS" },
  "dry-run": { name: "dry-run" },
  "keep-going": { name: "keep-going" },
  state: { name: "state", value: "DIR" },
  "mta-version": { name: "mta-version", value: "VERSION" },
  ip: { name: "ip", value: "IPS" },
  helo: { name: "helo", value: "NAME" },
  selector: { name: "selector", value: "SELECTORS" },
  resolver: { name: "resolver", value: "SERVER" },
  output: { name: "output", value: "DIR" },
  lookup: { name: "lookup" },
  rdap: { name: "rdap", value: "URL" },
  from: { name: "from", value: "ADDRESS" },
  unmasked: { name: "unmasked" },
  config: { name: "config", value: "FILE" },
  "i-own-this": { name: "i-own-this" },
  domain: { name: "domain", value: "DOMAIN" },
  known: { name: "known", value: "ADDRESS" },
  sender: { name: "sender", value: "ADDRESS" },
  user: { name: "user", value: "LOGIN" },
  "password-file": { name: "password-file", value: "FILE" },
  "deliver-to": { name: "deliver-to", value: "ADDRESS" },
  source: { name: "source", value: "IP" },
  compare: { name: "compare", value: "CONFIG" },
  for: { name: "for", value: "DURATION" },
  reason: { name: "reason", value: "TEXT" },
  lang: { name: "lang", value: "LANG", choices: LANGUAGE_TAGS, alsoTakes: isLanguageName },
  "no-color": { name: "no-color" },
  help: { name: "help", short: "-h" },
  version: { name: "version", short: "-V" },
} as const satisfies { readonly [Name in FlagName]: Flag & { readonly name: Name } };

/** As in help: `-h, --help`, `--format text|json`, `--year YYYY`; `formats` are the command's own. */
export function flagSyntax(flag: Flag, formats: readonly OutputFormat[]): string {
  const name = flag.short === undefined ? `--${flag.name}` : `${flag.short}, --${flag.name}`;
  if (flag.value === undefined) return name;
  const choices = flag.name === "format" ? formats : flag.choices;
  return `${name} ${choices?.join("|") ?? flag.value}`;
}
