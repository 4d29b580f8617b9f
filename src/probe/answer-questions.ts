import { QUESTIONS } from "../core/server-answers.ts";
import type { AnswerRow, Question } from "../core/server-answers.ts";
import type { Doubt } from "./judge-reply.ts";
import type { Observation } from "./observation.ts";
import type { ProbedListener } from "./probe-server.ts";
import type { DialogueLine } from "./smtp-dialogue.ts";

/** An answer of `probe`: `depends` is one that was asked and proves nothing, for the reason in `doubt`. */
export interface ProbeAnswer extends AnswerRow {
  readonly doubt?: Doubt;
  readonly dialogue: readonly DialogueLine[];
}

export type ProbeAnswers = Readonly<Record<Question, readonly ProbeAnswer[]>>;

const NOT_ASKED = { doubt: "not-asked", witness: "-", dialogue: [] } as const;

/** One row for each listener that answered, and question. */
export function answerQuestions(listeners: readonly ProbedListener[]): ProbeAnswers {
  const open = listeners.filter(({ state }) => state !== "closed");
  const rows = QUESTIONS.map((question) => [question, open.map((one) => answerOf(one, question))]);
  return Object.fromEntries(rows) as Record<Question, readonly ProbeAnswer[]>;
}

function answerOf(listener: ProbedListener, question: Question): ProbeAnswer {
  const base = { listener: listener.name };
  if (listener.state === "silent") {
    const { doubt = "no-answer", witness = "-" } = listener;
    return { ...base, answer: "depends", doubt, witness, dialogue: [] };
  }
  const seen = decisive(listener.observations.filter(({ about }) => about === question));
  if (seen === undefined) return { ...base, answer: "unknown", ...NOT_ASKED };
  const { verdict, doubt, witness, dialogue } = isOpenToAll(listener, question)
    ? ({ ...seen, verdict: "doubt", doubt: "open-to-all" } as const)
    : seen;
  if (verdict !== "doubt") return { ...base, answer: verdict, witness, dialogue };
  const isUnasked = doubt === "not-asked";
  return {
    ...base,
    answer: isUnasked ? "unknown" : "depends",
    ...(doubt !== undefined && { doubt }),
    witness,
    dialogue,
  };
}

/** Who finds another way in that everybody has is let in from here, too: the refusal of the plain form says little. */
function isOpenToAll({ observations }: ProbedListener, question: Question): boolean {
  const isAboutPlace = question === "relayNeighbour" || question === "relayPrivate";
  return (
    isAboutPlace &&
    observations.every(({ about, verdict }) => about !== question || verdict === "no") &&
    observations.some(
      ({ about, verdict, doubt }) =>
        about === "relayUnauthenticated" && (verdict === "yes" || doubt === "trusted-vantage"),
    )
  );
}

/** One way in is enough; a no counts only where nothing stayed in doubt. */
function decisive(observations: readonly Observation[]): Observation | undefined {
  return (
    observations.find(({ verdict }) => verdict === "yes") ??
    observations.find(({ verdict }) => verdict === "doubt") ??
    observations[0]
  );
}
