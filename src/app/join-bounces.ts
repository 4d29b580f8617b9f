import type { Finding, Incident, Verdict } from "../core/diagnosis.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { MailboxWorld } from "../core/mailbox-world.ts";
import type { Say } from "../core/say.ts";
import type { OpenedEvidence } from "../evidence/open-evidence.ts";
import { type MailInput, readMailbox } from "../mailbox/read-mailbox.ts";
import { classBounces } from "./class-bounces.ts";

/** Puts the bounces that the abuse caused, found in mailboxes and single mails, into its incidents. */
export async function joinBounces(
  inputs: readonly MailInput[],
  {
    verdict,
    incidents,
    findings,
  }: {
    readonly verdict: Verdict;
    readonly incidents: readonly Incident<Say>[];
    readonly findings: readonly Finding<Say>[];
  },
  logs: OpenedEvidence["logs"],
  options: StampOptions,
  world: MailboxWorld,
): Promise<readonly Incident<Say>[]> {
  const mailbox = await readMailbox(inputs, world, {});
  const { classed } = await classBounces(mailbox, { verdict, incidents, findings }, logs, options);
  const files = new Map<string, string[]>();
  for (const { bounce, class: kind, incident } of classed) {
    // A complaint is evidence against somebody, not mail to be cleared away.
    if (kind !== "abuse" || incident === null || bounce.kind === "complaint") continue;
    const known = files.get(incident);
    if (known) known.push(bounce.file);
    else files.set(incident, [bounce.file]);
  }
  return incidents.map((incident) => ({ ...incident, bounceFiles: files.get(incident.id) ?? [] }));
}
