import type { AnswerValue } from "../core/server-answers.ts";

/** An answer before its listener is known. */
export interface Verdict {
  readonly answer: AnswerValue;
  readonly witness: string;
}

export const yes = (witness: string): Verdict => ({ answer: "yes", witness });
export const no = (witness: string): Verdict => ({ answer: "no", witness });
export const depends = (witness: string): Verdict => ({ answer: "depends", witness });

const STRENGTH: Readonly<Record<AnswerValue, number>> = { yes: 3, depends: 2, unknown: 1, no: 0 };

/** The most harmful of several verdicts about variants of one request: one open way in is enough. */
export function worst(verdicts: readonly Verdict[], otherwise: Verdict): Verdict {
  return verdicts.reduce((a, b) => (STRENGTH[b.answer] > STRENGTH[a.answer] ? b : a), otherwise);
}

/** Joins what two assumptions (say, two versions) lead to: equal answers stand, different ones depend on `what`. */
export function agree(verdicts: readonly Verdict[], what: string): Verdict {
  const [first, ...rest] = verdicts;
  if (first === undefined) return { answer: "unknown", witness: what };
  if (rest.every((v) => v.answer === first.answer)) return first;
  const harmful = worst(verdicts, first);
  return depends(`${what}: ${harmful.witness}`);
}
