import type { PlanStep } from "../core/containment.ts";
import type { StepName } from "../core/diagnosis.ts";
import type { HostWorld } from "../core/host-world.ts";
import type { PlannedStep } from "./contain-step.ts";
import type { StoredPlan } from "./contain-store.ts";
import type { PlanFacts } from "./plan-facts.ts";
import { isChosen } from "./run-steps.ts";
import { sealPlan } from "./seal-plan.ts";
import { STEPS, stepNamed } from "./steps/catalogue.ts";

export interface PlanChoice {
  readonly only?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

/** What a step is for, what it may do by mistake, and how it is taken back, in the reader's language. */
export type StepWording = (
  step: StepName,
  planned: PlannedStep,
) => Pick<PlanStep, "why" | "risk" | "undo">;

/** Makes a plan; changes nothing. */
export async function makePlan(
  facts: PlanFacts,
  { only, except }: PlanChoice,
  wording: StepWording,
): Promise<StoredPlan> {
  const chosen: ChosenStep[] = [];
  for (const kind of STEPS) {
    const { step } = kind;
    const id = stepId(chosen.length, step);
    if (!isChosen({ id, step }, { only, except })) continue;
    const planned = await kind.plan(facts);
    if (planned !== undefined) chosen.push({ step, planned });
  }
  const { culprit, evidence, host, incident, rule, server } = facts;
  const honestClients = [...facts.honestClients];
  const subject = { cause: incident.cause, culprit, rule, honestClients, evidence };
  return assemblePlan(chosen, { incident: incident.id, host, server, subject }, wording);
}

export interface ChosenStep {
  readonly step: StepName;
  readonly planned: PlannedStep;
}

/** Puts steps into a plan, in the order given. */
export function assemblePlan(
  chosen: readonly ChosenStep[],
  { host, incident, server, subject }: PlanFrame,
  wording: StepWording,
): StoredPlan {
  const steps = chosen.map(({ step, planned }, index): PlanStep => {
    const { target, commands, files, messages } = planned;
    return {
      id: stepId(index, step),
      step,
      target,
      ...wording(step, planned),
      reversible: stepNamed(step).reversible,
      commands,
      files,
      ...(messages !== undefined && { messages }),
    };
  });
  const works: Record<string, unknown> = {};
  for (const [index, { step, planned }] of chosen.entries())
    works[stepId(index, step)] = planned.work;
  const plan = sealPlan({
    schema: "mailwarden.plan/1",
    incident,
    host: host.hostName,
    madeAt: new Date(host.nowMs()).toISOString(),
    steps,
  });
  return { plan, server, works, subject };
}

export interface PlanFrame extends Pick<StoredPlan, "server" | "subject"> {
  /** Id of the incident; `by-hand` for what an administrator does without one. */
  readonly incident: string;
  readonly host: HostWorld;
}

/** `03-queue-hold`: files are named so, in the order of the work. */
function stepId(index: number, step: StepName): string {
  return `${String(index + 1).padStart(2, "0")}-${step}`;
}
