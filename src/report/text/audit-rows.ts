import type { AuditQuestion } from "../labels/audit-labels.ts";

/** One answer, for one listener. */
export interface AuditRow {
  readonly answer: "yes" | "no" | "depends" | "unknown";
  readonly listener: string;
  readonly witness: string;
}

type Rows = ReadonlyMap<AuditQuestion, readonly AuditRow[]>;

export interface AuditStates {
  readonly open: Rows;
  readonly depends: Rows;
  readonly unknown: Rows;
  /** Closed on every listener. */
  readonly fine: readonly AuditQuestion[];
}

/**
 * Sorts the answers by what they mean for the administrator. `open` are the questions where yes does harm; what the
 * others' yes or no is worth (STARTTLS, VRFY) depends on the listener, and stands among the findings.
 */
export function rowsByState(
  answers: Readonly<Record<AuditQuestion, readonly AuditRow[]>>,
  open: readonly AuditQuestion[],
): AuditStates {
  const questions = Object.keys(answers) as AuditQuestion[];
  const rowsOf = (asked: readonly AuditQuestion[], wanted: AuditRow["answer"]): Rows =>
    new Map(
      asked
        .map((one) => [one, answers[one].filter(({ answer }) => answer === wanted)] as const)
        .filter(([, rows]) => rows.length > 0),
    );
  return {
    open: rowsOf(open, "yes"),
    depends: rowsOf(questions, "depends"),
    unknown: rowsOf(questions, "unknown"),
    fine: questions.filter(
      (one) =>
        one !== "startTls" &&
        answers[one].length > 0 &&
        answers[one].every(({ answer }) => answer === "no"),
    ),
  };
}
