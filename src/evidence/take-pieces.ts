import type { EvidenceWorld } from "../core/evidence-world.ts";
import { gatherArguments } from "./gather-arguments.ts";
import { type PieceTaker, startGathering, type UnreadableEvidence } from "./gathering.ts";

/**
 * Gives `taker` every text in files, folders, archives and `-`: what is no log is found as logs are.
 * Returns what could not be read; temporary copies are gone by then.
 */
export async function takePieces(
  args: readonly string[],
  world: EvidenceWorld,
  taker: PieceTaker,
): Promise<readonly UnreadableEvidence[]> {
  const gathering = startGathering(world, taker);
  try {
    await gatherArguments(gathering, args);
  } finally {
    for (const copy of gathering.stored) await copy.close();
  }
  return gathering.unreadable;
}
