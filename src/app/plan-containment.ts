import { abuseRuleOf, namesCulprit } from "../contain/abuse-rule.ts";
import type { StoredPlan } from "../contain/contain-store.ts";
import { culpritOf } from "../contain/culprit.ts";
import { type MailServer, settingsPlace } from "../contain/mail-server.ts";
import { makePlan, type PlanChoice } from "../contain/make-plan.ts";
import type { Diagnosis, Finding, Incident } from "../core/diagnosis.ts";
import type { HostWorld } from "../core/host-world.ts";
import type { ClientConduct } from "../detect/client-conduct.ts";
import type { Language } from "../report/language.ts";
import { createAccountLocks } from "./account-locks.ts";
import { auditFiles } from "./audit-files.ts";
import {
  diagnose,
  type DiagnoseOptions,
  type DiagnoseWorlds,
  type IncidentConduct,
} from "./diagnose.ts";
import type { AccountSessions } from "./lock-stores/account-sessions.ts";
import { serverToContain } from "./server-to-contain.ts";
import { stepWording } from "./step-wording.ts";
import { wordDiagnosis } from "./word-diagnosis.ts";
import { queueOfServer } from "./queue-of-server.ts";
import { holesOf } from "./with-settings.ts";

interface AccountSettings {
  /** The settings file that leads to the accounts; undefined = the usual one. */
  readonly accountSettings?: string | undefined;
}

export interface PlanContainmentOptions extends DiagnoseOptions, PlanChoice, AccountSettings {
  /** Id of the incident; undefined = the worst one that is at least likely and names a culprit. */
  readonly incident?: string | undefined;
}

export type PlanAnswer =
  | { readonly kind: "plan"; readonly stored: StoredPlan; readonly incident: Incident<string> }
  /** Nothing that could be contained, or not the one that was named. */
  | { readonly kind: "no-incident"; readonly diagnosis: Diagnosis<string> };

/** What is wrong with the settings that this server runs with, whatever others were among the evidence. */
async function holesOfServer(
  server: MailServer,
  incident: Incident<string>,
  language: Language,
  { evidence }: ContainWorlds,
): Promise<readonly Finding<string>[]> {
  const options = { mtaVersion: server.version, language: language.tag };
  const { findings, open } = await auditFiles([settingsPlace(server)], options, evidence);
  return holesOf(incident, { findings, open: new Set(open) });
}

export interface ContainWorlds extends DiagnoseWorlds {
  readonly host: HostWorld;
  readonly sessions: AccountSessions;
}

/**
 * What would be done about an incident on this server, in order. Reads the evidence, the queue and the settings; changes
 * nothing. An incident that is only `possible`, or that names nobody, is contained only when it is named: a wrong accusation
 * is worse than none.
 */
export async function planContainment(
  evidence: readonly string[],
  options: PlanContainmentOptions,
  language: Language,
  worlds: ContainWorlds,
): Promise<PlanAnswer> {
  const result = await diagnose(evidence, { ...options, language: language.tag }, worlds);
  const diagnosis = wordDiagnosis(result, language, false);
  const at = diagnosis.incidents.findIndex((one) =>
    options.incident === undefined
      ? one.confidence !== "possible" && namesCulprit(one)
      : one.id === options.incident,
  );
  const incident = diagnosis.incidents[at];
  if (incident === undefined) return { kind: "no-incident", diagnosis };
  const stored = await planOfIncident(
    {
      incident,
      conduct: result.conduct[at] ?? { honest: new Set(), shared: new Set() },
      honestSenders: result.honestSenders,
      evidence: diagnosis.evidence.map(({ name }) => name),
    },
    options,
    language,
    worlds,
  );
  return { kind: "plan", stored, incident };
}

export interface IncidentToContain {
  readonly incident: Incident<string>;
  readonly conduct: ClientConduct & Partial<IncidentConduct>;
  /** Addresses that logins were honestly used to send under, and which are not named like them. */
  readonly honestSenders?: ReadonlyMap<string, readonly string[]>;
  /** Names of the evidence, to be saved. */
  readonly evidence: readonly string[];
}

/** The same for an incident that is known already. */
export async function planOfIncident(
  { incident, conduct, evidence, honestSenders }: IncidentToContain,
  choice: PlanChoice & AccountSettings,
  language: Language,
  worlds: ContainWorlds,
): Promise<StoredPlan> {
  const { host } = worlds;
  const server = await serverToContain(worlds);
  const { accountSettings } = choice;
  const settings = accountSettings && host.files.resolve(accountSettings);
  const stored = await makePlan(
    {
      incident,
      culprit: culpritOf(incident, conduct.shared),
      rule: abuseRuleOf(incident),
      host,
      server,
      locks: createAccountLocks(worlds, { settings }),
      queue: await queueOfServer(server, worlds.queue),
      holes: await holesOfServer(server, incident, language, worlds),
      evidence,
      honestClients: conduct.honest,
      honestSenders: honestSenders ?? new Map(),
      honestScripts: conduct.honestScripts ?? new Set(),
      sharedClients: conduct.shared,
    },
    choice,
    stepWording(language),
  );
  return { ...stored, ...(settings !== undefined && { accountSettings: settings }) };
}
