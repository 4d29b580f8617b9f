import { auditConfiguration } from "../../../src/audit/audit-configuration.ts";
import { QUESTIONS } from "../../../src/core/server-answers.ts";
import type { AnswerRow, AnswerValue, Question } from "../../../src/core/server-answers.ts";
import { said } from "../../../src/core/witness.ts";
import type { Witness } from "../../../src/core/witness.ts";
import { en } from "../../../src/report/messages/en.ts";
import { witnessText } from "../../../src/report/witness-text.ts";
import type { Observed } from "./observe-server.ts";
import type { TrialCase } from "./trial-case.ts";

/** One answer of `audit` beside what the server did. */
export interface Compared {
  readonly question: Question;
  readonly kind: "right" | "wrong" | "abstained";
  readonly observed: boolean;
  readonly said: AnswerValue;
  /** In English. */
  readonly witness: string;
}

/** Asks `audit` about the files alone, as an administrator would send them in. */
export function compareAnswers(
  { files }: TrialCase,
  observed: Observed,
  mtaVersion: string,
): readonly Compared[] {
  const texts = Object.entries(files).map(([name, text]) => ({ name, text }));
  const { answers } = auditConfiguration({ texts, mtaVersion });
  return QUESTIONS.map((question) => {
    const { answer, witness, listener } = overall(answers[question], question);
    const isSure = answer === "yes" || answer === "no";
    const kind = !isSure
      ? "abstained"
      : (answer === "yes") === observed[question]
        ? "right"
        : "wrong";
    return {
      question,
      kind,
      observed: observed[question],
      said: answer,
      witness: `${listener}: ${witnessText(witness, en)}`,
    };
  });
}

const ORDER: readonly AnswerValue[] = ["yes", "depends", "unknown", "no"];

/** The worst of all listeners; STARTTLS is asked about port 25 alone. */
function overall(rows: readonly AnswerRow<Witness>[], question: Question): AnswerRow<Witness> {
  const asked =
    question === "startTls"
      ? rows.filter(({ listener }) => /(?:^port 25|:25|^-)$/.test(listener))
      : rows;
  const worst = ORDER.map((value) => asked.find(({ answer }) => answer === value)).find(Boolean);
  return worst ?? { answer: "no", listener: "-", witness: said("no-listener") };
}
