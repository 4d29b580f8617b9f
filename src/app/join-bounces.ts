import type { Finding, Incident, Verdict } from "../core/diagnosis.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { MailboxWorld } from "../core/mailbox-world.ts";
import type { Say } from "../core/say.ts";
import type { OpenedEvidence } from "../evidence/open-evidence.ts";
import { type MailInput, readMailbox } from "../mailbox/read-mailbox.ts";
import type { Scene } from "../detect/scene.ts";
import { classBounces } from "./class-bounces.ts";
import { returnedIncidents, type ReturnedIncident } from "./returned-mail.ts";

/** What mailboxes and single mails add to a diagnosis. */
export interface JoinedBounces {
  /** Those of the diagnosis, with the bounces that each caused. */
  readonly incidents: readonly Incident<Say>[];
  /** What the returned mail itself proves. */
  readonly proven: readonly ReturnedIncident[];
}

/** Puts the bounces that the abuse caused into its incidents, and finds what the others prove. */
export async function joinBounces(
  inputs: readonly MailInput[],
  scene: Scene,
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
): Promise<JoinedBounces> {
  const mailbox = await readMailbox(inputs, world, {});
  if (mailbox.bounces.length === 0) return { incidents, proven: [] };
  const { classed, ours, covers } = await classBounces(
    mailbox,
    { verdict, incidents, findings },
    logs,
    options,
  );
  const files = new Map<string, string[]>();
  for (const { bounce, class: kind, incident } of classed) {
    // A complaint is evidence against somebody, not mail to be cleared away.
    if (kind !== "abuse" || incident === null || bounce.kind === "complaint") continue;
    const known = files.get(incident);
    if (known) known.push(bounce.file);
    else files.set(incident, [bounce.file]);
  }
  return {
    incidents: incidents.map((incident) => ({
      ...incident,
      bounceFiles: files.get(incident.id) ?? [],
    })),
    proven: returnedIncidents(scene, classed, { covers, knowsOwnAddresses: ours.ips.size > 0 }),
  };
}
