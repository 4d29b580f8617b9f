import type { Finding } from "../../core/diagnosis.ts";
import type { ExplainedSetting, Explanation } from "../../core/explanation.ts";
import { partWords, settingWords } from "../explain-sentences.ts";
import type { ExplainWords } from "../labels/explain-labels.ts";
import type { Language } from "../language.ts";
import { heading, limited, paragraph } from "./blocks.ts";
import { BLANK, type Line } from "./line.ts";
import { nameOf } from "./name-of.ts";
import { placeOf } from "../content/place-of.ts";

const FINDINGS_MAX = 40;
const VALUE_LINES_MAX = 6;
const INDENT = "    ";

/** What is wrong in the settings, then every one that matters: what it does, and what it means for the abuse. */
export function explainedSettingsSection(
  explanation: Explanation,
  words: ExplainWords,
  language: Language,
  width: number,
): readonly Line[] {
  const { settings, otherSettings, findings } = explanation;
  const { frame } = words;
  const said = new Set<string>();
  return [
    ...(findings.length === 0 ? [] : heading(frame.headings.findings)),
    ...limited(
      findings,
      FINDINGS_MAX,
      (finding) => findingLines(finding, language, width),
      (count) => language.labels.diagnosis.remarks.moreInJson(count, language.formats),
    ),
    ...(settings.length + otherSettings.length === 0 ? [] : heading(frame.headings.settings)),
    ...settings.flatMap((setting) => settingLines(setting, said, words, width)),
    ...(otherSettings.length === 0
      ? []
      : [
          BLANK,
          ...paragraph(
            frame.otherSettings(
              { names: otherSettings.join(", "), count: otherSettings.length },
              language.formats,
            ),
            width,
            { tone: "dim", maxLines: 40 },
          ),
        ]),
  ];
}

function findingLines(
  { severity, proof }: Finding<string>,
  { labels }: Language,
  width: number,
): readonly Line[] {
  const [first] = proof;
  if (first === undefined) return [];
  return [
    ...paragraph(`[${nameOf(labels.diagnosis.severities, severity)}] ${first.says}`, width, {
      lead: "  - ",
    }),
    ...(first.line > 0 ? paragraph(placeOf(first), width, { lead: INDENT, tone: "code" }) : []),
  ];
}

/** `said`: what has been explained above already, a setting or a word of its value. */
function settingLines(
  setting: ExplainedSetting,
  said: Set<string>,
  words: ExplainWords,
  width: number,
): readonly Line[] {
  const { frame, settings } = words;
  const { server, name, scope, value, byDefault, parts, source, line } = setting;
  const isNew = !said.has(`${server} ${name}`);
  const newParts = parts.filter((part) => !said.has(`${server}: ${part}`));
  said.add(`${server} ${name}`);
  for (const part of parts) said.add(`${server}: ${part}`);
  const shownName = scope === null ? name : frame.scope({ setting: name, scope });
  return [
    BLANK,
    ...paragraph(`${source}:${line}`, width, { tone: "dim" }),
    ...paragraph(`${shownName} = ${value === "" ? frame.empty : value}`, width, {
      tone: "code",
      maxLines: VALUE_LINES_MAX,
    }),
    ...(isNew ? paragraph(settingWords(setting, settings), width, { lead: INDENT }) : []),
    ...(byDefault === null
      ? []
      : paragraph(frame.byDefault({ value: byDefault }), width, { lead: INDENT, tone: "dim" })),
    ...newParts.flatMap((part) =>
      paragraph(
        server === "exim"
          ? partWords(server, part, settings)
          : `${part}: ${partWords(server, part, settings)}`,
        width,
        {
          lead: `${INDENT}- `,
        },
      ),
    ),
  ];
}
