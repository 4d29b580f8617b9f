import type { FindingDraft, IncidentDraft } from "../draft.ts";
import type { Scene } from "../scene.ts";
import { findBlockingReceivers } from "./blocked-by-receiver.ts";
import { findBruteForce } from "./brute-force.ts";
import { findLogBlindness, findLogGaps } from "./log-state.ts";
import { findFullSpool, findGrowingQueue } from "./queue-state.ts";
import { findSenderForgery } from "./sender-forgery-possible.ts";

type Finder = (scene: Scene, incidents: readonly IncidentDraft[]) => FindingDraft[];

/** Every weakness and symptom that logs show. Adding one = one file and one line here. */
const FINDERS: readonly Finder[] = [
  findBlockingReceivers,
  findSenderForgery,
  findBruteForce,
  findGrowingQueue,
  findFullSpool,
  findLogGaps,
  findLogBlindness,
];

/** All findings, most severe first. */
export function findAll(scene: Scene, incidents: readonly IncidentDraft[]): FindingDraft[] {
  const order = { critical: 0, high: 1, medium: 2, low: 3, info: 4 } as const;
  return FINDERS.flatMap((find) => find(scene, incidents)).sort(
    (a, b) => order[a.severity] - order[b.severity],
  );
}
