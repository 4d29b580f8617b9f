import { originIp, type QueuedMessage } from "../../core/queued-message.ts";
import { culpritName } from "../abuse-in-queue.ts";
import { type AbuseRule, abuseTest } from "../abuse-rule.ts";
import type { ContainStep, StepContext, StepOutcome } from "../contain-step.ts";
import type { Culprit } from "../culprit.ts";
import { figures } from "../figures.ts";
import { identityOf, type MessageIdentity, MessagesHere } from "../message-identity.ts";
import { actOnQueue, queueCommand } from "../queue-programs.ts";

export type QueueReleaseWork = HonestMail | NamedMail;

/** Messages that the administrator named. */
interface NamedMail {
  readonly messages: readonly MessageIdentity[];
}

/** The honest mail of logins and local users that are held. */
interface HonestMail {
  readonly culprit: Pick<Culprit, "accounts" | "uids" | "users">;
  /** Addresses from which these logins were used honestly. */
  readonly honestClients: readonly string[];
  /** Scripts of these users that sent honestly. */
  readonly honestScripts: readonly string[];
  readonly rule: AbuseRule;
  /** What was on hold before is the administrator's own affair. */
  readonly sinceMs: number;
}

/**
 * Sends on the honest mail that `submission-hold` kept together with the abuse: the owner's, an honest script's. A message
 * from an address or a script that nobody has seen before is left: the attacker may have moved.
 */
export const queueRelease: ContainStep<QueueReleaseWork, MessageIdentity> = {
  step: "queue-release",
  reversible: false,
  reopens: false,

  plan(facts) {
    const { culprit, honestClients, honestScripts, host, rule, server } = facts;
    const { accounts, uids, users } = culprit;
    const isKnown =
      (accounts.length > 0 && honestClients.size > 0) ||
      (uids.length + users.length > 0 && honestScripts.size > 0);
    if (!isKnown) return Promise.resolve(undefined);
    return Promise.resolve({
      target: culpritName(facts),
      commands: [queueCommand(server, "release")],
      files: [],
      work: {
        culprit: { accounts, uids, users },
        honestClients: [...honestClients],
        honestScripts: [...honestScripts],
        rule,
        sinceMs: host.nowMs(),
      },
    });
  },

  apply: release,

  /** Mail that has left does not come back. What was held since is sent on: without the hold, nobody would any more. */
  undo: (work, context) =>
    "messages" in work ? Promise.resolve({ status: "already", found: "" }) : release(work, context),
};

async function release(
  work: QueueReleaseWork,
  { host, kept, server, readQueue }: StepContext<MessageIdentity>,
): Promise<StepOutcome> {
  const { chosen, undecided } = choose(work, await readQueue());
  // What `verify` must not take for abuse that went out.
  kept.add(chosen.map(identityOf));
  await actOnQueue(
    host,
    server,
    "release",
    chosen.map(({ queueId }) => queueId),
  );
  return {
    status: chosen.length === 0 ? "already" : "done",
    found: figures({ released: chosen.length, undecided }),
  };
}

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
  const { rule, sinceMs } = work;
  const isAbuse = abuseTest(rule);
  const held = queue.filter(
    (message) =>
      message.queue === "hold" &&
      isOfCulprit(message, work) &&
      (message.arrivalMs ?? 0) >= sinceMs &&
      !isAbuse(message),
  );
  const chosen = held.filter((message) => isHonest(message, work));
  return { chosen, undecided: held.length - chosen.length };
}

function isOfCulprit({ account, uid, user }: QueuedMessage, { culprit }: HonestMail): boolean {
  if (account !== undefined) return culprit.accounts.includes(account);
  return (
    (uid !== undefined && culprit.uids.includes(uid)) ||
    (user !== undefined && culprit.users.includes(user))
  );
}

function isHonest(message: QueuedMessage, { honestClients, honestScripts }: HonestMail): boolean {
  const { account, script } = message;
  if (account !== undefined) return honestClients.includes(originIp(message) ?? "");
  return script !== undefined && honestScripts.includes(script.file);
}
