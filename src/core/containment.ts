import { CONTAIN_FAULTS } from "./contain-fault.ts";
import type { ContainFault, ContainFaultKind, ContainFaults } from "./contain-fault.ts";
import type { StepName } from "./diagnosis.ts";

/** The public documents of `contain` (contract, section 7). */

export interface PlanStep {
  /** `01-submission-hold`: unique in its plan, in the order of the work. */
  readonly id: string;
  readonly step: StepName;
  /** The account, client, script, file or receiver that it is about. */
  readonly target: string;
  readonly why: string;
  readonly risk: string;
  readonly reversible: boolean;
  /** What `apply` runs, quoted for a shell; for people to read or to run by hand. */
  readonly commands: readonly string[];
  readonly files: readonly { readonly path: string; readonly diff: string }[];
  /** Messages it touches, as far as the plan knows. */
  readonly messages?: number;
  readonly undo: string;
}

export interface Plan {
  readonly schema: "mailwarden.plan/1";
  /** SHA-256 of the rest as canonical JSON, lower-case hexadecimal. */
  readonly digest: string;
  readonly incident: string;
  readonly host: string;
  /** RFC 3339. */
  readonly madeAt: string;
  readonly steps: readonly PlanStep[];
  /** What would belong to the plan and cannot be done, with the reason in words. */
  readonly leftOut?: readonly PlanLeftOut[];
}

export interface PlanLeftOut {
  readonly step: StepName;
  readonly target: string;
  readonly reason: LeftOutReason;
  readonly because: string;
}

export const LEFT_OUT_REASONS = [
  /** No store of this machine knows the login. */
  "no-account",
  /** A store does not answer, or may not be read. */
  "backend-away",
  /** The settings let the incident in, and no change of theirs is sure to spare honest mail. */
  "no-fix",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export const STEP_STATUSES = [
  "planned",
  "running",
  "done",
  "failed",
  "not-run",
  "already",
  "undone",
] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

export interface StepError {
  readonly code: ContainErrorCode;
  /** English, as is `hint`: the journal is read by programs, and for years. */
  readonly message: string;
  readonly hint: string;
  /** The same as code and values, for the reader's language. */
  readonly fault: ContainFault;
}

/** One line of the journal. */
export interface StepRecord {
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
  /** Which way the step was going. */
  readonly doing: "apply" | "undo";
  readonly status: StepStatus;
  /** What was met and done, as figures: `held 5000, gone 12`. */
  readonly found: string;
  readonly error?: StepError;
  /** SHA-256 of the line before; of the plan for the first one. */
  readonly prev: string;
}

export interface VerifyRow {
  readonly check: string;
  /** null = could not be observed. */
  readonly holds: boolean | null;
  readonly observed: string;
}

/** Why a step could not be done, or not be taken back. */
export type ContainErrorCode =
  /** A program of the mail server failed, or is not there. */
  | "program-failed"
  | "program-missing"
  /** A file is not as it was when the plan was made, or as we left it. */
  | "changed"
  | "no-permission"
  | "no-space"
  | "read-only"
  | "missing"
  | "not-a-file"
  | "backend-away"
  /** The new settings were refused by the server's own check, and taken back. */
  | "settings-refused"
  | "unsupported"
  | "read-error";

/** Thrown by steps and by the world; the engine writes it into the journal. */
export class ContainProblem extends Error {
  override readonly name = "ContainProblem";
  readonly code: ContainErrorCode;
  readonly fault: ContainFault;

  constructor(fault: ContainFault) {
    super(`${fault.kind} ${JSON.stringify(fault.values)}`);
    this.code = CONTAIN_FAULTS[fault.kind].code;
    this.fault = fault;
  }
}

/** A problem of this kind, with the values of its sentence. */
export function containFault<Kind extends ContainFaultKind>(
  kind: Kind,
  values: ContainFaults[Kind],
): ContainProblem {
  // The pair is one of the union; TypeScript does not follow that.
  return new ContainProblem({ kind, values } as ContainFault);
}
