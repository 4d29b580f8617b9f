import type { Language } from "../report/language.ts";
import type { SettingsLabels, SettingTypeName } from "../report/labels/settings-labels.ts";
import type { SettingsProblem } from "../settings/settings-problem.ts";

/** A mistake in the settings with its place, and what to do: `mailwarden.yaml:4:7: ...`. No value of the file is in it. */
export function settingsProblemText(
  file: string,
  problem: SettingsProblem,
  { labels }: Language,
): string {
  const { settings } = labels;
  const choices = problem.wanted.map((one) => nameOf(one, settings));
  const wanted = settings.choice({ choices });
  const text = settings.problems[problem.code]({ key: problem.key, wanted });
  const place = problem.line === 0 ? file : `${file}:${problem.line}:${problem.column}`;
  return `${place}: ${text}`;
}

function nameOf(wanted: string, { types }: SettingsLabels): string {
  return Object.hasOwn(types, wanted) ? types[wanted as SettingTypeName] : wanted;
}
