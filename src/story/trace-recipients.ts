import { domainOf, isRedacted, localPartOf } from "../core/mail-address.ts";
import type { DeliveryAttempt, RecipientState, StoryRecipient } from "./message-story.ts";
import { isExim, isHandOverToProgram, nextIdsOf, type Join } from "./trace-joins.ts";
import { endOf, isDeferral, isRefusalOfMessage, type Life } from "./trace-life.ts";
import type { TraceEvent } from "./trace-order.ts";

/** A receiver that defers for five days is asked a hundred times and more; the first and the last say it all. */
const ATTEMPTS_MAX = 50;

interface Draft {
  readonly address: string;
  origTo: string | null;
  state: RecipientState;
  /** The state that a later hop has to tell. */
  passedOn: boolean;
  readonly attempts: DeliveryAttempt[];
}

/**
 * Builds the recipients of joined lives in the order of their first mention. One recipient has the attempts of all
 * hops; one that was handed to a filter or forwarded has the state that the last hop gave it.
 */
export function buildRecipients(
  hops: readonly Life[],
  joinsFrom: ReadonlyMap<Life, readonly Join[]>,
): StoryRecipient[] {
  const drafts = new Map<string, Draft>();
  for (const life of hops) {
    const ways = joinsFrom.get(life) ?? [];
    const here = new Set<Draft>();
    for (const { event } of life.events) {
      for (const draft of recipientsOf(event, drafts)) {
        here.add(draft);
        takeEvent(draft, event, life, ways);
      }
    }
    settle(here, life);
  }
  return [...mergeAliases(drafts)].map(finish);
}

function recipientsOf(event: TraceEvent, drafts: Map<string, Draft>): Draft[] {
  if (event.kind === "accepted")
    return (event.recipients ?? []).map((address) => draftFor(drafts, address));
  const concerns =
    event.kind === "delivery" ||
    event.kind === "expired" ||
    event.kind === "reject" ||
    isRefusalOfMessage(event);
  if (!concerns || event.to === undefined || event.to === "") return [];
  const draft = draftFor(drafts, event.to);
  if (event.origTo !== undefined) draft.origTo ??= event.origTo;
  return [draft];
}

function draftFor(drafts: Map<string, Draft>, address: string): Draft {
  // What somebody cut out equals nothing: two masked recipients are two.
  const key = isRedacted(address) ? `masked ${drafts.size}` : recipientKey(address);
  let draft = drafts.get(key);
  if (!draft) {
    draft = { address, origTo: null, state: "unknown", passedOn: false, attempts: [] };
    drafts.set(key, draft);
  }
  return draft;
}

/** Domains have no case (RFC 5321 2.4); local parts are the receiver's business. */
export function recipientKey(address: string): string {
  return `${localPartOf(address)}@${domainOf(address)}`;
}

function takeEvent(draft: Draft, event: TraceEvent, life: Life, ways: readonly Join[]): void {
  if (event.kind === "accepted") return;
  if (event.kind === "expired") {
    draft.state = "expired";
    return;
  }
  if (event.kind !== "delivery") {
    draft.state = "rejected";
    draft.attempts.push({
      ...attemptOf(event, life.queueId, null),
      status: "rejected",
      reply: event.reason ?? null,
    });
    return;
  }
  const way = wayOf(event, ways);
  draft.attempts.push(attemptOf(event, life.queueId, way?.child.queueId ?? null));
  if (way) draft.passedOn = true;
  else draft.state = stateOf(event);
}

function wayOf(event: TraceEvent, ways: readonly Join[]): Join | undefined {
  const next = nextIdsOf(event);
  if (next.length > 0) return ways.find((join) => next.includes(join.child.queueId));
  return isHandOverToProgram(event) ? ways.find((join) => join.by === "message-id") : undefined;
}

