import type { Finding, Severity } from "../../core/diagnosis.ts";
import type { Formats } from "../formats.ts";
import type { DiagnosisLabels } from "../labels/diagnosis-labels.ts";
import { nameOf } from "../text/name-of.ts";
import { shortStamp } from "../text/stamp.ts";

const SEVERITY_ORDER: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** Findings but for the receivers' refusals, which have a section of their own; worst first. */
export function otherFindings(findings: readonly Finding<string>[]): readonly Finding<string>[] {
  return findings
    .filter((finding) => finding.code !== "blocked-by-receiver")
    .sort((a, b) => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity));
}

/** What was found, in one line. A rule about settings brings its own sentence; all else has a name and a subject. */
export function findingWords(
  { code, subject, proof }: Finding<string>,
  labels: DiagnosisLabels,
): string {
  const [first] = proof;
  if (isAboutSettings(code) && first !== undefined) return first.says;
  // The subject of a log gap is the stamp at which it begins.
  const text = shortStamp(nameOf(labels.targets, subject), labels.values.unknownTime);
  return labels.titled({ title: nameOf(labels.findings, code), text });
}

export function isAboutSettings(code: string): boolean {
  return code.startsWith("audit.");
}

/** The figures of findings whose name and proof say none. */
export function findingFigures(
  { code, data }: Finding<string>,
  { values }: DiagnosisLabels,
  f: Formats,
): string | undefined {
  const { messages, recipients } = data;
  if (typeof messages !== "number") return undefined;
  if (code === "log-blind") return values.unseen({ messages }, f);
  return code === "queue-growing" && typeof recipients === "number"
    ? values.waiting({ messages, recipients }, f)
    : undefined;
}

/** What a receiver refuses, in its words. */
export interface Refusal {
  readonly receiver: string;
  readonly count: number;
  readonly since: string | null;
  readonly text: string | null;
  /** The page that the receiver names; left out where its words name it. */
  readonly url: string | null;
}

export function refusals(findings: readonly Finding<string>[]): readonly Refusal[] {
  return findings
    .filter((finding) => finding.code === "blocked-by-receiver")
    .map(({ subject, data }) => {
      const text = textOf(data.text);
      const url = textOf(data.url);
      return {
        receiver: subject,
        count: typeof data.count === "number" ? data.count : 1,
        since: textOf(data.since),
        text,
        url: url !== null && text?.includes(url) === true ? null : url,
      };
    });
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
