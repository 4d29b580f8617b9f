import type { StoredPlan } from "../contain/contain-store.ts";
import { stands } from "../contain/file-change.ts";
import { settingsPlace } from "../contain/mail-server.ts";
import type { SettingsWork } from "../contain/settings-change.ts";
import type { Language } from "../report/language.ts";
import { auditFiles } from "./audit-files.ts";
import type { ContainWorlds } from "./plan-containment.ts";
import { questionsOf } from "./with-settings.ts";

export interface OpenHoles {
  readonly open: number;
  /** False where the settings say nothing that the audit understands. */
  readonly isKnown: boolean;
}

/** How many holes let the incident in now, by the settings as they are; undefined for a cause that needs none. */
export async function openHoles(
  { plan, server, subject, works }: StoredPlan,
  language: Language,
  { evidence, host }: Pick<ContainWorlds, "evidence" | "host">,
): Promise<OpenHoles | undefined> {
  const questions = questionsOf(subject.cause);
  if (questions.length === 0) return undefined;
  const fix = plan.steps.find(({ step }) => step === "config-fix");
  if (subject.cause === "trusted-network" && fix !== undefined) {
    // The network stays trusted, but for the host that sends spam.
    const { changes } = works[fix.id] as SettingsWork;
    const isShut = changes.every((change) => stands(host.files, change));
    return { open: isShut ? 0 : 1, isKnown: true };
  }
  const options = { mtaVersion: server.version, language: language.tag };
  const audit = await auditFiles([settingsPlace(server)], options, evidence);
  return {
    open: questions.filter((question) => audit.open.includes(question)).length,
    isKnown: audit.mta !== "unknown",
  };
}
