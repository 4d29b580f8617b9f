import type { Diagnosis } from "../../core/diagnosis.ts";
import { delistingLetter } from "../../report/letters/delisting/delisting-letter.ts";
import { findRefusals } from "../../report/letters/delisting/find-receivers.ts";
import type { Letter } from "../../report/letters/letter.ts";
import { maskAnswer } from "../../report/letters/mask-answer.ts";
import { loadLanguage } from "../../report/language.ts";
import type { CommandContext } from "../command-run.ts";
import { letterSender } from "./letter-sender.ts";

/** The requests to the receivers that refuse our mail, and to the lists that they follow. */
export async function delistingLetters(
  diagnosis: Diagnosis<string>,
  { flags, language, terminal }: CommandContext,
): Promise<{ readonly letters: readonly Letter[]; readonly document: unknown }> {
  const sender = { address: letterSender(flags.from, diagnosis), nowMs: terminal.nowMs() };
  const incident = diagnosis.incidents.find(({ confidence }) => confidence !== "possible");
  const refusals = findRefusals(diagnosis.findings).map((refusal) =>
    flags.unmasked === true ? refusal : { ...refusal, answer: maskAnswer(refusal.answer) },
  );
  const letters = await Promise.all(
    refusals.map(async (refusal) =>
      delistingLetter(refusal, {
        language,
        receiverLanguage: await loadLanguage(refusal.receiver.language),
        incident,
        sender,
      }),
    ),
  );
  return {
    letters,
    document: {
      schema: "mailwarden.delisting/1",
      requests: refusals.map(({ receiver, domain, ourIp, since, answer, count }, index) => ({
        receiver: receiver.name,
        domain,
        ourIp,
        since,
        count,
        answer,
        way: receiver.way,
        place: receiver.place,
        advice: receiver.advice,
        text: letters[index]?.text ?? "",
      })),
    },
  };
}
