import {
  ContainProblem,
  type PlanStep,
  type StepError,
  type StepRecord,
} from "../core/containment.ts";
import type { ContainFault } from "../core/contain-fault.ts";
import type { AccountLocks } from "../core/account-locks.ts";
import type { HostWorld } from "../core/host-world.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import type { ContainStep, StepContext, StepOutcome } from "./contain-step.ts";
import type { ContainStore, StoredPlan } from "./contain-store.ts";
import { Journal } from "./journal.ts";
import { type StepState, stepStates } from "./step-states.ts";
import { stepNamed } from "./steps/catalogue.ts";

export interface RunOptions {
  /** Step names or ids; undefined = all. */
  readonly only?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
  /** Steps whose undoing brings back the abuse, and is wanted all the same. */
  readonly reopen?: readonly string[] | undefined;
  /** Goes on with the next step when one has failed. */
  readonly keepGoing?: boolean;
  readonly isDryRun?: boolean;
  readonly onRecord?: (record: Omit<StepRecord, "prev">) => void;
}

export interface RunWorld {
  /** A fault in English, for the journal. */
  readonly sayFault: (fault: ContainFault) => Pick<StepError, "hint" | "message">;
  readonly host: HostWorld;
  readonly store: ContainStore;
  readonly locks: AccountLocks;
  readonly readQueue: () => Promise<readonly QueuedMessage[]>;
}

/** True for a step that `--only` and `--except` let through. */
export function isChosen(
  { id, step }: Pick<PlanStep, "id" | "step">,
  { only, except }: Pick<RunOptions, "only" | "except">,
): boolean {
  const isNamed = (names: readonly string[]) => names.includes(id) || names.includes(step);
  return (only === undefined || isNamed(only)) && !(except !== undefined && isNamed(except));
}

/** Carries out what of a plan is not done yet, in its order. A step that was under way when a run was killed is gone on with. */
export async function applySteps(
  stored: StoredPlan,
  options: RunOptions,
  world: RunWorld,
): Promise<readonly StepState[]> {
  return world.store.locked(async () => {
    const run = new StepRun(stored, options, world);
    let isHalted = false;
    for (const { step, status } of run.states()) {
      // A step that is named by itself is done again: honest mail that came in since, for one.
      const isDone = (status === "done" || status === "already") && options.only === undefined;
      if (!isChosen(step, options) || isDone) continue;
      if (isHalted) run.write(step, "apply", "not-run", "");
      else if (!(await run.go(step, "apply")) && options.keepGoing !== true) isHalted = true;
    }
    return run.states();
  });
}

/** Takes back what was done, last step first. */
export async function undoSteps(
  stored: StoredPlan,
  options: RunOptions,
  world: RunWorld,
): Promise<readonly StepState[]> {
  return world.store.locked(async () => {
    const run = new StepRun(stored, options, world);
    for (const { step, isOpen } of run.states().toReversed()) {
      if (!isChosen(step, options) || !isOpen) continue;
      if (!(await run.go(step, "undo")) && options.keepGoing !== true) break;
    }
    return run.states();
  });
}

class StepRun {
  readonly #stored: StoredPlan;
  readonly #options: RunOptions;
  readonly #world: RunWorld;
  readonly #journal: Journal;

  constructor(stored: StoredPlan, options: RunOptions, world: RunWorld) {
    this.#stored = stored;
    this.#options = options;
    this.#world = world;
    const { plan } = stored;
    this.#journal = Journal.open(world.host.files, world.store.journalOf(plan), plan.digest);
  }

  states(): readonly StepState[] {
    return stepStates(this.#stored.plan.steps, this.#journal.records);
  }

  /** False when the step failed. */
  async go(planned: PlanStep, doing: "apply" | "undo"): Promise<boolean> {
    const step = stepNamed(planned.step);
    if (doing === "undo" && step.reopens && !this.#isReopened(planned)) return true;
    this.write(planned, doing, "running", "");
    try {
      const context = this.#contextOf(planned);
      const work = this.#stored.works[planned.id];
      const { status, found } = await attempt(step, doing, work, context);
      this.write(planned, doing, doing === "undo" ? "undone" : status, found);
      return true;
    } catch (error) {
      this.write(planned, doing, "failed", "", this.#errorOf(error));
      return false;
    }
  }

  write(
    { id }: PlanStep,
    doing: StepRecord["doing"],
    status: StepRecord["status"],
    found: string,
    error?: StepError,
  ): void {
    const at = new Date(this.#world.host.nowMs()).toISOString();
    const record = { id, at, doing, status, found, ...(error && { error }) };
    if (this.#options.isDryRun !== true) this.#journal.write(record);
    this.#options.onRecord?.(record);
  }

  #errorOf(error: unknown): StepError {
    if (!(error instanceof ContainProblem)) throw error;
    const { code, fault } = error;
    return { code, ...this.#world.sayFault(fault), fault };
  }

  #isReopened({ id, step }: PlanStep): boolean {
    return this.#options.reopen?.some((name) => name === id || name === step) === true;
  }

  #contextOf(planned: PlanStep): StepContext {
    const { id } = planned;
    const { host, locks, store, readQueue } = this.#world;
    const planFolder = store.folderOf(this.#stored.plan);
    return {
      host,
      server: this.#stored.server,
      readQueue,
      locks,
      isDryRun: this.#options.isDryRun === true,
      isReopened: this.#isReopened(planned),
      tellPassword: (given) => store.passwordsOf(this.#stored.plan).tell(given),
      kept: store.keptOf(this.#stored.plan, id, host.files),
      folder: () => {
        host.files.makeFolder(`${planFolder}/${id}`);
        return `${planFolder}/${id}`;
      },
    };
  }
}

function attempt(
  step: ContainStep,
  doing: "apply" | "undo",
  work: unknown,
  context: StepContext,
): Promise<StepOutcome> {
  return doing === "apply" ? step.apply(work, context) : step.undo(work, context);
}
