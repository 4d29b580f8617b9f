import type { PlanLeftOut, PlanStep } from "../core/containment.ts";
import type { StepName } from "../core/diagnosis.ts";
import type { HostWorld } from "../core/host-world.ts";
import type { LeftOut, PlannedStep } from "./contain-step.ts";
import type { StoredPlan } from "./contain-store.ts";
import type { PlanFacts } from "./plan-facts.ts";
import { isChosen } from "./run-steps.ts";
import { sealPlan } from "./seal-plan.ts";
import { STEPS, stepNamed } from "./steps/catalogue.ts";

export interface PlanChoice {
  readonly only?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

/** A plan's sentences in the reader's language. */
export interface StepWording {
  /** What a step is for, what it may do by mistake, and how it is taken back. */
  step(step: StepName, planned: PlannedStep): Pick<PlanStep, "why" | "risk" | "undo">;
  leftOut(leftOut: LeftOut): string;
}

/** Makes a plan; changes nothing. */
export async function makePlan(
  facts: PlanFacts,
  { only, except }: PlanChoice,
  wording: StepWording,
): Promise<StoredPlan> {
  const chosen: ChosenStep[] = [];
  const leftOut: LeftOutStep[] = [];
  for (const kind of STEPS) {
    const { step } = kind;
    const id = stepId(chosen.length, step);
    if (!isChosen({ id, step }, { only, except })) continue;
    const planned = await kind.plan(facts);
    if (planned === undefined) continue;
    if ("work" in planned) chosen.push({ step, planned });
    leftOut.push(...(planned.leftOut ?? []).map((one) => ({ ...one, step })));
  }
  const { culprit, evidence, host, incident, rule, server } = facts;
  const honestClients = [...facts.honestClients];
  const subject = { cause: incident.cause, culprit, rule, honestClients, evidence };
  const frame = { incident: incident.id, host, server, subject, leftOut };
  return assemblePlan(chosen, frame, wording);
}

export interface ChosenStep {
  readonly step: StepName;
  readonly planned: PlannedStep;
}

interface LeftOutStep extends LeftOut {
  readonly step: StepName;
}

/** Puts steps into a plan, in the order given. */
export function assemblePlan(
  chosen: readonly ChosenStep[],
  { host, incident, leftOut = [], server, subject }: PlanFrame,
  wording: StepWording,
): StoredPlan {
  const steps = chosen.map(({ step, planned }, index): PlanStep => {
    const { target, commands, files, messages } = planned;
    return {
      id: stepId(index, step),
      step,
      target,
      ...wording.step(step, planned),
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
    ...(leftOut.length > 0 && { leftOut: leftOut.map((one) => worded(one, wording)) }),
  });
  return { plan, server, works, subject };
}

export interface PlanFrame extends Pick<StoredPlan, "server" | "subject"> {
  /** Id of the incident; `by-hand` for what an administrator does without one. */
  readonly incident: string;
  readonly host: HostWorld;
  readonly leftOut?: readonly LeftOutStep[];
}

function worded({ step, reason, target }: LeftOutStep, wording: StepWording): PlanLeftOut {
  return { step, target, reason, because: wording.leftOut({ reason, target }) };
}

/** `03-queue-hold`: files are named so, in the order of the work. */
function stepId(index: number, step: StepName): string {
  return `${String(index + 1).padStart(2, "0")}-${step}`;
}
