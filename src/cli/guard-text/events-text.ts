import type { GuardEvent } from "../../guard/guard-event.ts";
import type { Language } from "../../report/language.ts";
import { visible } from "../../report/visible.ts";

/** `guard events --format text`: one line an event, the oldest first. */
export function eventsText(events: readonly GuardEvent[], language: Language): string {
  const { guard } = language.labels;
  if (events.length === 0) return `${guard.nothing.events}\n`;
  return events.map((event) => `${eventText(event, language)}\n`).join("");
}

function eventText({ at, code, subject, data }: GuardEvent, { labels, formats }: Language): string {
  return visible(`${at}  ${labels.guard.events[code]({ subject, data }, formats)}`);
}
