import type { Finding, Proof, Severity } from "../../core/diagnosis.ts";
import type { AuditQuestion } from "../labels/audit-labels.ts";
import type { Language } from "../language.ts";
import { type AuditRow, type AuditStates, rowsByState } from "./audit-rows.ts";
import { commandLines, heading, limited, paragraph } from "./blocks.ts";
import { BLANK, type Line, line, renderLines, type Tone } from "./line.ts";
import { nameOf } from "./name-of.ts";
import { placeOf } from "../content/place-of.ts";

/** An answer, and why it is so in the reader's language. */
export interface SaidRow extends AuditRow {
  readonly says: string;
}

/** What an audit found, as it is printed. */
export interface AuditReport {
  readonly mta: string;
  readonly answers: Readonly<Record<AuditQuestion, readonly SaidRow[]>>;
  readonly open: readonly AuditQuestion[];
  /** Worst first. */
  readonly findings: readonly Finding<string>[];
  readonly notes: readonly string[];
}

export interface AuditPage {
  readonly width: number;
  readonly colour: boolean;
}

const FINDINGS_MAX = 60;
const NOTES_MAX = 10;
const DIFF_LINES_MAX = 12;
const PROGRAMS: Readonly<Record<string, string>> = { postfix: "Postfix", exim: "Exim" };
export const SEVERITY_TONES: Partial<Record<Severity, Tone>> = {
  critical: "bad",
  high: "bad",
  medium: "warn",
};
const DEEP = "    ";

/** `audit --format text`: what is open, what to change, what depends on more than the files, and what is fine. */
export function auditText(report: AuditReport, language: Language, page: AuditPage): string {
  const { audit: labels } = language.labels;
  const { open, findings } = report;
  const mta = nameOf(PROGRAMS, report.mta);
  const counts = { mta, open: open.length, findings: findings.length };
  const headline =
    open.length > 0
      ? labels.headline.open(counts, language.formats)
      : labels.headline.closed(counts, language.formats);
  const states = rowsByState(report.answers, open);
  const names = states.fine.map((question) => labels.questions[question].name);
  return renderLines(
    [
      ...paragraph(headline, page.width, { lead: "", tone: "strong" }),
      ...openLines(states, language, page),
      ...findingLines(findings, language, page),
      ...undecidedLines("depends", states, language, page),
      ...undecidedLines("unknown", states, language, page),
      ...(names.length === 0
        ? []
        : [
            BLANK,
            ...paragraph(
              labels.fine({ names: language.formats.list(names, names.length) }),
              page.width,
              {
                lead: "",
                tone: "good",
              },
            ),
          ]),
      ...noteLines(report.notes, language, page),
    ],
    page.colour,
  );
}

/** What somebody can do, and on which way. */
function openLines(
  { open }: AuditStates<SaidRow>,
  language: Language,
  { width }: AuditPage,
): readonly Line[] {
  if (open.size === 0) return [];
  const { headings, questions } = language.labels.audit;
  return [
    ...heading(headings.open),
    ...[...open].flatMap(([question, rows]) => [
      ...paragraph(questions[question].open, width, { lead: "  - ", tone: "bad" }),
      ...rows.flatMap((row) =>
        paragraph(rowText(row, language), width, { lead: DEEP, maxLines: 5 }),
      ),
    ]),
  ];
}

/** What cannot be decided: questions with the same reasons together. */
function undecidedLines(
  state: "depends" | "unknown",
  states: AuditStates<SaidRow>,
  language: Language,
  { width }: AuditPage,
): readonly Line[] {
  const { headings, questions } = language.labels.audit;
  const byReasons = new Map<string, { names: string[]; reasons: readonly string[] }>();
  for (const [question, rows] of states[state]) {
    const reasons = rows.map((row) => rowText(row, language));
    const group = byReasons.get(reasons.join("\n")) ?? { names: [], reasons };
    group.names.push(questions[question].name);
    byReasons.set(reasons.join("\n"), group);
  }
  if (byReasons.size === 0) return [];
  return [
    ...heading(headings[state]),
    ...[...byReasons.values()].flatMap(({ names, reasons }) => [
      ...paragraph(language.formats.list(names, names.length), width, { lead: "  - " }),
      ...reasons.flatMap((reason) =>
        paragraph(reason, width, { lead: DEEP, tone: "dim", maxLines: 5 }),
      ),
    ]),
  ];
}

