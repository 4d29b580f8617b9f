import {
  firstReason,
  type QueuedMessage,
  type QueuedRecipient,
  QUEUE_NAMES,
  RECIPIENTS_MAX,
} from "../../core/queued-message.ts";
import type { ListingContext, ListingParser } from "./listing-parser.ts";

const START = /^\{"(?:queue_name|queue_id)": ?"/;

/** `postqueue -j`: one object a line (postqueue(1), "JSON OBJECT FORMAT"). It lists pending recipients only. */
export function postqueueJsonParser({ source }: ListingContext): ListingParser {
  return {
    starts: (line) => START.test(line),
    owns: () => false,
    line: (line) => (START.test(line) ? parseObject(line, source) : undefined),
    end: () => undefined,
  };
}

function parseObject(line: string, source: string): QueuedMessage | undefined {
  let object: Record<string, unknown>;
  try {
    object = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { queue_id: queueId, queue_name: name, sender } = object;
  if (typeof queueId !== "string") return undefined;
  const { arrival_time: arrival, message_size: size } = object;
  const listed = Array.isArray(object["recipients"]) ? (object["recipients"] as unknown[]) : [];
  const recipients = listed.slice(0, RECIPIENTS_MAX).flatMap(toRecipient);
  const queue = QUEUE_NAMES.find((one) => one === name);
  const reason = firstReason(recipients);
  return {
    queueId,
    mta: "postfix",
    envelope: "listed",
    recipients,
    recipientCount: listed.length,
    source,
    ...(queue !== undefined && { queue }),
    ...(typeof sender === "string" && { sender: sender === "MAILER-DAEMON" ? "" : sender }),
    ...(typeof arrival === "number" && { arrivalMs: arrival * 1000 }),
    ...(typeof size === "number" && { sizeBytes: size }),
    ...(reason !== undefined && { reason }),
  };
}

function toRecipient(value: unknown): QueuedRecipient[] {
  if (typeof value !== "object" || value === null) return [];
  const { address, delay_reason: reason } = value as Record<string, unknown>;
  if (typeof address !== "string") return [];
  return [{ address, done: false, ...(typeof reason === "string" && { reason }) }];
}
