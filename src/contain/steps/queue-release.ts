import { originIp, type QueuedMessage } from "../../core/queued-message.ts";
import { culpritName } from "../abuse-in-queue.ts";
import { type AbuseRule, abuseTest } from "../abuse-rule.ts";
import type { ContainStep } from "../contain-step.ts";
import { figures } from "../figures.ts";
import { type MessageIdentity, MessagesHere } from "../message-identity.ts";
import { actOnQueue, queueCommand } from "../queue-programs.ts";

export type QueueReleaseWork = HonestMail | NamedMail;

/** Messages that the administrator named. */
interface NamedMail {
  readonly messages: readonly MessageIdentity[];
}

/** The honest mail of logins that are held. */
interface HonestMail {
  readonly accounts: readonly string[];
  /** Addresses from which these logins were used honestly. */
  readonly honestClients: readonly string[];
  readonly rule: AbuseRule;
  /** What was on hold before is the administrator's own affair. */
  readonly sinceMs: number;
}

/**
 * Sends on the owner's honest mail that `submission-hold` kept together with the abuse. A message from an address that
 * nobody has seen before is left: the attacker may have moved.
 */
export const queueRelease: ContainStep<QueueReleaseWork> = {
  step: "queue-release",
  reversible: false,
  reopens: false,

  plan(facts) {
    const { culprit, honestClients, host, rule, server } = facts;
    if (culprit.accounts.length === 0 || honestClients.size === 0)
      return Promise.resolve(undefined);
    return Promise.resolve({
      target: culpritName(facts),
      commands: [queueCommand(server, "release")],
      files: [],
      work: {
        accounts: culprit.accounts,
        honestClients: [...honestClients],
        rule,
        sinceMs: host.nowMs(),
      },
    });
  },

  async apply(work, { host, server, readQueue }) {
    const { chosen: honest, undecided } = choose(work, await readQueue());
    await actOnQueue(
      host,
      server,
      "release",
      honest.map(({ queueId }) => queueId),
    );
    return {
      status: honest.length === 0 ? "already" : "done",
      found: figures({ released: honest.length, undecided }),
    };
  },

  /** Mail that has left does not come back; what still waits is honest. */
  undo: () => Promise.resolve({ status: "already", found: "" }),
};

function choose(
  work: QueueReleaseWork,
  queue: readonly QueuedMessage[],
): { readonly chosen: readonly QueuedMessage[]; readonly undecided: number } {
  if ("messages" in work) {
    const here = new MessagesHere(queue);
    const chosen = work.messages.flatMap((identity) => {
      const found = here.find(identity);
      return found !== "gone" && found !== "other" && found.queue === "hold" ? [found] : [];
    });
    return { chosen, undecided: 0 };
  }
  const { accounts, honestClients, rule, sinceMs } = work;
  const isAbuse = abuseTest(rule);
  const held = queue.filter(
    (message) =>
      message.queue === "hold" &&
      message.account !== undefined &&
      accounts.includes(message.account) &&
      (message.arrivalMs ?? 0) >= sinceMs &&
      !isAbuse(message),
  );
  const chosen = held.filter((message) => honestClients.includes(originIp(message) ?? ""));
  return { chosen, undecided: held.length - chosen.length };
}
