import type { StampOptions } from "../../core/log-source.ts";
import type { FlagName } from "../../report/labels/command-labels.ts";
import { invalidChoice } from "../invalid-choice.ts";
import { ProblemError } from "../problem.ts";
import { type Flag, FLAGS, FORMATS, type OutputFormat, PLAIN_FORMATS } from "./flags.ts";
import { parseTime } from "./parse-time.ts";
import { parseYear } from "./parse-year.ts";
import { parseZone } from "./parse-zone.ts";

/** Flags as typed: the text after a flag that takes one, true for a switch. */
export type TypedFlags = Readonly<Partial<Record<FlagName, string | boolean>>>;

/** What was typed after a flag. */
export function typedText(typed: TypedFlags, name: FlagName): string | undefined {
  const value = typed[name];
  return typeof value === "string" ? value : undefined;
}

/** Refuses a value that is none of the flag's choices; `formats` are those of the command. */
export function checkChoices(
  typed: TypedFlags,
  formats: readonly OutputFormat[] = PLAIN_FORMATS,
): void {
  for (const flag of Object.values(FLAGS) as readonly Flag[]) {
    const value = typedText(typed, flag.name);
    const choices = flag.name === "format" ? formats : flag.choices;
    if (value === undefined || choices === undefined || choices.includes(value)) continue;
    if (flag.alsoTakes?.(value)) continue;
    throw invalidChoice(`--${flag.name}`, value, choices);
  }
}

/** `--format`, or the command's own default. */
export function readFormat(typed: TypedFlags, byDefault: OutputFormat): OutputFormat {
  return FORMATS.find((format) => format === typedText(typed, "format")) ?? byDefault;
}

/** A release as banners and packages write it: `3.7.11`, `4.96-15+deb12u10`, `Postfix 3.7`. */
const VERSION = /^[A-Za-z ]{0,20}\d{1,4}\.\d{1,4}(?:[.+~:-][\w.+~:-]{0,60})?$/;

/** `--mta-version`; throws a `ProblemError` where it is none. */
export function readVersion(typed: TypedFlags): string | undefined {
  const value = typedText(typed, "mta-version");
  if (value === undefined || VERSION.test(value)) return value;
  throw new ProblemError((errors) => errors.invalidVersion({ value }));
}

/** A flag whose text needs no check. */
export function readText(typed: TypedFlags, name: "state" | "for" | "reason"): string | undefined {
  return typedText(typed, name);
}

/** `--config`: a settings file, or undefined for the usual one. */
export function readConfig(typed: TypedFlags): string | undefined {
  return typedText(typed, "config");
}

/** `--since`, `--until`, `--year` and `--timezone`; throws a `ProblemError` for the first that is wrong. */
export function readStampOptions(typed: TypedFlags, nowMs: number): StampOptions {
  const timezone = readZone(typedText(typed, "timezone"));
  const yearText = typedText(typed, "year");
  const year = yearText === undefined ? undefined : parseYear(yearText);
  if (yearText !== undefined && year === undefined) {
    throw new ProblemError((errors) => errors.invalidYear({ value: yearText }));
  }
  const sinceMs = readTime(typed, "since", { nowMs, timezone });
  const untilMs = readTime(typed, "until", { nowMs, timezone });
  if (sinceMs !== undefined && untilMs !== undefined && sinceMs > untilMs) {
    const since = typedText(typed, "since") ?? "";
    const until = typedText(typed, "until") ?? "";
    throw new ProblemError((errors) => errors.sinceAfterUntil({ since, until }));
  }
  return {
    timezone,
    ...(year === undefined ? {} : { year }),
    ...(sinceMs === undefined ? {} : { sinceMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
  };
}

function readZone(text: string | undefined): string {
  if (text === undefined) return Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = parseZone(text);
  if (zone === undefined) throw new ProblemError((errors) => errors.invalidZone({ value: text }));
  return zone;
}

function readTime(
  typed: TypedFlags,
  name: "since" | "until",
  context: { readonly nowMs: number; readonly timezone: string },
): number | undefined {
  const text = typedText(typed, name);
  if (text === undefined) return undefined;
  const time = parseTime(text, name === "since" ? "start" : "end", context);
  if (time === undefined) {
    throw new ProblemError((errors) => errors.invalidTime({ option: `--${name}`, value: text }));
  }
  return time;
}
