import type { QueuedMessage } from "../core/queued-message.ts";
import { abuseTest } from "./abuse-rule.ts";
import type { PlanFacts } from "./plan-facts.ts";

/** The mail of the abuse that waits now: what the diagnosis named, the bounces it caused, and what came in the same way since. */
export function abuseInQueue({ queue, rule }: PlanFacts): readonly QueuedMessage[] {
  return queue.filter(abuseTest(rule));
}

/** Who or what a step is about when it is about the whole incident. */
export function culpritName({ incident, culprit }: PlanFacts): string {
  const [script] = incident.scripts;
  return (
    culprit.accounts[0] ??
    script?.file ??
    culprit.users[0] ??
    (culprit.uids[0] === undefined ? undefined : `uid:${culprit.uids[0]}`) ??
    culprit.clients[0] ??
    incident.cause
  );
}
