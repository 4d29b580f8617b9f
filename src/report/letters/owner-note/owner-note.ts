import type { Incident } from "../../../core/diagnosis.ts";
import type { Language } from "../../language.ts";
import { visible } from "../../visible.ts";
import { type Letter, safeFileName } from "../letter.ts";
import { paragraph } from "../paragraph.ts";

/** One note for each account whose password is certainly or likely in other hands. */
export function ownerNotes(
  incidents: readonly Incident<unknown>[],
  language: Language,
): readonly Letter[] {
  const notes = new Map<string, Letter>();
  for (const incident of incidents) {
    if (incident.cause !== "stolen-credentials" || incident.confidence === "possible") continue;
    for (const account of incident.accounts)
      if (!notes.has(account)) notes.set(account, ownerNote(account, incident, language));
  }
  return [...notes.values()];
}

/**
 * To somebody who is no administrator: what happened, that it is no shame, and what to do in which order. The device
 * comes before the new password, since what read the old one would read that, too.
 */
function ownerNote(
  account: string,
  { firstAt, messages }: Incident<unknown>,
  { labels, formats }: Language,
): Letter {
  const { ownerNote: words } = labels.letters;
  const shown = visible(account);
  const text = [
    words.subject({ account: shown }),
    words.greeting,
    paragraph(words.happened({ account: shown, since: firstAt, messages }, formats)),
    paragraph(words.blame),
    paragraph(words.locked),
    words.stepsTitle,
    words.steps.map((step, index) => paragraph(step, `${index + 1}. `)).join("\n"),
    paragraph(words.never),
    words.closing,
  ].join("\n\n");
  return {
    fileName: safeFileName("owner", account, "txt"),
    text: `${text}\n`,
    to: null,
    about: account,
    lookup: [],
  };
}
