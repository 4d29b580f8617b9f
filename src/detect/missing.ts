import type { Confidence } from "../core/diagnosis.ts";
import { say } from "../core/say.ts";
import { shellWord } from "../core/shell-word.ts";
import type { IncidentDraft } from "./draft.ts";

/** What would make an accusation of an account surer. */
export function missingForAccount(
  account: string,
  confidence: Confidence,
): IncidentDraft["missing"] {
  const word = shellWord(account);
  const queue = { what: say("missing.queue", { account }), command: "postqueue -j || exim -bp" };
  if (confidence === "certain" || word === undefined) return [queue];
  return [
    {
      what: say("missing.older-log", {}),
      command:
        "zgrep -h -F -e " + word + " /var/log/mail.log* /var/log/maillog* /var/log/exim4/mainlog*",
    },
    queue,
  ];
}
