import type { OutputFormat } from "../flags/flags.ts";

export const REPORT_KINDS = ["incident", "abuse", "delisting", "owner"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Forms of each kind: a letter is a text, and a document for programs. */
export const REPORT_FORMATS: Readonly<Record<ReportKind, readonly OutputFormat[]>> = {
  incident: ["text", "json", "markdown", "html"],
  abuse: ["text", "json"],
  delisting: ["text", "json"],
  owner: ["text", "json"],
};

/** `abuse mail.log`: the first word is the kind when it is one; a file of that name is `./abuse`. */
export function splitKind(positionals: readonly string[]): {
  readonly kind: ReportKind;
  readonly evidence: readonly string[];
} {
  const [first, ...rest] = positionals;
  const kind = REPORT_KINDS.find((one) => one === first);
  return kind === undefined
    ? { kind: "incident", evidence: positionals }
    : { kind, evidence: rest };
}
