import type { Finding, Incident, Verdict } from "../core/diagnosis.ts";
import type { LogSource, StampOptions } from "../core/log-source.ts";
import { isRedacted } from "../core/mail-address.ts";
import { ourIpInReply } from "../core/reply-class.ts";
import type { BounceMessage } from "../mailbox/bounce-message.ts";
import {
  type BounceVerdict,
  classifyBounce,
  isMadeHere,
  originalIds,
  type TrafficKnowledge,
} from "../mailbox/classify-bounce.ts";
import { looksLikeQueueId } from "../mailbox/looks-like-queue-id.ts";
import type { CollectedMail } from "../mailbox/mail-collector.ts";
import type { OurHosts } from "../mailbox/our-hosts.ts";
import { tracePassage } from "../mailbox/trace-passage.ts";
import { type FoundOriginals, lookUpOriginals, type WantedOriginals } from "./look-up-originals.ts";

export interface ClassedBounce extends BounceVerdict {
  readonly bounce: BounceMessage;
}

/** What a diagnosis has found about the traffic; its sentences do not matter here. */
export interface DiagnosedSoFar {
  readonly verdict: Verdict;
  /** Worst first. */
  readonly incidents: readonly Pick<
    Incident<unknown>,
    "id" | "confidence" | "seenQueueIds" | "queueIds" | "bounceQueueIds"
  >[];
  readonly findings: readonly Pick<Finding<unknown>, "code" | "data">[];
}

/** Says of each bounce whose message came back. Reads the logs once more, for the messages that the bounces name. */
export async function classBounces(
  { bounces, hostNames }: Pick<CollectedMail, "bounces" | "hostNames">,
  diagnosis: DiagnosedSoFar,
  logs: readonly LogSource[],
  options: StampOptions,
): Promise<{
  readonly classed: readonly ClassedBounce[];
  readonly ours: OurHosts;
  /** True when the logs have lines on both sides of an instant. */
  readonly covers: (atMs: number) => boolean;
}> {
  const ips = learnOurIps(bounces, { names: hostNames, ips: new Set() }, diagnosis.findings);
  const found = await lookUpOriginals(logs, wantedOf(bounces, { names: hostNames, ips }), options);
  const ours = { names: new Set([...hostNames, ...learnSendingHosts(bounces, found)]), ips };
  const known = knowledgeOf(diagnosis, found);
  return {
    classed: bounces.map((bounce) => ({ bounce, ...classifyBounce(bounce, ours, known) })),
    ours,
    covers: (atMs) => known.covers(atMs),
  };
}

/** Message-IDs and recipients are asked for only where no queue id is there: the log need not be read word by word. */
function wantedOf(bounces: readonly BounceMessage[], ours: OurHosts): WantedOriginals {
  const queueIds = new Set<string>();
  const messageIds = new Set<string>();
  const recipients = new Set<string>();
  for (const bounce of bounces) {
    const passage = tracePassage(bounce.original?.hops ?? [], ours);
    const ids = originalIds(bounce, ours, passage);
    for (const id of ids) queueIds.add(id);
    for (const { id } of bounce.original?.hops.slice(0, HOPS_LOOKED_UP) ?? []) {
      if (id !== null && looksLikeQueueId(id)) queueIds.add(id);
    }
    if (ids.length > 0 && passage.kind !== "claimed") continue;
    const messageId = bounce.original?.messageId ?? bounce.answersTo;
    if (messageId !== null && !isRedacted(messageId)) messageIds.add(messageId);
    if (passage.kind !== "unknown") continue;
    for (const { address } of bounce.recipients) {
      if (!isRedacted(address)) recipients.add(address.toLowerCase());
    }
  }
  return { queueIds, messageIds, recipients };
}

const HOPS_LOOKED_UP = 10;
const CLOCK_TOLERANCE_MS = 26 * 3600_000;

/**
 * Where mail goes out over another host than it comes in, no delivered mail names it: its lines are those whose queue id
 * stands in the log at their time. A stranger who writes an id that he has seen gains nothing: the log says whose it is.
 */
function learnSendingHosts(
  bounces: readonly BounceMessage[],
  { seen }: FoundOriginals,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { original } of bounces) {
    for (const { id, byHost, atMs } of original?.hops.slice(0, HOPS_LOOKED_UP) ?? []) {
      const logged = id === null ? undefined : seen.get(id);
      if (!logged || atMs === null || byHost === null || byHost === "localhost") continue;
      const isInTime =
        atMs >= logged.firstMs - CLOCK_TOLERANCE_MS && atMs <= logged.lastMs + CLOCK_TOLERANCE_MS;
      if (isInTime) names.add(byHost);
    }
  }
  return names;
}

/** Receivers that name one address of ours in bounces which our own server wrote; one alone could say anything. */
const RECEIVERS_MIN = 2;

function learnOurIps(
  bounces: readonly BounceMessage[],
  names: OurHosts,
  findings: DiagnosedSoFar["findings"],
): ReadonlySet<string> {
  const saidBy = new Map<string, Set<string>>();
  for (const bounce of bounces) {
    if (!isMadeHere(bounce, names)) continue;
    for (const { text, remote } of bounce.recipients) {
      const ip = remote === null ? null : ourIpInReply(text, "");
      if (ip === null || remote === null) continue;
      const receivers = saidBy.get(ip) ?? new Set();
      if (receivers.size < RECEIVERS_MIN) receivers.add(remote);
      saidBy.set(ip, receivers);
    }
  }
  const ips = new Set([...saidBy].filter(([, by]) => by.size >= RECEIVERS_MIN).map(([ip]) => ip));
  for (const { code, data } of findings) {
    if (code === "blocked-by-receiver" && typeof data.ourIp === "string") ips.add(data.ourIp);
  }
  return ips;
}

/** What the diagnosis and the logs know, in the form that the classes ask for. */
function knowledgeOf(diagnosis: DiagnosedSoFar, found: FoundOriginals): TrafficKnowledge {
  const incidents = new Map<string, { id: string; isSure: boolean }>();
  // The worst come first; of two incidents that claim a message the worse one has it.
  for (const incident of diagnosis.incidents) {
    const mark = { id: incident.id, isSure: incident.confidence !== "possible" };
    for (const ids of [incident.seenQueueIds, incident.queueIds, incident.bounceQueueIds]) {
      for (const id of ids) if (!incidents.has(id)) incidents.set(id, mark);
    }
  }
  return {
    incidentOf: (queueId) => incidents.get(queueId),
    seen: (queueId) => found.seen.get(queueId),
    queueIdsOfMessage: (messageId) => found.byMessageId.get(messageId) ?? [],
    queueIdsTo: (address, fromMs, toMs) =>
      (found.byRecipient.get(address.toLowerCase()) ?? [])
        .filter(({ atMs }) => Number.isNaN(atMs) || (atMs >= fromMs && atMs <= toMs))
        .map(({ queueId }) => queueId),
    covers: (atMs) => found.firstMs <= atMs && atMs <= found.lastMs,
    hasLog: found.hasLines,
    canClear: diagnosis.verdict !== "insufficient-evidence",
  };
}
