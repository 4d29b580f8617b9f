import type { Grouping, QueueGroup } from "../../core/queue-group.ts";
import type { QueuedMessage } from "../../core/queued-message.ts";
import { asItIs, redactDocument } from "./redact-document.ts";
import type { Redactor } from "./redactor.ts";

/** A queued message without names. */
export function redactMessage(message: QueuedMessage, redactor: Redactor): QueuedMessage {
  return redactDocument(message, redactor, {
    queueId: asItIs,
    origQueueId: asItIs,
    mta: asItIs,
    queue: asItIs,
    envelope: asItIs,
    subject: (text) => redactor.words(text),
  });
}

/** What the keys of a grouping are. */
const KEY_KINDS: Readonly<Record<Grouping, "host" | "name" | "text">> = {
  account: "name",
  client: "text",
  script: "text",
  "sender-domain": "host",
  receiver: "host",
  reason: "text",
  age: "text",
};

/** Groups of messages whose keys name nobody. */
export function redactGroups(
  groups: readonly QueueGroup[],
  by: Grouping,
  redactor: Redactor,
): readonly QueueGroup[] {
  return groups.map((group) => ({
    ...group,
    key: group.key === "" ? "" : redactor[KEY_KINDS[by]](group.key),
  }));
}
