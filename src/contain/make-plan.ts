import type { Plan, PlanStep } from "../core/containment.ts";
import type { StepName } from "../core/diagnosis.ts";
import type { PlannedStep } from "./contain-step.ts";
import type { StoredPlan } from "./contain-store.ts";
import type { PlanFacts } from "./plan-facts.ts";
import { isChosen } from "./run-steps.ts";
import { sealPlan } from "./seal-plan.ts";
import { STEPS } from "./steps/catalogue.ts";

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
  const steps: PlanStep[] = [];
  const works: Record<string, unknown> = {};
  for (const step of STEPS) {
    const id = `${String(steps.length + 1).padStart(2, "0")}-${step.step}`;
    if (!isChosen({ id, step: step.step }, { only, except })) continue;
    const planned = await step.plan(facts);
    if (planned === undefined) continue;
    const { work, target, commands, files, messages } = planned;
    works[id] = work;
    steps.push({
      id,
      step: step.step,
      target,
      ...wording(step.step, planned),
      reversible: step.reversible,
      commands,
      files,
      ...(messages !== undefined && { messages }),
    });
  }
  const { culprit, evidence, host, incident, rule, server } = facts;
  const plan: Plan = sealPlan({
    schema: "mailwarden.plan/1",
    incident: incident.id,
    host: host.hostName,
    madeAt: new Date(host.nowMs()).toISOString(),
    steps,
  });
  const honestClients = [...facts.honestClients];
  const subject = { cause: incident.cause, culprit, rule, honestClients, evidence };
  return { plan, server, works, subject };
}
