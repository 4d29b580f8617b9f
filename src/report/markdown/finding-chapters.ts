import type { EvidenceSource, Finding } from "../../core/diagnosis.ts";
import {
  findingFigures,
  findingWords,
  isAboutSettings,
  otherFindings,
  refusals,
} from "../content/finding-words.ts";
import { placeOf } from "../content/place-of.ts";
import { noteText } from "../evidence-note.ts";
import type { Language } from "../language.ts";
import { nameOf } from "../text/name-of.ts";
import { shortStamp } from "../text/stamp.ts";
import { chapter, limitedTable } from "./diagnosis-markdown.ts";
import { code, codeBlock, prose } from "./markdown.ts";

const FINDINGS_MAX = 20;

/** Who refuses our mail, since when and in whose words. */
export function receiversChapter(
  findings: readonly Finding<string>[],
  language: Language,
): readonly string[] {
  const { formats: f } = language;
  const { diagnosis: labels, page } = language.labels;
  const { columns } = page;
  return chapter(
    labels.headings.receivers,
    limitedTable(
      [
        { title: columns.receiver, cell: ({ receiver }) => code(receiver) },
        { title: columns.times, cell: ({ count }) => f.number(count), isFigure: true },
        { title: columns.since, cell: ({ since }) => shortStamp(since, labels.values.unknownTime) },
        {
          title: columns.reply,
          cell: ({ text, url }) => code([text, url].filter(Boolean).join(" ")),
        },
      ],
      refusals(findings),
      language,
    ),
  );
}

export function findingsChapter(
  findings: readonly Finding<string>[],
  language: Language,
): readonly string[] {
  const { formats: f } = language;
  const labels = language.labels.diagnosis;
  const others = otherFindings(findings);
  const left = others.length - FINDINGS_MAX;
  return chapter(labels.headings.findings, [
    ...others.slice(0, FINDINGS_MAX).map((finding) => {
      const { code: rule, fix, proof, severity } = finding;
      const [first] = proof;
      const figures = findingFigures(finding, labels, f);
      const lines = [
        `**${labels.severities[severity]}** ${prose(findingWords(finding, labels))}`,
        ...(figures === undefined ? [] : [prose(figures)]),
        ...(first === undefined || isAboutSettings(rule) ? [] : [prose(first.says)]),
        ...(first === undefined || first.line === 0 ? [] : [code(placeOf(first))]),
      ];
      const block = fix?.command === undefined ? "" : `\n${codeBlock(fix.command, "  ")}`;
      return `- ${lines.join("  \n  ")}\n${block}`;
    }),
    ...(left > 0 ? [`${labels.remarks.moreInJson(left, f)}\n`] : []),
  ]);
}

/** What was read, how much of it was understood, and what was assumed. */
export function evidenceChapter(
  evidence: readonly EvidenceSource[],
  language: Language,
): readonly string[] {
  const { formats: f } = language;
  const { diagnosis: labels, evidence: evidenceLabels, page } = language.labels;
  const { columns } = page;
  if (evidence.length === 0)
    return chapter(labels.headings.evidence, [`${labels.remarks.noEvidence}\n`]);
  return chapter(labels.headings.evidence, [
    ...limitedTable(
      [
        { title: columns.evidence, cell: ({ name }) => code(name) },
        { title: columns.kind, cell: ({ kind }) => prose(nameOf(evidenceLabels.kinds, kind)) },
        {
          title: columns.lines,
          cell: ({ lines }) => (lines === 0 ? "" : f.number(lines)),
          isFigure: true,
        },
        {
          title: columns.understood,
          cell: ({ lines, understood }) => (lines === 0 ? "" : f.percent(understood / lines)),
          isFigure: true,
        },
        {
          title: labels.columns.first,
          cell: ({ from }) => (from === null ? "" : shortStamp(from, "")),
        },
        { title: labels.columns.last, cell: ({ to }) => (to === null ? "" : shortStamp(to, "")) },
        {
          title: columns.notes,
          cell: ({ notes }) =>
            notes.map((note) => prose(noteText(note, evidenceLabels, f))).join("; "),
        },
      ],
      evidence.toSorted((a, b) => b.lines - a.lines),
      language,
    ),
    `${labels.remarks.logClock}\n`,
  ]);
}
