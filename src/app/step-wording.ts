import type { StepWording } from "../contain/make-plan.ts";
import type { Language } from "../report/language.ts";

/** The words of a plan's steps in one language. */
export function stepWording({ formats, labels }: Language): StepWording {
  const { leftOut, steps } = labels.contain;
  return {
    step(step, { target, messages = 0 }) {
      const words = steps[step];
      const { risk, undo } = words;
      return { why: words.why({ target, messages }, formats), risk, undo };
    },
    leftOut: ({ reason, target }) => leftOut[reason](target),
  };
}
