import type { ContainStep } from "../contain-step.ts";
import { figures } from "../figures.ts";
import { classifyReply } from "../../core/reply-class.ts";
import { abuseInQueue, culpritName } from "../abuse-in-queue.ts";
import { identityOf, type MessageIdentity, MessagesHere } from "../message-identity.ts";
import { actOnQueue, deliverNow, queueCommand } from "../queue-programs.ts";

export interface ReceiverRetryWork {
  /** Honest mail that waits for the receiver. */
  readonly messages: readonly MessageIdentity[];
}

/** Has the honest mail for one receiver tried again now, instead of in hours. */
export const receiverRetry: ContainStep<ReceiverRetryWork> = {
  step: "receiver-retry",
  reversible: false,
  reopens: false,

  plan(facts) {
    const abuse = new Set(abuseInQueue(facts));
    const waiting = facts.queue.filter(
      (message) =>
        message.queue === "deferred" &&
        !abuse.has(message) &&
        classifyReply(message.reason ?? "") === "blocked",
    );
    if (waiting.length === 0) return Promise.resolve(undefined);
    return Promise.resolve({
      target: culpritName(facts),
      commands: [queueCommand(facts.server, "requeue")],
      files: [],
      messages: waiting.length,
      work: { messages: waiting.map(identityOf) },
    });
  },

  async apply({ messages }, { host, server, readQueue }) {
    const here = new MessagesHere(await readQueue());
    const waiting = messages.filter((identity) => {
      const found = here.find(identity);
      return found !== "gone" && found !== "other" && found.queue !== "hold";
    });
    if (server.mta === "postfix") {
      await deliverNow(
        host,
        server,
        waiting.map(({ queueId }) => queueId),
      );
    } else {
      await actOnQueue(
        host,
        server,
        "requeue",
        waiting.map(({ queueId }) => queueId),
      );
    }
    return {
      status: waiting.length === 0 ? "already" : "done",
      found: figures({ retried: waiting.length, gone: messages.length - waiting.length }),
    };
  },

  /** An attempt that was made cannot be unmade. */
  undo: () => Promise.resolve({ status: "already", found: "" }),
};
