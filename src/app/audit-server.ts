import { auditConfiguration } from "../audit/audit-configuration.ts";
import type { AuditInput, AuditResult } from "../audit/audit-configuration.ts";
import { QUESTIONS } from "../core/server-answers.ts";
import type { Question } from "../core/server-answers.ts";

/** Which settings let it happen, and what to change: the answers, the findings, and whether there is anything to do. */
export interface ServerAudit extends AuditResult {
  /** True when an outsider or a user can do harm, or a finding is medium or worse (exit status 1). */
  readonly found: boolean;
  /** Questions whose answer is yes on some listener and should not be. */
  readonly open: readonly Question[];
}

/** Yes is good news to this one, and harmless to that. */
const HARMLESS: ReadonlySet<Question> = new Set(["startTls", "vrfy"]);

/** Audits the configuration of one server. */
export function auditServer(input: AuditInput): ServerAudit {
  const result = auditConfiguration(input);
  const open = QUESTIONS.filter(
    (q) => !HARMLESS.has(q) && result.answers[q].some((row) => row.answer === "yes"),
  );
  const serious = result.findings.some((f) => f.severity !== "low" && f.severity !== "info");
  return { ...result, open, found: open.length > 0 || serious };
}
