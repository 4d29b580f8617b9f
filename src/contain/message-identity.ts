import type { QueuedMessage } from "../core/queued-message.ts";
import { canonicalJson, sha256 } from "./canonical-json.ts";

/** A message by what does not change while it waits: short queue ids are used again within the second. */
export interface MessageIdentity {
  readonly queueId: string;
  /** Digest of arrival, envelope, origin and size. */
  readonly content: string;
}

export function identityOf(message: QueuedMessage): MessageIdentity {
  const { queueId, arrivalMs, sender, recipientCount, account, clientIp, messageId, uid } = message;
  const fields = { arrivalMs, sender, recipientCount, account, clientIp, messageId, uid };
  return { queueId, content: sha256(canonicalJson(fields)).slice(0, 32) };
}

/** The messages by their identity. */
export class MessagesHere {
  readonly #byId: ReadonlyMap<string, QueuedMessage>;

  constructor(messages: readonly QueuedMessage[]) {
    this.#byId = new Map(messages.map((message) => [message.queueId, message]));
  }

  /** `other`: the id is that of another message by now. */
  find({ queueId, content }: MessageIdentity): QueuedMessage | "gone" | "other" {
    const message = this.#byId.get(queueId);
    if (message === undefined) return "gone";
    return identityOf(message).content === content ? message : "other";
  }
}
