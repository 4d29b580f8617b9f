import type { BounceListing } from "../core/bounce-list.ts";
import type { Diagnosis } from "../core/diagnosis.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { StampOptions } from "../core/log-source.ts";
import { isRedacted } from "../core/mail-address.ts";
import type { MailboxWorld } from "../core/mailbox-world.ts";
import { ourIpInReply } from "../core/reply-class.ts";
import type { Say } from "../core/say.ts";
import { openEvidence, type OpenedEvidence } from "../evidence/open-evidence.ts";
import type { BounceMessage } from "../mailbox/bounce-message.ts";
import {
  classifyBounce,
  isMadeHere,
  originalIds,
  type TrafficKnowledge,
} from "../mailbox/classify-bounce.ts";
import type { OurHosts } from "../mailbox/our-hosts.ts";
import { type MailboxProblem, readMailbox } from "../mailbox/read-mailbox.ts";
import { buildBounceListing } from "./build-bounce-listing.ts";
import { diagnose } from "./diagnose.ts";
import { type FoundOriginals, lookUpOriginals, type WantedOriginals } from "./look-up-originals.ts";

export interface ListBouncesOptions extends StampOptions {
  readonly onProgress?: (progress: {
    readonly bytes: number;
    readonly totalBytes: number | null;
    readonly lines: number | null;
    readonly found: number | null;
  }) => void;
}

export interface BounceList {
  readonly listing: BounceListing<null>;
  readonly unreadable: readonly (MailboxProblem | OpenedEvidence["unreadable"][number])[];
}

/**
 * Which bounces in these mailboxes come from the abuse that the evidence shows: mailbox -> bounces, evidence ->
 * incidents, logs -> what is known of the returned messages -> a class for each bounce. Changes nothing.
 */
export async function listBounces(
  mailboxes: readonly string[],
  evidence: readonly string[],
  options: ListBouncesOptions,
  worlds: { readonly evidence: EvidenceWorld; readonly mailbox: MailboxWorld },
): Promise<BounceList> {
  const mailbox = await readMailbox(mailboxes, worlds.mailbox, {
    onProgress: (found, bytes) =>
      options.onProgress?.({ bytes, totalBytes: null, lines: null, found }),
  });
  const { bounces } = mailbox;
  const input = keepStandardInput(worlds.evidence);
  try {
    const { diagnosis, unreadable } = await diagnose(evidence, options, input.world);
    const names = { names: mailbox.hostNames, ips: new Set<string>() };
    const ours = { names: mailbox.hostNames, ips: learnOurIps(bounces, names, diagnosis) };
    const found = await lookUp(evidence, wantedOf(bounces, ours), options, input.world);
    const known = knowledgeOf(diagnosis, found);
    const classed = bounces.map((bounce) => ({ bounce, ...classifyBounce(bounce, ours, known) }));
    return {
      listing: buildBounceListing(mailboxes, mailbox, classed, ours, diagnosis, options.timezone),
      unreadable: [...mailbox.problems, ...unreadable],
    };
  } finally {
    await input.close();
  }
}

async function lookUp(
  evidence: readonly string[],
  wanted: WantedOriginals,
  options: StampOptions,
  world: EvidenceWorld,
): Promise<FoundOriginals> {
  const opened = await openEvidence(evidence, options, world);
  try {
    return await lookUpOriginals(opened.logs, wanted, options);
  } finally {
    await opened.close();
  }
}

/** Evidence is opened twice, but standard input can be read only once. */
function keepStandardInput(world: EvidenceWorld): {
  readonly world: EvidenceWorld;
  close(): Promise<void>;
} {
  let stored: ReturnType<EvidenceWorld["readStandardInput"]> | undefined;
  return {
    world: {
      ...world,
      readStandardInput: async () => {
        stored ??= world.readStandardInput();
        return { ...(await stored), close: async () => undefined };
      },
    },
    close: async () => {
      await (await stored)?.close();
    },
  };
}

/** Message-IDs and recipients are asked for only where no queue id is there: the log need not be read word by word. */
function wantedOf(bounces: readonly BounceMessage[], ours: OurHosts): WantedOriginals {
  const queueIds = new Set<string>();
  const messageIds = new Set<string>();
  const recipients = new Set<string>();
  for (const bounce of bounces) {
    const ids = originalIds(bounce, ours);
    for (const id of ids) queueIds.add(id);
    const messageId = bounce.original?.messageId ?? bounce.answersTo;
    if (messageId !== null) messageIds.add(messageId);
    if (ids.length > 0 || (bounce.original?.hops.length ?? 0) > 0) continue;
    for (const { address } of bounce.recipients) {
      if (!isRedacted(address)) recipients.add(address.toLowerCase());
    }
  }
  return { queueIds, messageIds, recipients };
}

/** Receivers that name one address of ours in bounces which our own server wrote; one alone could say anything. */
const RECEIVERS_MIN = 2;

function learnOurIps(
  bounces: readonly BounceMessage[],
  names: OurHosts,
  diagnosis: Diagnosis<Say>,
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
  for (const { code, data } of diagnosis.findings) {
    if (code === "blocked-by-receiver" && typeof data.ourIp === "string") ips.add(data.ourIp);
  }
  return ips;
}

/** What the diagnosis and the logs know, in the form that the classes ask for. */
function knowledgeOf(diagnosis: Diagnosis<Say>, found: FoundOriginals): TrafficKnowledge {
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
