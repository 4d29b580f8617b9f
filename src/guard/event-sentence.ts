import type { Language } from "../report/language.ts";
import { speak } from "../report/speak.ts";
import { visible } from "../report/visible.ts";
import type { GuardEvent } from "./guard-event.ts";

/** One event on one line, in the reader's language. */
export function eventSentence(event: GuardEvent, language: Language): string {
  const { at, code, subject, data } = event;
  const { labels, formats } = language;
  const values = { subject, data, says: spokenOf(event, language) };
  return visible(`${at}  ${labels.guard.events[code](values, formats)}`);
}

/** The sentence of a diagnosis that an event carries; `""` for none. */
export function spokenOf({ says }: Pick<GuardEvent, "says">, language: Language): string {
  // An event that another version wrote may say what this one cannot.
  return says !== undefined && says.key in language.sayings ? speak(says, language) : "";
}
