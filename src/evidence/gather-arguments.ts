import { gatherPath } from "./gather-path.ts";
import { gatherPiece } from "./gather-piece.ts";
import { addUnreadable, type Gathering } from "./gathering.ts";

/** Gathers what the arguments of a command line name: files, folders, `-`, packed or not. Failures go to `unreadable`. */
export async function gatherArguments(
  gathering: Gathering,
  args: readonly string[],
): Promise<void> {
  for (const arg of args) {
    if (arg === "-") await gatherStandardInput(gathering);
    else await gatherPath(gathering, arg, true);
    gathering.argument += 1;
  }
}

async function gatherStandardInput(gathering: Gathering): Promise<void> {
  if (gathering.seen.has("-")) return;
  gathering.seen.add("-");
  try {
    const stored = await gathering.world.readStandardInput();
    gathering.stored.push(stored);
    const { sizeBytes } = stored;
    const open = (offset: number) => stored.open(offset);
    const origin = { name: "-", sizeBytes, modifiedMs: null, seekable: true, named: true };
    const notes = stored.complete ? [] : ["too-large"];
    await gatherPiece(gathering, { ...origin, notes, open });
  } catch (error) {
    addUnreadable(gathering, "-", error);
  }
}
