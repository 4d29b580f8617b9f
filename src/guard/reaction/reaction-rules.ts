import type { Cause, Confidence, StepName } from "../../core/diagnosis.ts";

/** From which confidence on something is done. */
export type Threshold = Confidence | "never";

/** From which confidence on an incident is told, its culprit's mail held, its containment plan carried out. */
export interface ReactionRule {
  readonly tell: Threshold;
  readonly hold: Threshold;
  readonly contain: Threshold;
}

export interface ReactionSettings extends ReactionRule {
  /** What is otherwise for some causes. */
  readonly causes: Partial<Readonly<Record<Cause, Partial<ReactionRule>>>>;
  /** Steps of a containment plan that the guard may carry out. */
  readonly steps: readonly StepName[];
  /** Incidents acted upon within an hour; then the guard only tells. */
  readonly perHour: number;
}

const RANK = { possible: 0, likely: 1, certain: 2, never: 3 } as const;

/** Whether an incident is sure enough. */
export function isSureEnough(
  { causes, ...rule }: ReactionSettings,
  what: keyof ReactionRule,
  { cause, confidence }: { readonly cause: Cause; readonly confidence: Confidence },
): boolean {
  const threshold = causes[cause]?.[what] ?? rule[what];
  return RANK[confidence] >= RANK[threshold];
}
