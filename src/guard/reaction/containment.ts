import type { GivenPassword } from "../../contain/contain-step.ts";
import type { Incident, StepName } from "../../core/diagnosis.ts";
import type { Say } from "../../core/say.ts";
import type { ClientConduct } from "../../detect/client-conduct.ts";

/** What the guard asks of `contain`. */
export interface ContainmentRequest {
  readonly incident: Incident<Say>;
  readonly conduct: ClientConduct;
  readonly steps: readonly StepName[];
  /** Logs that prove it. */
  readonly evidence: readonly string[];
}

export interface ContainmentAnswer {
  /** Digest of the plan; null = there was nothing to do, or no plan could be made. */
  readonly plan: string | null;
  /** Steps that were done. */
  readonly done: readonly StepName[];
  /** Why something could not be done; empty = all was. */
  readonly problem: string;
}

/** Containment plans, made and carried out as `mailwarden contain` does it. Never throws. */
export interface Containment {
  apply(request: ContainmentRequest): Promise<ContainmentAnswer>;
  undo(plan: string): Promise<UndoAnswer>;
}

export interface UndoAnswer {
  /** Why something was not taken back; empty = all was. */
  readonly problem: string;
  /** New passwords that accounts got back with: they are kept nowhere, so whoever asked must be shown them. */
  readonly passwords: readonly GivenPassword[];
}
