import type { Diagnosis, Finding, Incident } from "../core/diagnosis.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { MailboxWorld } from "../core/mailbox-world.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import type { Say } from "../core/say.ts";
import type { Traffic } from "../core/traffic.ts";
import type { OpenedEvidence } from "../evidence/open-evidence.ts";
import type { LanguageTag } from "../report/language.ts";
import type { IncidentDraft } from "../detect/draft.ts";
import { isLocal } from "../detect/local-script.ts";
import type { Scene } from "../detect/scene.ts";
import type { MailInput } from "../mailbox/read-mailbox.ts";
import type { HeaderScript } from "../scripts/link-mails.ts";
import type { AccountPieces } from "./account-pieces.ts";
import type { ConfigurationTaker } from "./gather-configuration.ts";
import type { JoinedBounces } from "./join-bounces.ts";
import type { JoinedAccounts } from "./join-accounts.ts";
import type { JoinedSettings } from "./join-configuration.ts";
import type { DiagnoseWorlds } from "./diagnose.ts";
import type { JoinedQueue } from "./join-queue.ts";
import type { JoinedScripts } from "./join-scripts.ts";
import type { ThisMachine } from "./this-machine.ts";

// What is no log. Its readers are loaded where there is something to read: most runs have logs alone, and loading all of
// them would take as long as reading ten megabytes.

interface ScriptEvidence extends Pick<OpenedEvidence, "other"> {
  readonly queue: Pick<JoinedQueue, "scripts"> | undefined;
  readonly here: Pick<ThisMachine, "web"> | undefined;
}

/** Reads the queues among the evidence, and in this machine's `spools`, into the traffic; undefined when there are none. */
export async function joinQueues(
  { other, spools }: Pick<OpenedEvidence, "other"> & { readonly spools: readonly string[] },
  traffic: Traffic,
  options: StampOptions,
  world: QueueWorld,
): Promise<JoinedQueue | undefined> {
  const queues = ofKinds(other, ["queue listing", "queue file"]);
  const inputs = queues.map(({ name, packed }) =>
    packed === undefined
      ? name
      : { name, modifiedMs: packed.modifiedMs, open: () => packed.open(0) },
  );
  if (inputs.length + spools.length === 0) return undefined;
  const { joinQueue } = await import("./join-queue.ts");
  const isLive = spools.length > 0;
  const joined = await joinQueue(
    [...inputs, ...spools],
    traffic,
    { ...options, live: isLive },
    world,
  );
  // An excerpt names who sent, not how much waits.
  const isExcerpt = !isLive && queues.every(({ pasted }) => pasted === true);
  return isExcerpt ? { ...joined, summary: null } : joined;
}

/** Puts the bounces in the mailboxes among the evidence into the incidents that caused them, and reads what else they prove. */
export async function joinMailboxes(
  scene: Scene,
  report: Pick<Diagnosis<Say>, "verdict" | "incidents" | "findings">,
  { other, logs }: OpenedEvidence,
  options: StampOptions,
  world: MailboxWorld,
): Promise<JoinedBounces> {
  const inputs = mailInputs(other);
  if (inputs.length === 0) return { incidents: report.incidents, proven: [] };
  const { joinBounces } = await import("./join-bounces.ts");
  return joinBounces(inputs, scene, report, logs, options, world);
}

/** Says of bounces in a paste what they do not prove. */
export async function joinPastedBounces({
  other,
}: Pick<OpenedEvidence, "other">): Promise<readonly Finding<Say>[]> {
  if (!other.some(({ kind, pasted }) => kind === "mail" && pasted === true)) return [];
  const { findBouncesWithoutMessage } = await import("./bounces-without-message.ts");
  return findBouncesWithoutMessage(other);
}

/**
 * Names the scripts behind what local users sent: by queues, mails, logs of web servers and of PHP, and PHP files, among
 * the evidence and, with nothing named, on this machine. Undefined where no local user is suspected.
 */
export async function joinWebScripts(
  scene: Scene,
  drafts: readonly IncidentDraft[],
  { other, queue, here }: ScriptEvidence,
  worlds: DiagnoseWorlds,
): Promise<JoinedScripts | undefined> {
  if (!drafts.some(isLocal)) return undefined;
  const mails = mailInputs(other);
  const sources = ofKinds(other, ["web access log", "php mail log", "php script"]);
  const headers = new Map<string, HeaderScript>();
  for (const [id, script] of queue?.scripts ?? [])
    headers.set(id, { ...script, isReturned: false });
  if (mails.length > 0) {
    const { returnedScripts } = await import("./returned-scripts.ts");
    for (const [id, script] of await returnedScripts(mails, worlds.mailbox))
      if (!headers.has(id)) headers.set(id, script);
  }
  const web = await here?.web();
  if (headers.size + sources.length === 0 && web === undefined) return undefined;
  const [{ joinScripts }, { scriptSources }] = await Promise.all([
    import("./join-scripts.ts"),
    import("./script-sources.ts"),
  ]);
  const named = scriptSources(sources, worlds);
  const logs = [...named.logs, ...(web?.logs ?? [])];
  const files = [...named.files, ...(web?.files ?? [])];
  return joinScripts(scene, drafts, headers, { logs, files }, web);
}

/** Looks the accounts of incidents up in the tables among the evidence; undefined when there are none. */
export async function readAccountStores(
  { pieces }: AccountPieces,
  scene: Scene,
  settings: JoinedSettings | undefined,
  worlds: DiagnoseWorlds,
): Promise<AccountStores | undefined> {
  if (pieces.length === 0) return undefined;
  const { joinAccounts, readAccountPieces } = await import("./join-accounts.ts");
  const read = await readAccountPieces(pieces, worlds);
  if (read === undefined) return undefined;
  const { nameUnknownLogins } = await import("./name-unknown-logins.ts");
  return {
    named: (drafts) => nameUnknownLogins(scene, drafts, read.records, settings),
    joined: (incidents) => joinAccounts(read, incidents, worlds.evidence.nowMs()),
  };
}

/** What accounts among the evidence add to a diagnosis. */
export interface AccountStores {
  /** Drafts that are something else than they seem without the accounts. */
  readonly named: (drafts: readonly IncidentDraft[]) => readonly IncidentDraft[];
  readonly joined: (incidents: readonly Incident<Say>[]) => JoinedAccounts;
}

/** Audits the settings among the evidence, those of each server by themselves; undefined when there are none. */
export async function joinSettings(
  takers: readonly ConfigurationTaker[],
  language: LanguageTag,
): Promise<JoinedSettings | undefined> {
  const servers = takers.map((taker) => taker.taken().texts).filter((texts) => texts.length > 0);
  if (servers.length === 0) return undefined;
  const { joinConfiguration } = await import("./join-configuration.ts");
  return joinConfiguration(servers, language);
}

function mailInputs(other: OpenedEvidence["other"]): readonly MailInput[] {
  return ofKinds(other, ["mail"]).map(({ name, packed }) =>
    packed === undefined ? name : { name, open: () => packed.open(0) },
  );
}

function ofKinds(
  other: OpenedEvidence["other"],
  kinds: readonly string[],
): OpenedEvidence["other"] {
  return other.filter(({ kind }) => kinds.includes(kind));
}
