import { readTraffic } from "../../app/read-traffic.ts";
import { TrafficReader } from "../../app/traffic-reader.ts";
import type { Cause, Confidence } from "../../core/diagnosis.ts";
import type { EvidenceWorld } from "../../core/evidence-world.ts";
import type { StampOptions } from "../../core/log-source.ts";
import { domainOf } from "../../core/mail-address.ts";
import { formatRfc3339 } from "../../core/rfc3339.ts";
import { detectIncidents } from "../../detect/catalogue.ts";
import { buildScene, type Scene } from "../../detect/scene.ts";
import { openEvidence, type OpenedEvidence } from "../../evidence/open-evidence.ts";
import type { GuardSettings } from "../guard-settings.ts";
import { LimitRules } from "../limits/limit-rules.ts";
import { canonicalAccount } from "../who-pays.ts";
import { type LearnedProfile, type LearnedSettings, learnedSettings } from "./learned-settings.ts";
import type { CountedMessage } from "./peak-usage.ts";
import { type LearnedSource, type LimitNeed, proposeLimits } from "./propose-limits.ts";
import { RecipientNotes } from "./recipient-notes.ts";

/** `mailwarden guard learn --format json` */
export interface Learned {
  readonly schema: "mailwarden.guard-learn/1";
  /** RFC 3339; null = the log has no stamps. */
  readonly from: string | null;
  readonly to: string | null;
  readonly accounts: number;
  readonly messages: number;
  /** Limits that are too low for what was honestly sent. */
  readonly needs: readonly LimitNeed[];
  /** Nothing is learned from whom the diagnosis names, however unsure. */
  readonly leftOut: readonly {
    readonly subject: string;
    readonly cause: Cause;
    readonly confidence: Confidence;
  }[];
  /** For the section `guard`. */
  readonly settings: LearnedSettings;
}

export interface LearnResult {
  readonly learned: Learned;
  /** Logs that were read. */
  readonly read: number;
  readonly unreadable: OpenedEvidence["unreadable"];
}

/** Counts what the logs show as the guard would have counted it, and proposes what has to be raised. Changes nothing. */
export async function learnLimits(
  logs: readonly string[],
  options: StampOptions,
  settings: GuardSettings,
  world: EvidenceWorld,
): Promise<LearnResult> {
  const opened = await openEvidence(logs, options, world);
  try {
    const notes = new RecipientNotes();
    const reader = new TrafficReader((stitcher) => notes.around(stitcher));
    const { traffic } = await readTraffic(opened.logs, options, reader);
    const scene = buildScene(traffic);
    const drafts = detectIncidents(scene);
    const abuse = new Set(drafts.flatMap(({ rows }) => rows));
    const accused = new Set(drafts.flatMap(({ accounts }) => accounts));
    const recipients = notes.byMessage(traffic.ledger);
    const sources = sourcesOf(scene, { recipients, abuse, accused }, settings);
    const rules = new LimitRules(settings.limits, settings.profiles);
    const needs = proposeLimits(sources, rules, world.nowMs());
    const stamp = (ms: number) =>
      Number.isNaN(ms) ? null : formatRfc3339(ms, traffic.offsetMinutes);
    return {
      learned: {
        schema: "mailwarden.guard-learn/1",
        from: stamp(traffic.firstMs),
        to: stamp(traffic.lastMs),
        accounts: sources.filter(({ kind }) => kind === "account").length,
        messages: traffic.totals.messages,
        needs,
        leftOut: drafts.map(({ subject, cause, confidence }) => ({ subject, cause, confidence })),
        settings: learnedSettings(needs, (account) => writtenProfile(settings, account)),
      },
      read: opened.logs.length,
      unreadable: opened.unreadable,
    };
  } finally {
    await opened.close();
  }
}

interface Known {
  readonly recipients: ReadonlyMap<number, ReadonlySet<number>>;
  /** Rows of incidents. */
  readonly abuse: ReadonlySet<number>;
  /** Logins of incidents, as logged. */
  readonly accused: ReadonlySet<string>;
}

/** Whom the limits count for; clients from outside are nobody to learn from. */
function sourcesOf(
  scene: Scene,
  known: Known,
  { defaultDomain }: GuardSettings,
): readonly LearnedSource[] {
  const { names } = scene.traffic;
  const byAccount = new Map<string, CountedMessage[]>();
  for (const [account, rows] of scene.byAccount) {
    const login = names.accounts.text(account);
    if (known.accused.has(login)) continue;
    const name = canonicalAccount(login, defaultDomain);
    push(byAccount, name, counted(scene, known, rows));
  }
  const byDomain = new Map<string, CountedMessage[]>();
  for (const [name, messages] of byAccount) push(byDomain, domainOf(name), messages);
  const scripts = new Map<string, CountedMessage[]>();
  for (const [submitter, rows] of scene.bySubmitter) {
    const user = names.submitters.text(submitter);
    // Postfix names a number, and asks nobody about what comes in through `sendmail`.
    if (!user.startsWith("uid:")) push(scripts, user, counted(scene, known, rows));
  }
  const all = [...byAccount.values(), ...scripts.values()].flat();
  return [
    ...listed("account", byAccount),
    ...listed("domain", byDomain),
    ...listed("script", scripts),
    ...listed("server", new Map([["server", all]])),
  ];
}

function listed(
  kind: LearnedSource["kind"],
  sources: ReadonlyMap<string, readonly CountedMessage[]>,
): readonly LearnedSource[] {
  return [...sources]
    .filter(([name]) => name !== "")
    .map(([name, messages]) => ({
      kind,
      name,
      messages: messages.toSorted((a, b) => a.atMs - b.atMs),
    }));
}

/** `rows` are in the order of time. */
function counted(scene: Scene, { recipients, abuse }: Known, rows: readonly number[]) {
  const { ledger } = scene.traffic;
  const written = new Set<number>();
  return rows
    .filter((row) => !abuse.has(row))
    .map((row): CountedMessage => {
      const before = written.size;
      for (const one of recipients.get(row) ?? []) written.add(one);
      return {
        atMs: ledger.atMs[row] as number,
        recipients: ledger.recipients(row),
        newRecipients: written.size - before,
        network: scene.networkOf(ledger.client[row] as number),
      };
    });
}

function push(
  groups: Map<string, CountedMessage[]>,
  name: string,
  messages: readonly CountedMessage[],
): void {
  const own = groups.get(name);
  if (own === undefined) groups.set(name, [...messages]);
  else for (const message of messages) own.push(message);
}

/** What the settings give an account by now, as they write it. */
function writtenProfile({ profiles }: GuardSettings, account: string): LearnedProfile {
  return Object.fromEntries(
    Object.entries(profiles.get(account) ?? {}).map(([limit, max]) => [limit, max ?? "off"]),
  );
}
