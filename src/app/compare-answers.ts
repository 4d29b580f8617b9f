import { QUESTIONS } from "../core/server-answers.ts";
import type { Answers, AnswerRow, AnswerValue, Question } from "../core/server-answers.ts";
import type { ProbeAnswers } from "../probe/answer-questions.ts";

/** What settings and behaviour say about one question, at one listener. */
export interface Compared {
  readonly question: Question;
  readonly listener: string;
  readonly audit: AnswerValue;
  readonly probe: AnswerValue;
  /** Both are sure, and they contradict each other: the server runs with other settings, or one of us is wrong. */
  readonly differs: boolean;
}

/** Puts the answers of `audit` beside those of `probe`, by port; questions that neither decides are left out. */
export function compareAnswers(audit: Answers<unknown>, probe: ProbeAnswers): readonly Compared[] {
  return QUESTIONS.flatMap((question) =>
    probe[question].flatMap((row) => {
      const settings = rowFor(audit[question], row.listener);
      if (settings === undefined) return [];
      const differs =
        isSure(settings.answer) && isSure(row.answer) && settings.answer !== row.answer;
      const { listener } = row;
      return [{ question, listener, audit: settings.answer, probe: row.answer, differs }];
    }),
  );
}

const isSure = (answer: AnswerValue): boolean => answer === "yes" || answer === "no";

/** `port 25`, `submission (587)`, `192.0.2.1:2525`: the port stands last. */
function rowFor<Row extends Pick<AnswerRow, "listener">>(
  rows: readonly Row[],
  listener: string,
): Row | undefined {
  const port = lastNumber(listener);
  return rows.find((row) => lastNumber(row.listener) === port);
}

const lastNumber = (text: string): string | undefined => /(\d+)\D*$/.exec(text)?.[1];
