import { isRedacted } from "../core/mail-address.ts";
import type { MessageStory, StoryEntry, StoryLine } from "./message-story.ts";
import type { TracePeriod } from "./trace-period.ts";
import type { TraceQuery, TraceReading, TraceTerm } from "./trace-query.ts";
import type { TraceEvent } from "./trace-order.ts";
import { recipientKey } from "./trace-recipients.ts";

/** True when a parsed field of the line is what the term asks for; words in replies, HELO names and subjects never count. */
export function fitsEvent(event: TraceEvent, term: TraceTerm): boolean {
  return term.readings.some((reading) => {
    switch (reading.kind) {
      case "queue-id":
        return [event.queueId, event.origQueueId, event.notificationQueueId].includes(reading.id);
      case "message-id":
        return isSame(event.messageId, reading.id);
      case "address":
        return (
          isAddress(event.from, reading.address) ||
          isAddress(event.to, reading.address) ||
          isAddress(event.origTo, reading.address) ||
          (event.recipients ?? []).some((address) => isAddress(address, reading.address))
        );
      case "account":
        return isAddress(event.saslUsername, reading.account);
      case "network":
        return isIn(event.clientIp, reading) || isIn(event.origClientIp, reading);
    }
  });
}

/** True when all terms fit the story, each anywhere in it, and it has a line in the period. */
export function fitsStory(story: MessageStory, query: TraceQuery): boolean {
  return (
    query.terms.every((term) => term.readings.some((reading) => fitsReading(story, reading))) &&
    (query.period === undefined || overlaps(story, query.period))
  );
}

function fitsReading(story: MessageStory, reading: TraceReading): boolean {
  const entries = story.hops
    .map((hop) => hop.entry)
    .filter((entry): entry is StoryEntry => entry !== null);
  switch (reading.kind) {
    case "queue-id":
      return story.queueIds.includes(reading.id);
    case "message-id":
      return story.hops.some((hop) => isSame(hop.messageId, reading.id));
    case "address":
      return (
        story.hops.some((hop) => isAddress(hop.sender, reading.address)) ||
        story.recipients.some(
          (to) => isAddress(to.address, reading.address) || isAddress(to.origTo, reading.address),
        )
      );
    case "account":
      return entries.some((entry) => isAddress(entry.account, reading.account));
    case "network":
      return entries.some(
        (entry) => isIn(entry.clientIp, reading) || isIn(entry.origClientIp, reading),
      );
  }
}

function overlaps(story: MessageStory, period: TracePeriod): boolean {
  const first = Date.parse(story.firstAt ?? "");
  const last = Date.parse(story.lastAt ?? "");
  return first <= period.untilMs && last >= period.sinceMs;
}

/** True for a line whose own stamp is in the period; a line without a stamp is in none. */
export function isInPeriod(line: Pick<StoryLine, "at">, period: TracePeriod | undefined): boolean {
  if (period === undefined) return true;
  const at = Date.parse(line.at ?? "");
  return at >= period.sinceMs && at <= period.untilMs;
}

function isSame(value: string | null | undefined, wanted: string): boolean {
  return value === wanted && !isRedacted(value);
}

function isAddress(value: string | null | undefined, wanted: string): boolean {
  if (value === undefined || value === null || isRedacted(value)) return false;
  return (
    value === wanted ||
    (value !== "" && wanted !== "" && recipientKey(value) === recipientKey(wanted))
  );
}

function isIn(
  ip: string | undefined,
  reading: Extract<TraceReading, { kind: "network" }>,
): boolean {
  return ip !== undefined && reading.network.has(ip);
}
