import type { BounceBasis, BounceClass } from "../core/bounce-list.ts";
import { isRedacted } from "../core/mail-address.ts";
import type { BounceMessage } from "./bounce-message.ts";
import { looksLikeQueueId } from "./looks-like-queue-id.ts";
import { isInside, isWrittenByUs, type OurHosts } from "./our-hosts.ts";
import { type Passage, tracePassage } from "./trace-passage.ts";

export interface BounceVerdict {
  readonly class: BounceClass;
  readonly basis: BounceBasis;
  /** Of the incident whose message it was; set with `abuse` and `possible-incident`. */
  readonly incident: string | null;
  /** The original's queue id here, as far as known. */
  readonly queueId: string | null;
  readonly passage: Passage;
}

/** What diagnosis and logs know of the messages that bounces speak of. */
export interface TrafficKnowledge {
  /** The incident that a queue id belongs to, that of a bounce which it caused included. */
  incidentOf(queueId: string): { readonly id: string; readonly isSure: boolean } | undefined;
  /** When the log shows a queue id; undefined when it does not. */
  seen(queueId: string): { readonly firstMs: number; readonly lastMs: number } | undefined;
  queueIdsOfMessage(messageId: string): readonly string[];
  /** Messages that were delivered to an address outside in a period. */
  queueIdsTo(address: string, fromMs: number, toMs: number): readonly string[];
  /** True when the log has lines on both sides of an instant. */
  covers(atMs: number): boolean;
  readonly hasLog: boolean;
  /** False when the log is too short to say that a message is not abuse. */
  readonly canClear: boolean;
}

/** A wrong guess of the log's time zone, and a clock that is off, must not part a message from its bounce. */
const CLOCK_TOLERANCE_MS = 26 * 3600_000;
/** Mail servers give up after five days (RFC 5321, 4.5.4.1), some after seven. */
const LIFETIME_MS = 7 * 24 * 3600_000;

/** Says whose message a bounce returns: of the abuse, of our own users, of somebody elsewhere, or why it cannot be told. */
export function classifyBounce(
  bounce: BounceMessage,
  ours: OurHosts,
  known: TrafficKnowledge,
): BounceVerdict {
  const passage = tracePassage(bounce.original?.hops ?? [], ours);
  const decided = (
    verdict: Pick<BounceVerdict, "class" | "basis"> & Partial<BounceVerdict>,
  ): BounceVerdict => ({ incident: null, queueId: null, passage, ...verdict });

  const ids = originalIds(bounce, ours, passage);
  const atMs = "entry" in passage ? passage.entry.atMs : null;
  const byId = judgeIds(ids, "queue-id", known, atMs);
  if (byId && byId.class !== "undecided") return decided(byId);

  const bounceId = isMadeHere(bounce, ours) ? bounce.hops.find((hop) => hop.id !== null)?.id : null;
  const byBounce = bounceId ? known.incidentOf(bounceId) : undefined;
  if (byBounce?.isSure) {
    return decided({
      class: "abuse",
      basis: "bounce-id",
      incident: byBounce.id,
      queueId: ids[0] ?? null,
    });
  }

  const messageId = bounce.original?.messageId ?? bounce.answersTo;
  const byMessage =
    messageId === null || isRedacted(messageId)
      ? undefined
      : judgeIds(known.queueIdsOfMessage(messageId), "message-id", known, null);
  if (byMessage && (!byId || byMessage.class !== "undecided")) return decided(byMessage);
  if (byId) return decided(byId);

  const queueId = ids[0] ?? null;
  switch (passage.kind) {
    case "past-us":
      return decided({ class: "elsewhere", basis: "past-us" });
    case "elsewhere":
      return decided({ class: "elsewhere", basis: "never-here" });
    case "claimed":
      return atMs !== null && known.covers(atMs)
        ? decided({ class: "elsewhere", basis: "forged-line", queueId })
        : decided({ class: "undecided", basis: known.hasLog ? "not-in-log" : "no-log", queueId });
    case "through-us":
      return decided({
        class: "undecided",
        basis: known.hasLog ? "not-in-log" : "no-log",
        queueId,
      });
    case "unknown":
      if (queueId !== null) {
        return decided({
          class: "undecided",
          basis: known.hasLog ? "not-in-log" : "no-log",
          queueId,
        });
      }
      return decided(judgeRecipients(bounce, known));
  }
}