function rowText({ listener, says }: SaidRow, { labels }: Language): string {
  return listener === "-" ? says : labels.diagnosis.titled({ title: listener, text: says });
}

function findingLines(
  findings: readonly Finding<string>[],
  language: Language,
  page: AuditPage,
): readonly Line[] {
  if (findings.length === 0) return [];
  const { audit, diagnosis } = language.labels;
  return [
    ...heading(audit.headings.findings),
    ...limited(
      findings,
      FINDINGS_MAX,
      (finding) => {
        const tone = SEVERITY_TONES[finding.severity];
        const [proof] = finding.proof;
        return [
          ...paragraph(
            `[${diagnosis.severities[finding.severity]}] ${proof?.says ?? finding.subject}`,
            page.width,
            { lead: "  - ", ...(tone && { tone }) },
          ),
          ...(proof === undefined ? [] : placeLines(proof, language, page)),
          ...fixLines(finding, language, page),
        ];
      },
      (count) => diagnosis.remarks.moreInJson(count, language.formats),
    ),
  ];
}

function placeLines(
  proof: Proof<string>,
  { labels }: Language,
  { width }: AuditPage,
): readonly Line[] {
  if (proof.line === 0)
    return paragraph(labels.audit.byDefault, width, { lead: DEEP, tone: "dim" });
  return [
    ...paragraph(placeOf(proof), width, { lead: DEEP, tone: "code", maxLines: 2 }),
    ...(proof.text === ""
      ? []
      : paragraph(proof.text, width, { lead: DEEP, tone: "dim", maxLines: 4 })),
  ];
}

/** The command where there is one, else the change of the file; then how to see that it works. */
function fixLines(
  { fix, verify }: Finding<string>,
  { labels: { audit } }: Language,
  { width }: AuditPage,
): readonly Line[] {
  const diff = fix?.diff?.split("\n").slice(0, DIFF_LINES_MAX) ?? [];
  const change =
    fix?.command === undefined
      ? [
          ...(fix?.file === undefined
            ? []
            : paragraph(audit.change({ file: fix.file }), width, { lead: DEEP })),
          ...diff.map((one) => line(`${DEEP}  ${one}`, "code")),
        ]
      : commandLines(fix.command, width, DEEP);
  if (verify === undefined) return change;
  return [
    ...change,
    ...paragraph(audit.check, width, { lead: DEEP }),
    ...commandLines(verify.command, width, DEEP),
    ...paragraph(audit.expect(verify), width, { lead: `${DEEP}  `, tone: "dim", maxLines: 3 }),
  ];
}

function noteLines(
  notes: readonly string[],
  { labels: { audit, diagnosis }, formats }: Language,
  { width }: AuditPage,
): readonly Line[] {
  if (notes.length === 0) return [];
  return [
    ...heading(audit.headings.notes),
    ...limited(
      notes,
      NOTES_MAX,
      (note) => paragraph(noteText(note, audit.notes), width, { lead: "  - ", maxLines: 3 }),
      (count) => diagnosis.remarks.moreInJson(count, formats),
    ),
  ];
}

/** `cut NAME` in words; a sentence stays as it is. */
function noteText(note: string, words: Language["labels"]["audit"]["notes"]): string {
  const [code = "", ...value] = note.split(" ");
  const word = Object.entries(words).find(([name]) => name === code)?.[1];
  return word === undefined ? note : word(value.join(" "));
}
