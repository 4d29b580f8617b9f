import type { StepName } from "../../core/diagnosis.ts";
import type { ContainStep } from "../contain-step.ts";
import { accountLock } from "./account-lock.ts";
import { bouncesArchive } from "./bounces-archive.ts";
import { clientBan } from "./client-ban.ts";
import { configFix } from "./config-fix.ts";
import { queueDelete } from "./queue-delete.ts";
import { queueHold } from "./queue-hold.ts";
import { queueRelease } from "./queue-release.ts";
import { receiverRetry } from "./receiver-retry.ts";
import { saveEvidence } from "./save-evidence.ts";
import { scriptDisable } from "./script-disable.ts";
import { sessionKick } from "./session-kick.ts";
import { submissionHold } from "./submission-hold.ts";

/** Every step that can be carried out, in the order of a plan. */
export const STEPS = [
  submissionHold,
  saveEvidence,
  queueHold,
  accountLock,
  sessionKick,
  clientBan,
  scriptDisable,
  configFix,
  queueDelete,
  bouncesArchive,
  queueRelease,
  receiverRetry,
] as const;

/** The step of that name. */
export function stepNamed(name: StepName): ContainStep {
  const found = STEPS.find(({ step }) => step === name);
  if (found === undefined) throw new Error(`no step ${name}`);
  // What a step works from was planned for that very step.
  return found;
}
