import type { StepWording } from "../contain/make-plan.ts";
import type { Language } from "../report/language.ts";

/** The words of a plan's steps in one language. */
export function stepWording({ formats, labels }: Language): StepWording {
  return (step, { target, messages = 0 }) => {
    const words = labels.contain.steps[step];
    const { risk, undo } = words;
    return { why: words.why({ target, messages }, formats), risk, undo };
  };
}
