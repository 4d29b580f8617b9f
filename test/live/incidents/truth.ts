import type { Submitted } from "../smtp-client.ts";
import type { World } from "./world.ts";

/** What an incident really was, from what clients sent and receivers answered. */
export interface Truth {
  readonly messages: number;
  readonly recipients: number;
  readonly delivered: number;
  readonly deferred: number;
  readonly bounced: number;
  readonly clients: readonly {
    readonly ip: string;
    readonly messages: number;
    readonly recipients: number;
  }[];
  readonly queueIds: ReadonlySet<string>;
}

/**
 * Counts what the server accepted of an attack. `pending`: recipients in the queue. They decide about those that no
 * receiver was asked about, because it hung up: Postfix tries again, Exim gives up, or waits when it has been hung up on.
 */
export function truthOf(
  sent: readonly Submitted[],
  world: World,
  pending: ReadonlySet<string>,
): Truth {
  const accepted = sent.filter(({ accepted: recipients }) => recipients.length > 0);
  const recipients = accepted.flatMap((one) => one.accepted);
  const outcomes = recipients.map(
    (recipient) => outcomeOf(recipient, world) ?? (pending.has(recipient) ? "deferred" : "bounced"),
  );
  const count = (outcome: string): number => outcomes.filter((one) => one === outcome).length;
  return {
    messages: accepted.length,
    recipients: recipients.length,
    delivered: count("delivered"),
    deferred: count("deferred"),
    bounced: count("bounced"),
    clients: [...new Set(accepted.map(({ client }) => client))].toSorted().map((ip) => {
      const its = accepted.filter(({ client }) => client === ip);
      return { ip, messages: its.length, recipients: its.flatMap((one) => one.accepted).length };
    }),
    queueIds: new Set(accepted.flatMap(({ queueId }) => (queueId === undefined ? [] : [queueId]))),
  };
}

/** Undefined: no receiver was ever asked. */
function outcomeOf(
  recipient: string,
  { receivers, partner }: World,
): "delivered" | "deferred" | "bounced" | undefined {
  const reply = [partner, ...receivers].map(({ replies }) => replies.get(recipient)).find(Boolean);
  if (reply === undefined) return undefined;
  if (reply.startsWith("2")) return "delivered";
  return reply.startsWith("5") ? "bounced" : "deferred";
}
