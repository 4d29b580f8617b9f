import type { Activity } from "../../core/activity.ts";
import type { IncidentDraft } from "../draft.ts";
import type { Scene } from "../scene.ts";
import { markAbuse } from "./abuse-marks.ts";
import { networksOf } from "./networks.ts";
import { receiversOf } from "./receivers.ts";
import { sendersOf } from "./senders.ts";
import { Steps } from "./steps.ts";

/** The plots of a diagnosis; null where the log has no stamps. */
export function buildActivity(scene: Scene, drafts: readonly IncidentDraft[]): Activity | null {
  const { firstMs, lastMs, offsetMinutes } = scene.traffic;
  if (!Number.isFinite(firstMs) || !Number.isFinite(lastMs)) return null;
  const steps = new Steps(firstMs, lastMs, offsetMinutes);
  const marks = markAbuse(scene, drafts);
  return {
    from: steps.at(steps.first),
    to: steps.at(steps.last + 1),
    stepSeconds: steps.seconds,
    senders: sendersOf(scene, marks, steps),
    networks: networksOf(scene, marks),
    receivers: receiversOf(scene, steps),
  };
}
