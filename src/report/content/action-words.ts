import type { StepName } from "../../core/diagnosis.ts";
import type { DiagnosisLabels } from "../labels/diagnosis-labels.ts";
import { nameOf } from "../text/name-of.ts";

/** A step of what to do now. Evidence is saved as a whole, whatever the incident's target is called. */
export function actionWords(step: StepName, target: string, labels: DiagnosisLabels): string {
  const title = labels.steps[step];
  return step === "save-evidence"
    ? title
    : labels.action({ step: title, target: nameOf(labels.targets, target) });
}