function stateOf(event: TraceEvent): RecipientState {
  if (isDeferral(event)) return "deferred";
  if (event.status === "expired" || /\bretry timeout exceeded$/.test(event.statusText ?? ""))
    return "expired";
  if (event.status === "bounced" || event.flag === "**") return "bounced";
  if (event.daemon === "postfix/discard" || event.status === "discarded" || isBlackhole(event))
    return "discarded";
  if (event.status === "sent" || event.status === "delivered") return "delivered";
  return event.flag !== undefined && DELIVERED_FLAGS.has(event.flag) ? "delivered" : "unknown";
}

/** Exim: `=> :blackhole: <bob@example.com> R=system_aliases`: a delivery by no transport is none (spec ch. 53). */
function isBlackhole(event: TraceEvent): boolean {
  return (
    isExim(event) &&
    event.status === "sent" &&
    event.router !== undefined &&
    event.transport === undefined
  );
}

/** Exim: `=>` delivered, `->` another recipient of the same delivery, `>>` cut-through (spec ch. 53). */
const DELIVERED_FLAGS: ReadonlySet<string> = new Set(["=>", "->", ">>"]);

function attemptOf(
  event: TraceEvent,
  queueId: string,
  nextQueueId: string | null,
): DeliveryAttempt {
  return {
    at: event.at,
    queueId,
    relay: relayText(event),
    dsn: event.dsn ?? event.enhancedCode ?? null,
    status: event.status ?? event.flag ?? null,
    reply: event.statusText ?? null,
    delaySeconds: event.delaySeconds ?? null,
    nextQueueId,
  };
}

function relayText(event: TraceEvent): string | null {
  const { relayName, relayIp, relayPort } = event;
  if (relayIp === undefined) return relayName ?? event.transport ?? null;
  return `${relayName ?? ""}[${relayIp}]${relayPort === undefined ? "" : `:${relayPort}`}`;
}

/** What the end of a hop means for the recipients that its lines leave open. */
function settle(drafts: Iterable<Draft>, life: Life): void {
  const end = endOf(life);
  for (const draft of drafts) {
    const open = draft.state === "deferred" || (draft.state === "unknown" && !draft.passedOn);
    if (!open) continue;
    if (
      end.kind === "expired" ||
      end.kind === "deleted" ||
      end.kind === "rejected" ||
      end.kind === "discarded"
    )
      draft.state = end.kind;
  }
}

/** An alias that was handed to a filter comes out of it as its members, which name it as `orig_to`. */
function mergeAliases(drafts: Map<string, Draft>): Draft[] {
  const members = new Map<string, Draft[]>();
  for (const draft of drafts.values()) {
    if (draft.origTo === null) continue;
    const key = recipientKey(draft.origTo);
    const list = members.get(key);
    if (list) list.push(draft);
    else members.set(key, [draft]);
  }
  return [...drafts.entries()].flatMap(([key, draft]) => {
    const heirs = (members.get(key) ?? []).filter((heir) => heir !== draft);
    const merges = draft.passedOn && draft.state === "unknown" && heirs.length > 0;
    if (!merges) return [draft];
    for (const heir of heirs) heir.attempts.unshift(...draft.attempts);
    return [];
  });
}

function finish(draft: Draft): StoryRecipient {
  const state = draft.passedOn && draft.state === "unknown" ? "passed-on" : draft.state;
  const last =
    draft.attempts.findLast((attempt) => attempt.nextQueueId === null) ?? draft.attempts.at(-1);
  const leftOut = Math.max(0, draft.attempts.length - ATTEMPTS_MAX);
  const half = ATTEMPTS_MAX / 2;
  return {
    address: draft.address,
    origTo: draft.origTo,
    state,
    relay: last?.relay ?? null,
    dsn: last?.dsn ?? null,
    status: last?.status ?? null,
    reply: last?.reply ?? null,
    attempts:
      leftOut > 0
        ? [...draft.attempts.slice(0, half), ...draft.attempts.slice(-half)]
        : draft.attempts,
    attemptsLeftOut: leftOut,
  };
}
