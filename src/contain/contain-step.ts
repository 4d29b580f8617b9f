import type { AccountLocks } from "../core/account-locks.ts";
import type { LeftOutReason } from "../core/containment.ts";
import type { StepName } from "../core/diagnosis.ts";
import type { HostWorld } from "../core/host-world.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import type { KeptRecords } from "./kept-records.ts";
import type { MailServer } from "./mail-server.ts";
import type { PlanFacts } from "./plan-facts.ts";

/** What a step may use while it works. */
export interface StepContext<Kept = unknown> {
  readonly host: HostWorld;
  readonly server: MailServer;
  readonly kept: KeptRecords<Kept>;
  /** A folder of the step's own (0700): backups, quarantine. Made when `folder()` is first called. */
  readonly folder: () => string;
  /** The mail in the queue as it is now, whole files only. */
  readonly readQueue: () => Promise<readonly QueuedMessage[]>;
  readonly locks: AccountLocks;
  readonly isDryRun: boolean;
  /** `--reopen` names the step: undo brings back what let the abuse in, too. */
  readonly isReopened: boolean;
  /** Says a password that the step has just given: it is kept until somebody has been shown it, and no longer. */
  readonly tellPassword: (given: GivenPassword) => void;
}

export interface GivenPassword {
  readonly login: string;
  readonly password: string;
}

export interface StepOutcome {
  /** `already`: nothing was left to do. */
  readonly status: "done" | "already";
  /** Figures: `held 5000, gone 12`. */
  readonly found: string;
}

/** What a step would do. `work` is all that `apply` needs, as plain JSON. */
export interface PlannedStep<Work = unknown> {
  readonly target: string;
  readonly commands: readonly string[];
  readonly files: readonly { readonly path: string; readonly diff: string }[];
  readonly messages?: number;
  readonly work: Work;
  readonly leftOut?: readonly LeftOut[];
}

/** Something that a plan would do, and why it does not. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  /** The login, or the store. */
  readonly target: string;
}

/**
 * One kind of step. `apply` and `undo` may be called again after a crash at any point of theirs: they look at what is,
 * and do what is missing. They throw a `ContainProblem` when they cannot go on.
 */
export interface ContainStep<Work = unknown, Kept = unknown> {
  readonly step: StepName;
  /** False for what cannot be taken back: a session that was ended, an attempt that was made. */
  readonly reversible: boolean;
  /** True when taking it back would bring back the abuse: `undo` wants `--reopen` for it. */
  readonly reopens: boolean;
  /** Changes nothing. Undefined where there is nothing to do, `leftOut` alone where there is, and it cannot be done. */
  plan(
    facts: PlanFacts,
  ): Promise<PlannedStep<Work> | { readonly leftOut: readonly LeftOut[] } | undefined>;
  apply(work: Work, context: StepContext<Kept>): Promise<StepOutcome>;
  undo(work: Work, context: StepContext<Kept>): Promise<StepOutcome>;
}
