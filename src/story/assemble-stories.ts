import type { MessageStory, StoryEnd, StoryHop, StoryLine } from "./message-story.ts";
import { listHandling } from "./trace-handling.ts";
import { findJoins, indexLives, type Join } from "./trace-joins.ts";
import {
  endOf,
  entryOf,
  firstMs,
  messageIdOf,
  senderOf,
  splitLives,
  type Life,
} from "./trace-life.ts";
import { findNotices, type NoticeLink } from "./trace-notices.ts";
import {
  compareText,
  compareTimed,
  orderEvents,
  type TimedEvent,
  type TraceEvent,
} from "./trace-order.ts";
import { buildRecipients } from "./trace-recipients.ts";

export interface AssembleLimits {
  /** Lines kept in one story; a message to thousands has thousands. The first and the last half are kept. */
  readonly linesPerStory: number;
}

const DEFAULT_LIMITS: AssembleLimits = { linesPerStory: 500 };

/**
 * Builds the stories of all messages in the events, oldest first. The result does not depend on the order in which
 * events come, nor on how the log is cut into sources; only `lines` say where each line stands.
 * Memory and time grow with the events (n log n).
 */
export function assembleStories(
  events: Iterable<TraceEvent>,
  limits: AssembleLimits = DEFAULT_LIMITS,
): MessageStory[] {
  const lives = splitLives(orderEvents(events));
  const byId = indexLives(lives);
  const joins = findJoins(lives, byId);
  const joinsFrom = groupBy(joins, (join) => join.parent);
  const joinTo = new Map(joins.map((join) => [join.child, join]));
  const notices = findNotices(lives, byId);
  const noticesAbout = groupBy(notices, (link) => link.about);
  const originOf = new Map(
    notices.flatMap((link) => (link.notice ? [[link.notice, link] as const] : [])),
  );
  return lives
    .filter((life) => !joinTo.has(life))
    .map((root) => {
      const hops = orderHops(root, joinsFrom);
      return buildStory(hops, {
        joinTo,
        joinsFrom,
        noticesAbout,
        origin: originOf.get(root),
        linesMax: limits.linesPerStory,
      });
    });
}

interface Links {
  readonly joinTo: ReadonlyMap<Life, Join>;
  readonly joinsFrom: ReadonlyMap<Life, readonly Join[]>;
  readonly noticesAbout: ReadonlyMap<Life, readonly NoticeLink[]>;
  readonly origin: NoticeLink | undefined;
  readonly linesMax: number;
}

function buildStory(lives: readonly Life[], links: Links): MessageStory {
  const hops = lives.map((life) => buildHop(life, links.joinTo.get(life)));
  const events = lives.flatMap((life) => life.events).sort(compareTimed);
  const said = <T>(read: (hop: StoryHop) => T | null): T | null =>
    hops.map(read).find((value) => value !== null) ?? null;
  return {
    queueIds: [...new Set(hops.map((hop) => hop.queueId))],
    hops,
    entry: hops[0]?.entry ?? null,
    sender: said((hop) => hop.sender),
    messageId: said((hop) => hop.messageId),
    subject: events.find(({ event }) => event.subject !== undefined)?.event.subject ?? null,
    sizeBytes: said((hop) => hop.sizeBytes),
    recipients: buildRecipients(lives, links.joinsFrom),
    notices: lives.flatMap((life) => links.noticesAbout.get(life) ?? []).map(describeNotice),
    noticeOf: links.origin
      ? {
          kind: links.origin.kind,
          queueId: links.origin.about.queueId,
          sender: senderOf(links.origin.about),
        }
      : null,
    handling: listHandling(events),
    end: combineEnds(hops.map((hop) => hop.end)),
    firstAt: events.find(({ event }) => event.at !== null)?.event.at ?? null,
    lastAt: events.findLast(({ event }) => event.at !== null)?.event.at ?? null,
    ...keepLines(events, links.linesMax),
  };
}

/** Filters and deliveries have sizes of their own. */
const TELLS_SIZE: ReadonlySet<string> = new Set(["queued", "accepted"]);

function buildHop(life: Life, join: Join | undefined): StoryHop {
  const number = (key: "sizeBytes" | "recipientCount") =>
    life.events.find(({ event }) => event[key] !== undefined && TELLS_SIZE.has(event.kind))?.event[
      key
    ] ?? null;
  return {
    queueId: life.queueId,
    host: life.host === "" ? null : life.host,
    joinedBy: join?.by ?? "first",
    fromQueueId: join?.parent.queueId ?? null,
    entry: entryOf(life),
    sender: senderOf(life),
    messageId: messageIdOf(life),
    sizeBytes: number("sizeBytes"),
    recipientCount: number("recipientCount"),
    firstAt: life.events.find(({ event }) => event.at !== null)?.event.at ?? null,
    lastAt: life.events.findLast(({ event }) => event.at !== null)?.event.at ?? null,
    end: endOf(life),
  };
}

/** Parents before children, older before younger. */
function orderHops(root: Life, joinsFrom: ReadonlyMap<Life, readonly Join[]>): Life[] {
  const hops: Life[] = [root];
  for (let i = 0; i < hops.length; i += 1) {
    const children = (joinsFrom.get(hops[i] as Life) ?? []).map((join) => join.child);
    hops.push(
      ...children.sort((a, b) => firstMs(a) - firstMs(b) || compareText(a.queueId, b.queueId)),
    );
  }
  return hops;
}

/** What is still open outweighs what is over; of what is over, the end that was no delivery. */
const END_RANK: readonly StoryEnd["kind"][] = [
  "still-queued",
  "unknown",
  "deleted",
  "expired",
  "rejected",
  "discarded",
  "removed",
];

function combineEnds(ends: readonly StoryEnd[]): StoryEnd {
  const ranked = [...ends].sort((a, b) => END_RANK.indexOf(a.kind) - END_RANK.indexOf(b.kind));
  const worst = ranked[0] ?? { kind: "unknown", because: "log-ends" };
  // all hops removed: the message left with the last one
  return worst.kind === "removed"
    ? (ends.findLast((end) => end.kind === "removed") ?? worst)
    : worst;
}

function describeNotice(link: NoticeLink): MessageStory["notices"][number] {
  const to = link.notice?.events.find(({ event }) => event.kind === "delivery")?.event;
  const listed = link.notice?.events.find(({ event }) => event.recipients !== undefined)?.event;
  return {
    kind: link.kind,
    queueId: link.noticeId,
    at: link.at,
    recipient: to?.to ?? listed?.recipients?.[0] ?? null,
  };
}

function keepLines(
  events: readonly TimedEvent[],
  max: number,
): { readonly lines: StoryLine[]; readonly linesLeftOut: number } {
  const half = Math.ceil(max / 2);
  const kept =
    events.length > max ? [...events.slice(0, half), ...events.slice(half - max)] : events;
  const lines = kept.map(({ event }) => ({
    source: event.source,
    line: event.line,
    at: event.at,
    kind: event.kind,
    text: event.text ?? "",
  }));
  return { lines, linesLeftOut: events.length - kept.length };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
