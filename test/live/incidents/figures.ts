import type { DiagnosisHere } from "./diagnose-here.ts";
import type { Truth } from "./truth.ts";

/** The figures of an incident that must be exact, in a form that can be compared with the truth. */
export interface Figures {
  readonly cause: string;
  readonly accounts: readonly string[];
  readonly clients: Truth["clients"];
  readonly messages: number;
  readonly recipients: number;
  readonly delivered: number;
  readonly deferred: number;
  readonly bounced: number;
  readonly queued: number | null;
  readonly seenQueueIds: ReadonlySet<string>;
}

/** What a diagnosis says; incidents beside the first are a mistake that shows in the cause. */
export function figuresOf({ incidents }: DiagnosisHere): Figures | undefined {
  const [incident] = incidents;
  if (incident === undefined) return undefined;
  return {
    cause: incidents.map(({ cause }) => cause).join(" and "),
    accounts: incident.accounts,
    clients: incident.clients
      .map(({ ip, messages, recipients }) => ({ ip, messages, recipients }))
      .toSorted((a, b) => (a.ip < b.ip ? -1 : 1)),
    messages: incident.messages,
    recipients: incident.recipients,
    delivered: incident.delivered,
    deferred: incident.deferred,
    bounced: incident.bounced,
    queued: incident.queued,
    seenQueueIds: new Set(incident.seenQueueIds),
  };
}

/** What it must say. `waiting`: ids in the queue. */
export function figuresFrom(
  truth: Truth,
  {
    cause,
    accounts = [],
    waiting,
  }: {
    readonly cause: string;
    readonly accounts?: readonly string[];
    readonly waiting: readonly string[];
  },
): Figures {
  const { queueIds, ...counts } = truth;
  return {
    cause,
    accounts,
    ...counts,
    queued: waiting.filter((id) => queueIds.has(id)).length,
    seenQueueIds: queueIds,
  };
}
