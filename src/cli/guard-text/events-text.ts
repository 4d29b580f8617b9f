import { eventSentence } from "../../guard/event-sentence.ts";
import type { GuardEvent } from "../../guard/guard-event.ts";
import type { Language } from "../../report/language.ts";

/** `guard events --format text`: one line an event, the oldest first. */
export function eventsText(events: readonly GuardEvent[], language: Language): string {
  if (events.length === 0) return `${language.labels.guard.nothing.events}\n`;
  return events.map((event) => `${eventSentence(event, language)}\n`).join("");
}
