import type { AuditQuestion } from "../labels/audit-labels.ts";

/** What is sorted of an answer for one listener. */
export interface AuditRow {
  readonly answer: "yes" | "no" | "depends" | "unknown";
  readonly listener: string;
}

type Rows<Row> = ReadonlyMap<AuditQuestion, readonly Row[]>;

export interface AuditStates<Row> {
  readonly open: Rows<Row>;
  readonly depends: Rows<Row>;
  readonly unknown: Rows<Row>;
  /** Closed on every listener. */
  readonly fine: readonly AuditQuestion[];
}

/**
 * Sorts the answers by what they mean for the administrator. `open` are the questions where yes does harm; what the
 * others' yes or no is worth (STARTTLS, VRFY) depends on the listener, and stands among the findings.
 */
export function rowsByState<Row extends AuditRow>(
  answers: Readonly<Record<AuditQuestion, readonly Row[]>>,
  open: readonly AuditQuestion[],
): AuditStates<Row> {
  const questions = Object.keys(answers) as AuditQuestion[];
  const rowsOf = (asked: readonly AuditQuestion[], wanted: AuditRow["answer"]): Rows<Row> =>
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
