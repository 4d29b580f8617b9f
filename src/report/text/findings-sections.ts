import type { Finding, Severity } from "../../core/diagnosis.ts";
import { commandLines, heading, limited, paragraph } from "./blocks.ts";
import type { Line, Tone } from "./line.ts";
import { nameOf } from "./name-of.ts";
import type { Page } from "./page.ts";
import { placeOf, proofHint } from "./proof-section.ts";
import { shortStamp } from "./stamp.ts";

const MAX_RECEIVERS = 6;
const MAX_FINDINGS = 8;

const SEVERITY_TONES: Partial<Record<Severity, Tone>> = {
  critical: "bad",
  high: "bad",
  medium: "warn",
};

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** Who refuses our mail, since when, in whose words, and where to ask for delisting. */
export function receiversSection(
  findings: readonly Finding<string>[],
  page: Page,
): readonly Line[] {
  const blocks = findings.filter((finding) => finding.code === "blocked-by-receiver");
  if (blocks.length === 0) return [];
  const { labels, formats: f } = page;
  return [
    ...heading(labels.headings.receivers),
    ...limited(
      blocks,
      MAX_RECEIVERS,
      ({ subject, data }) => {
        const count = typeof data.count === "number" ? data.count : 1;
        const text = textOf(data.text);
        const url = textOf(data.url);
        const blocked = labels.values.blocked({ count, since: textOf(data.since) }, f);
        return [
          ...paragraph(labels.titled({ title: subject, text: blocked }), page.width, {
            lead: "  - ",
            maxLines: 3,
          }),
          ...(text === null
            ? []
            : paragraph(text, page.width, { lead: "    ", tone: "dim", maxLines: 3 })),
          ...(url === null || text?.includes(url)
            ? []
            : paragraph(url, page.width, { lead: "    ", tone: "code", maxLines: 3 })),
        ];
      },
      (count) => labels.remarks.moreInJson(count, f),
    ),
  ];
}

const SEVERITY_ORDER: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

function bySeverity(a: Finding<string>, b: Finding<string>): number {
  return SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity);
}

/** The subject of a log gap is the stamp at which it begins. */
function subjectText(subject: string, { labels }: Page): string {
  return shortStamp(nameOf(labels.targets, subject), labels.values.unknownTime);
}

/** A rule about settings brings its own sentence; all else has a name and a subject. */
function textOfFinding({ code, subject, proof }: Finding<string>, page: Page): string {
  const [first] = proof;
  if (code.startsWith("audit.") && first !== undefined) return first.says;
  const title = nameOf(page.labels.findings, code);
  return page.labels.titled({ title, text: subjectText(subject, page) });
}

function figuresText({ code, data }: Finding<string>, page: Page): string | undefined {
  const { values } = page.labels;
  const { messages, recipients } = data;
  if (typeof messages !== "number") return undefined;
  if (code === "log-blind") return values.unseen({ messages }, page.formats);
  return code === "queue-growing" && typeof recipients === "number"
    ? values.waiting({ messages, recipients }, page.formats)
    : undefined;
}

/** Where it shows. A rule about settings has said its sentence as the title, and a default stands in no file. */
function placeLines({ code, proof: [first] }: Finding<string>, page: Page): readonly Line[] {
  if (first === undefined) return [];
  if (!code.startsWith("audit.")) return proofHint(first, page, "    ");
  return first.line > 0
    ? paragraph(placeOf(first), page.width, { lead: "    ", tone: "code", maxLines: 2 })
    : [];
}

/** Everything else that was found, worst first. */
export function findingsSection(findings: readonly Finding<string>[], page: Page): readonly Line[] {
  const others = findings
    .filter((finding) => finding.code !== "blocked-by-receiver")
    .sort(bySeverity);
  if (others.length === 0) return [];
  const { labels } = page;
  return [
    ...heading(labels.headings.findings),
    ...limited(
      others,
      MAX_FINDINGS,
      (finding) => {
        const tone = SEVERITY_TONES[finding.severity];
        const text = textOfFinding(finding, page);
        const figures = figuresText(finding, page);
        return [
          ...paragraph(`[${labels.severities[finding.severity]}] ${text}`, page.width, {
            lead: "  - ",
            maxLines: 3,
            ...(tone ? { tone } : {}),
          }),
          ...(figures === undefined ? [] : paragraph(figures, page.width, { lead: "    " })),
          ...placeLines(finding, page),
          ...(finding.fix?.command === undefined
            ? []
            : commandLines(finding.fix.command, page.width, "    ")),
        ];
      },
      (count) => labels.remarks.moreInJson(count, page.formats),
    ),
  ];
}
