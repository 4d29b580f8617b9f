import type { Diagnosis, Incident } from "../core/diagnosis.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { MailboxWorld } from "../core/mailbox-world.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import type { Say } from "../core/say.ts";
import type { Traffic } from "../core/traffic.ts";
import type { OpenedEvidence } from "../evidence/open-evidence.ts";
import type { LanguageTag } from "../report/language.ts";
import type { ConfigurationTaker } from "./gather-configuration.ts";
import type { JoinedSettings } from "./join-configuration.ts";
import type { JoinedQueue } from "./join-queue.ts";

// What is no log. Its readers are loaded where there is something to read: most runs have logs alone, and loading all of
// them would take as long as reading ten megabytes.

/** Reads the queues among the evidence, and in this machine's `spools`, into the traffic; undefined when there are none. */
export async function joinQueues(
  { other, spools }: Pick<OpenedEvidence, "other"> & { readonly spools: readonly string[] },
  traffic: Traffic,
  options: StampOptions,
  world: QueueWorld,
): Promise<JoinedQueue | undefined> {
  const inputs = ofKinds(other, ["queue listing", "queue file"]).map(({ name, packed }) =>
    packed === undefined
      ? name
      : { name, modifiedMs: packed.modifiedMs, open: () => packed.open(0) },
  );
  if (inputs.length + spools.length === 0) return undefined;
  const { joinQueue } = await import("./join-queue.ts");
  const isLive = spools.length > 0;
  return joinQueue([...inputs, ...spools], traffic, { ...options, live: isLive }, world);
}

/** Puts the bounces in the mailboxes among the evidence into the incidents that caused them. */
export async function joinMailboxes(
  report: Pick<Diagnosis<Say>, "verdict" | "incidents" | "findings">,
  { other, logs }: OpenedEvidence,
  options: StampOptions,
  world: MailboxWorld,
): Promise<readonly Incident<Say>[]> {
  const inputs = ofKinds(other, ["mail"]).map(({ name, packed }) =>
    packed === undefined ? name : { name, open: () => packed.open(0) },
  );
  if (inputs.length === 0 || report.incidents.length === 0) return report.incidents;
  const { joinBounces } = await import("./join-bounces.ts");
  return joinBounces(inputs, report, logs, options, world);
}

/** Audits the settings among the evidence; undefined when there are none. */
export async function joinSettings(
  taker: ConfigurationTaker,
  language: LanguageTag,
): Promise<JoinedSettings | undefined> {
  const { texts } = taker.taken();
  if (texts.length === 0) return undefined;
  const { joinConfiguration } = await import("./join-configuration.ts");
  return joinConfiguration(texts, language);
}

function ofKinds(
  other: OpenedEvidence["other"],
  kinds: readonly string[],
): OpenedEvidence["other"] {
  return other.filter(({ kind }) => kinds.includes(kind));
}