/** True for a bounce that our own server wrote: from its first line on it never came from outside. */
export function isMadeHere(bounce: BounceMessage, ours: OurHosts): boolean {
  const origin = bounce.hops.at(-1);
  return origin !== undefined && isWrittenByUs(origin, ours) && bounce.hops.every(isInside);
}

/** The queue ids of the returned message on this server. Those that a stranger's report names are the stranger's own. */
export function originalIds(
  bounce: BounceMessage,
  ours: OurHosts,
  passage: Passage,
): readonly string[] {
  const own = isMadeHere(bounce, ours) ? bounce.reporterQueueId : null;
  const walked = "queueIds" in passage ? passage.queueIds : [];
  return [...new Set(own === null ? walked : [own, ...walked])].filter(looksLikeQueueId);
}

type Judgement = Pick<BounceVerdict, "class" | "basis" | "incident" | "queueId">;

/** Undefined when none of the ids is known. */
function judgeIds(
  ids: readonly string[],
  basis: "queue-id" | "message-id" | "recipient",
  known: TrafficKnowledge,
  atMs: number | null,
): Judgement | undefined {
  const inTime = ids.filter((id) => isInTime(known.seen(id), atMs));
  const incidents = inTime.map((id) => ({ queueId: id, incident: known.incidentOf(id) }));
  const sure = incidents.find(({ incident }) => incident?.isSure);
  const possible = incidents.find(({ incident }) => incident !== undefined);
  const clear = incidents.find((one) => one.incident === undefined && known.seen(one.queueId));
  // Several ids of one message are its hops; several messages with one Message-ID or recipient are several messages.
  if (sure?.incident && clear && basis !== "queue-id") {
    return { class: "undecided", basis: "mixed", incident: null, queueId: sure.queueId };
  }
  if (sure?.incident) {
    return { class: "abuse", basis, incident: sure.incident.id, queueId: sure.queueId };
  }
  if (possible?.incident) {
    const { queueId, incident } = possible;
    return { class: "undecided", basis: "possible-incident", incident: incident.id, queueId };
  }
  if (clear) {
    return known.canClear
      ? { class: "own", basis, incident: null, queueId: clear.queueId }
      : { class: "undecided", basis: "short-log", incident: null, queueId: clear.queueId };
  }
  const [first] = ids;
  if (first !== undefined && inTime.length < ids.length) {
    return { class: "undecided", basis: "other-time", incident: null, queueId: first };
  }
  return undefined;
}

/** Postfix uses short ids again; unseen ids and unknown times cannot speak against anything. */
function isInTime(
  seen: { readonly firstMs: number; readonly lastMs: number } | undefined,
  atMs: number | null,
): boolean {
  if (!seen || atMs === null || Number.isNaN(seen.firstMs)) return true;
  return atMs >= seen.firstMs - CLOCK_TOLERANCE_MS && atMs <= seen.lastMs + CLOCK_TOLERANCE_MS;
}

function judgeRecipients(bounce: BounceMessage, known: TrafficKnowledge): Judgement {
  const nothing: Judgement = {
    class: "undecided",
    basis: "no-trace",
    incident: null,
    queueId: null,
  };
  const { atMs } = bounce;
  if (atMs === null) return nothing;
  const ids = bounce.recipients
    .filter(({ address }) => !isRedacted(address))
    .flatMap(({ address }) =>
      known.queueIdsTo(address, atMs - LIFETIME_MS, atMs + CLOCK_TOLERANCE_MS),
    );
  return judgeIds([...new Set(ids)], "recipient", known, null) ?? nothing;
}
