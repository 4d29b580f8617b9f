import type { Judgement } from "./judge-reply.ts";
import type { Observation } from "./observation.ts";
import type { SmtpDialogue } from "./smtp-dialogue.ts";

/** An observation whose verdict is what a reply means: accepted is yes. */
export function observe(
  probe: string,
  about: Observation["about"],
  { judgement, witness }: { readonly judgement: Judgement; readonly witness: string },
  dialogue: SmtpDialogue,
): Observation {
  return {
    probe,
    about,
    ...verdictOf(judgement),
    witness,
    dialogue: dialogue.transcript,
  };
}

function verdictOf(judgement: Judgement): Pick<Observation, "verdict" | "doubt"> {
  if (judgement.kind === "accepted") return { verdict: "yes" };
  if (judgement.kind === "refused") return { verdict: "no" };
  return { verdict: "doubt", doubt: judgement.doubt };
}
