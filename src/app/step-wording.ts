import type { StepWording } from "../contain/make-plan.ts";
import type { Language } from "../report/language.ts";

/** The words of a plan's steps in one language. */
export function stepWording({ formats, labels }: Language): StepWording {
  return (step, { target, messages = 0 }) => {
    const { why, risk, undo } = labels.contain.steps[step];
    return { why: why({ target, messages }, formats), risk, undo };
  };
}
