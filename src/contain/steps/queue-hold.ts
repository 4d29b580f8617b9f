import { originIp, type QueuedMessage } from "../../core/queued-message.ts";
import { abuseInQueue, culpritName } from "../abuse-in-queue.ts";
import { type AbuseRule, wayTest } from "../abuse-rule.ts";
import type { ContainStep } from "../contain-step.ts";
import { figures } from "../figures.ts";
import { identityOf, type MessageIdentity, MessagesHere } from "../message-identity.ts";
import type { PlanFacts } from "../plan-facts.ts";
import { actOnQueue, queueCommand } from "../queue-programs.ts";

export interface QueueHoldWork {
  /** As they were when the plan was made. */
  readonly messages: readonly MessageIdentity[];
  /** What came since by the same way is held, too. */
  readonly rule: Pick<AbuseRule, "way">;
  /** What came since by the culprit's login from an address that is not known as its owner's: held, never deleted. */
  readonly strangers?: {
    readonly accounts: readonly string[];
    readonly honestClients: readonly string[];
    readonly sinceMs: number;
  };
}

/** What was held, and was not held before. */
type HeldMessage = MessageIdentity;

const ROUNDS = 5;
const BETWEEN_ROUNDS_MS = 1000;

/** Puts the mail of the abuse on hold. Taking it back releases spam. */
export const queueHold: ContainStep<QueueHoldWork, HeldMessage> = {
  step: "queue-hold",
  reversible: true,
  reopens: true,

  plan(facts) {
    const messages = abuseInQueue(facts).map(identityOf);
    if (messages.length === 0) return Promise.resolve(undefined);
    return Promise.resolve({
      target: culpritName(facts),
      commands: [queueCommand(facts.server, "hold")],
      files: [],
      messages: messages.length,
      work: { messages, rule: { way: facts.rule.way }, ...strangersOf(facts) },
    });
  },

  async apply({ messages, rule, strangers }, { host, server, kept, readQueue, isDryRun }) {
    const present = await readQueue();
    const here = new MessagesHere(present);
    const wanted = new Map<string, MessageIdentity>();
    let gone = 0;
    let already = 0;
    for (const identity of messages) {
      const found = here.find(identity);
      if (found === "gone" || found === "other") gone += 1;
      else if (found.queue === "hold") already += 1;
      else wanted.set(identity.queueId, identity);
    }
    const cameByWay = wayTest(rule.way);
    let since = 0;
    for (const message of present) {
      if (message.queue === "hold" || wanted.has(message.queueId)) continue;
      if (!cameByWay(message) && !isStranger(message, strangers)) continue;
      since += 1;
      wanted.set(message.queueId, identityOf(message));
    }
    kept.add([...wanted.values()]);
    let held = 0;
    for (let round = 1; wanted.size > 0; round += 1) {
      await actOnQueue(host, server, "hold", [...wanted.keys()]);
      if (isDryRun) {
        held = wanted.size;
        wanted.clear();
        break;
      }
      // An id may have become another message's between the look and the act.
      const after = new MessagesHere(await readQueue());
      const mistaken: string[] = [];
      for (const identity of wanted.values()) {
        const found = after.find(identity);
        if (found !== "gone" && found !== "other" && found.queue !== "hold") continue;
        wanted.delete(identity.queueId);
        if (found === "gone") gone += 1;
        else if (found === "other") mistaken.push(identity.queueId);
        else held += 1;
      }
      await actOnQueue(host, server, "release", mistaken);
      // What is being delivered at this moment is locked; it may be deferred a moment later.
      if (round === ROUNDS) break;
      if (wanted.size > 0) await host.wait(BETWEEN_ROUNDS_MS);
    }
    const status = held === 0 && wanted.size === 0 && already > 0 ? "already" : "done";
    return { status, found: figures({ held, since, already, gone, "not-held": wanted.size }) };
  },

  async undo(_work, { host, server, kept, readQueue }) {
    // What came back from quarantine has another queue id by now.
    const ours = new Set(kept.all().map(({ content }) => content));
    const held = (await readQueue()).filter(
      (message) => message.queue === "hold" && ours.has(identityOf(message).content),
    );
    await actOnQueue(
      host,
      server,
      "release",
      held.map(({ queueId }) => queueId),
    );
    kept.clear();
    return { status: "done", found: figures({ released: held.length }) };
  },
};

function strangersOf({
  culprit: { accounts },
  honestClients,
  host,
}: PlanFacts): Pick<QueueHoldWork, "strangers"> {
  if (accounts.length === 0) return {};
  return { strangers: { accounts, honestClients: [...honestClients], sinceMs: host.nowMs() } };
}

function isStranger(message: QueuedMessage, strangers: QueueHoldWork["strangers"]): boolean {
  if (strangers === undefined || message.account === undefined) return false;
  const { accounts, honestClients, sinceMs } = strangers;
  return (
    accounts.includes(message.account) &&
    (message.arrivalMs ?? 0) >= sinceMs &&
    !honestClients.includes(originIp(message) ?? "")
  );
}
