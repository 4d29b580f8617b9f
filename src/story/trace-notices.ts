import type { NoticeKind } from "./message-story.ts";
import { firstEvent, firstMs, lastMs, senderOf, type Life } from "./trace-life.ts";
import { isExim, type LivesById } from "./trace-joins.ts";
import type { TraceEvent } from "./trace-order.ts";

/** A message of ours about another message. */
export interface NoticeLink {
  readonly kind: NoticeKind;
  readonly at: string | null;
  readonly about: Life;
  readonly noticeId: string;
  /** Its own life, where its lines are in the log. */
  readonly notice: Life | null;
}

const NEAR_MS = 300_000;

/**
 * Finds bounces and other notices: Postfix' bounce(8) names the new id on the line of the old one, Exim the old one
 * as `R=` on the `<=` line of the new one (spec ch. 53, "R=<message id>" on bounces and automatic replies).
 */
export function findNotices(lives: readonly Life[], byId: LivesById): NoticeLink[] {
  const links: NoticeLink[] = [];
  for (const life of lives) {
    const accepted = firstEvent(life, "accepted");
    if (accepted?.origQueueId !== undefined && isExim(accepted)) {
      const about = (byId.get(accepted.origQueueId) ?? []).findLast(
        (other) => other !== life && firstMs(other) <= firstMs(life) + NEAR_MS,
      );
      if (about)
        links.push({
          kind: eximKind(life, about),
          at: accepted.at,
          about,
          noticeId: life.queueId,
          notice: life,
        });
    }
    for (const { event, atMs } of life.events) {
      const id = event.notificationQueueId;
      if (id === undefined) continue;
      const notice = (byId.get(id) ?? []).findLast(
        (other) =>
          other.host === life.host &&
          firstMs(other) <= atMs + NEAR_MS &&
          lastMs(other) >= atMs - NEAR_MS,
      );
      links.push({
        kind: postfixKind(event),
        at: event.at,
        about: life,
        noticeId: id,
        notice: notice ?? null,
      });
    }
  }
  return links;
}

/** bounce(8) and trace(8) log `sender non-delivery`, `sender delay`, `sender delivery status`, `postmaster ...`. */
function postfixKind(event: TraceEvent): NoticeKind {
  const action = event.action ?? "";
  if (action.startsWith("postmaster")) return "postmaster";
  if (action.includes("delay")) return "delay";
  return action.includes("status") || action.includes("verification")
    ? "delivery-status"
    : "non-delivery";
}

/** Exim's `R=` also stands on vacation messages; only a failed recipient makes it a bounce. */
function eximKind(notice: Life, about: Life): NoticeKind {
  if (senderOf(notice) !== "") return "answer";
  const states = about.events
    .map(({ event }) => event)
    .filter((event) => event.kind === "delivery");
  if (states.some((event) => event.flag === "**" || event.status === "bounced"))
    return "non-delivery";
  if (states.some((event) => event.flag === "==" || event.status === "deferred")) return "delay";
  return "answer";
}
