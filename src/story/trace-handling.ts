import type { EventKind } from "../core/log-event.ts";
import type { HandlingKind, StoryHandling } from "./message-story.ts";
import type { TimedEvent, TraceEvent } from "./trace-order.ts";

const HANDLING: ReadonlySet<EventKind> = new Set<HandlingKind>([
  "held",
  "released",
  "requeued",
  "frozen",
  "thawed",
  "deleted",
  "discarded",
  "header-action",
  "milter-action",
  "filter-verdict",
  "signature",
  "delivery-error",
  "reject",
]);

/** More remarks than this on one message say nothing new. */
const HANDLING_MAX = 200;

/** What was done with a message besides delivering it. */
export function listHandling(events: readonly TimedEvent[]): StoryHandling[] {
  const handling: StoryHandling[] = [];
  for (const { event } of events) {
    if (handling.length === HANDLING_MAX) break;
    if (!isHandling(event.kind)) continue;
    handling.push({
      at: event.at,
      queueId: event.queueId ?? "",
      kind: event.kind,
      reason: reasonOf(event),
    });
  }
  return handling;
}

function isHandling(kind: EventKind): kind is HandlingKind {
  return HANDLING.has(kind);
}

function reasonOf(event: TraceEvent): string | null {
  const parts = [
    event.action,
    event.replyCode,
    event.enhancedCode,
    event.reason ?? event.statusText,
  ];
  const said = parts.filter((part) => part !== undefined && part !== "");
  return said.length > 0 ? said.join(" ") : null;
}
