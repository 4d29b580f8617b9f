/** Why a piece of evidence could not be read. A code is public: faces translate it. */
export type EvidenceProblemCode =
  | "missing"
  | "no-permission"
  | "link-loop"
  | "not-a-file"
  | "empty"
  | "too-deep"
  | "too-many-files"
  | "program-missing"
  | "no-space"
  | "read-error"
  | "archive-damaged"
  | "archive-truncated"
  | "sparse-member"
  /** A database or a directory does not answer. */
  | "server-unreachable"
  | "login-refused"
  | "database-missing"
  | "server-too-slow"
  | "server-error"
  /** A database without a table that is known or guessed to hold accounts. */
  | "no-account-table"
  /** Nothing was named and this machine has no mail log in the usual places. */
  | "no-log-here";

/** Thrown by the world and caught by `openEvidence`, which adds the place. */
export class EvidenceProblem extends Error {
  override readonly name = "EvidenceProblem";
  readonly code: EvidenceProblemCode;
  /** What to do about it. */
  readonly hint: string;

  /** `state` continues the sentence `Cannot read "x": ...`. */
  constructor(code: EvidenceProblemCode, state: string, hint: string) {
    super(state);
    this.code = code;
    this.hint = hint;
  }
}
