import type { Finding } from "../../core/diagnosis.ts";
import type { AuditQuestion } from "../labels/audit-labels.ts";
import type { ProbeDoubt } from "../labels/probe-labels.ts";
import type { Language } from "../language.ts";
import { rowsByState } from "./audit-rows.ts";
import type { AuditRow } from "./audit-rows.ts";
import { type AuditPage, SEVERITY_TONES } from "./audit-text.ts";
import { heading, limited, paragraph } from "./blocks.ts";
import { type Line, line, renderLines } from "./line.ts";
import { visible } from "../visible.ts";

export interface ProbeRow extends AuditRow {
  readonly doubt?: ProbeDoubt;
  /** The exchange that decided it. */
  readonly witness: string;
  readonly dialogue: readonly string[];
}

/** What a probe saw, as it is printed. */
export interface ProbeReport {
  readonly host: string;
  readonly nonce: string;
  readonly listeners: readonly {
    readonly name: string;
    readonly state: "probed" | "closed" | "silent";
    readonly vantage?: "self" | "private" | "neighbour" | "outside";
    readonly doubt?: ProbeDoubt;
    readonly witness?: string;
  }[];
  readonly answers: Readonly<Record<AuditQuestion, readonly ProbeRow[]>>;
  readonly open: readonly AuditQuestion[];
  /** Worst first; what they say is in words already. */
  readonly findings: readonly Finding<string>[];
  readonly comparison?: readonly {
    readonly question: AuditQuestion;
    readonly listener: string;
    readonly audit: AuditRow["answer"];
    readonly probe: AuditRow["answer"];
    readonly differs: boolean;
  }[];
}

const FINDINGS_MAX = 40;
const DIALOGUE_LINES_MAX = 16;
const DEEP = "    ";

/** `probe --format text`: from where it was asked, what is open and how that went, and what could not be told. */
export function probeText(report: ProbeReport, language: Language, page: AuditPage): string {
  const { labels, formats } = language;
  const { host, open, findings, answers } = report;
  const isDecided = Object.values(answers).some((rows) => rows.some(isSure));
  const counts = { host, open: open.length, findings: findings.length };
  const headline = !isDecided
    ? labels.probe.headline.undecided({ host })
    : open.length > 0
      ? labels.probe.headline.open(counts, formats)
      : labels.probe.headline.closed(counts, formats);
  const { fine } = rowsByState(answers, open);
  const names = fine.map((question) => labels.audit.questions[question].name);
  return renderLines(
    [
      ...paragraph(headline, page.width, { lead: "", tone: "strong" }),
      ...listenerLines(report, language, page),
      ...findingLines(findings, language, page),
      ...dialogueLines(report, language, page),
      ...undecidedLines(report, language, page),
      ...comparisonLines(report, language, page),
      ...(names.length === 0
        ? []
        : [
            line(""),
            ...paragraph(
              labels.audit.fine({ names: formats.list(names, names.length) }),
              page.width,
              { lead: "", tone: "good" },
            ),
          ]),
      line(""),
      ...paragraph(labels.probe.nonce({ nonce: report.nonce }), page.width, {
        lead: "",
        tone: "dim",
      }),
    ],
    page.colour,
  );
}

const isSure = ({ answer }: ProbeRow): boolean => answer === "yes" || answer === "no";

function listenerLines(
  { listeners }: ProbeReport,
  { labels: { probe } }: Language,
  { width }: AuditPage,
): readonly Line[] {
  const texts = listeners.map(({ name, state, vantage = "outside", doubt, witness = "" }) => {
    if (state === "closed") return probe.closed(name);
    if (state === "probed") return probe.vantages[vantage](name);
    return probe.silent({ listener: name, because: probe.doubts[doubt ?? "no-answer"], witness });
  });
  return [
    ...heading(probe.headings.listeners),
    ...texts.flatMap((text) => paragraph(text, width, { lead: "  - ", maxLines: 4 })),
  ];
}

function findingLines(
  findings: readonly Finding<string>[],
  { labels, formats }: Language,
  { width }: AuditPage,
): readonly Line[] {
  if (findings.length === 0) return [];
  return [
    ...heading(labels.probe.headings.findings),
    ...limited(
      findings,
      FINDINGS_MAX,
      ({ severity, subject, proof: [proof] }) => {
        const tone = SEVERITY_TONES[severity];
        const text = labels.diagnosis.titled({
          title: subject,
          text: `[${labels.diagnosis.severities[severity]}] ${proof?.says ?? ""}`,
        });
        return [
          ...paragraph(text, width, { lead: "  - ", ...(tone && { tone }) }),
          ...paragraph(proof?.text ?? "", width, { lead: DEEP, tone: "dim", maxLines: 4 }),
        ];
      },
      (count) => labels.diagnosis.remarks.moreInJson(count, formats),
    ),
  ];
}

/** The conversation behind the worst answer: the others are in the JSON form. */
function dialogueLines(
  { answers, open }: ProbeReport,
  { labels: { probe } }: Language,
  { width }: AuditPage,
): readonly Line[] {
  const row = open.flatMap((question) => answers[question]).find(({ answer }) => answer === "yes");
  if (row === undefined || row.dialogue.length === 0) return [];
  return [
    ...heading(probe.headings.dialogue),
    ...paragraph(row.listener, width),
    ...row.dialogue
      .slice(-DIALOGUE_LINES_MAX)
      .flatMap((one) => paragraph(visible(one), width, { lead: DEEP, tone: "code", maxLines: 2 })),
  ];
}

function undecidedLines(
  { answers }: ProbeReport,
  { labels: { probe, audit, diagnosis }, formats }: Language,
  { width }: AuditPage,
): readonly Line[] {
  const questions = Object.keys(answers) as AuditQuestion[];
  const asked = questions.flatMap((question) =>
    answers[question]
      .filter(({ answer }) => answer === "depends")
      .map(({ listener, doubt = "not-asked", witness }) => ({
        title: diagnosis.titled({ title: listener, text: audit.questions[question].name }),
        text: probe.doubted({ because: probe.doubts[doubt], witness }),
      })),
  );
  const unknown = questions.filter(
    (question) =>
      answers[question].length > 0 && answers[question].every(({ answer }) => answer === "unknown"),
  );
  const names = unknown.map((question) => audit.questions[question].name);
  return [
    ...(asked.length === 0 ? [] : heading(probe.headings.depends)),
    ...asked.flatMap(({ title, text }) => [
      ...paragraph(title, width, { lead: "  - " }),
      ...paragraph(text, width, { lead: DEEP, tone: "dim", maxLines: 4 }),
    ]),
    ...(names.length === 0
      ? []
      : [
          ...heading(probe.headings.unknown),
          ...paragraph(formats.list(names, names.length), width, { lead: "  ", tone: "dim" }),
        ]),
  ];
}

function comparisonLines(
  { comparison }: ProbeReport,
  { labels: { probe, audit } }: Language,
  { width }: AuditPage,
): readonly Line[] {
  if (comparison === undefined) return [];
  const different = comparison.filter(({ differs }) => differs);
  const texts = different.map((row) =>
    probe.differs({
      question: audit.questions[row.question].name,
      listener: row.listener,
      settings: probe.answers[row.audit],
      behaviour: probe.answers[row.probe],
    }),
  );
  return [
    ...heading(probe.headings.comparison),
    ...(texts.length === 0 ? [probe.agrees] : texts).flatMap((text) =>
      paragraph(text, width, { lead: "  - ", ...(texts.length > 0 && { tone: "warn" as const }) }),
    ),
  ];
}
