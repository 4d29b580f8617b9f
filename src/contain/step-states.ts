import type { PlanStep, StepRecord, StepStatus } from "../core/containment.ts";

export interface StepState {
  readonly step: PlanStep;
  readonly status: StepStatus;
  /** The last record of the step. */
  readonly record: StepRecord | undefined;
  /** True when the step may have changed something that was not taken back. */
  readonly isOpen: boolean;
}

/** How far each step of a plan has come, by the journal. */
export function stepStates(
  steps: readonly PlanStep[],
  records: readonly StepRecord[],
): readonly StepState[] {
  return steps.map((step) => {
    const own = records.filter(({ id }) => id === step.id);
    const record = own.at(-1);
    const lastUndone = own.findLastIndex(({ status }) => status === "undone");
    const since = own.slice(lastUndone + 1);
    return {
      step,
      status: record?.status ?? "planned",
      record,
      isOpen: since.some(({ status }) => status === "running" || status === "done"),
    };
  });
}
