import { gatherPiece } from "./gather-piece.ts";
import { addUnreadable, type Gathering } from "./gathering.ts";

const NAME = "journalctl";

/** Takes this machine's journal as a log; false where there is none that holds anything. */
export async function gatherJournal(gathering: Gathering): Promise<boolean> {
  try {
    const stored = await gathering.world.readJournal();
    if (stored === undefined) return false;
    gathering.stored.push(stored);
    const { sizeBytes } = stored;
    const open = (offset: number) => stored.open(offset);
    const origin = { name: NAME, sizeBytes, modifiedMs: null, seekable: true, named: true };
    const notes = stored.complete ? [] : ["too-large"];
    await gatherPiece(gathering, { ...origin, notes, open });
  } catch (error) {
    addUnreadable(gathering, NAME, error);
  }
  return true;
}
