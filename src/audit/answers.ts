import type { AnswerValue } from "../core/server-answers.ts";
import { under } from "../core/witness.ts";
import type { Witness } from "../core/witness.ts";

/** An answer before its listener is known. */
export interface Verdict {
  readonly answer: AnswerValue;
  readonly witness: Witness;
}

export const yes = (witness: Witness): Verdict => ({ answer: "yes", witness });
export const no = (witness: Witness): Verdict => ({ answer: "no", witness });
export const depends = (witness: Witness): Verdict => ({ answer: "depends", witness });

const STRENGTH: Readonly<Record<AnswerValue, number>> = { yes: 3, depends: 2, unknown: 1, no: 0 };

/** The most harmful of several verdicts about variants of one request: one open way in is enough. */
export function worst(verdicts: readonly Verdict[], otherwise: Verdict): Verdict {
  return verdicts.reduce((a, b) => (STRENGTH[b.answer] > STRENGTH[a.answer] ? b : a), otherwise);
}

/** Joins what two assumptions (say, two versions) lead to: equal answers stand, different ones depend on `what`. */
export function agree(verdicts: readonly Verdict[], what: Witness): Verdict {
  const [first, ...rest] = verdicts;
  if (first === undefined) return { answer: "unknown", witness: what };
  if (rest.every((v) => v.answer === first.answer)) return first;
  const harmful = worst(verdicts, first);
  return depends(under([what], harmful.witness));
}
