import { EvidenceProblem } from "../core/evidence-problem.ts";
import { gatherPiece } from "./gather-piece.ts";
import { addUnreadable, type Gathering } from "./gathering.ts";
import { isQueueFolder, spoolFolders } from "./spool-folders.ts";

const FOLDER_DEPTH_MAX = 32;
/** A mail spool may hold millions of files; each costs an open and a read. */
const FILES_MAX = 20_000;

/** Finds evidence in a file, or in a folder and all below it. `above` are the identities of the folders on the way. */
export async function gatherPath(
  gathering: Gathering,
  path: string,
  named: boolean,
  above: readonly string[] = [],
): Promise<void> {
  const { world, seen } = gathering;
  try {
    const facts = await world.inspect(path);
    switch (facts.kind) {
      case "folder":
        return await gatherFolder(gathering, path, facts.identity, above);
      case "file": {
        if (seen.has(facts.identity)) return;
        seen.add(facts.identity);
        gathering.files += 1;
        const { sizeBytes, modifiedMs } = facts;
        const open = (offset: number) => world.open(path, offset);
        const origin = { name: path, sizeBytes, modifiedMs, seekable: true, onDisk: true, named };
        return await gatherPiece(gathering, { ...origin, notes: [], open });
      }
      case "fifo":
      case "socket":
      case "device":
        if (!named) {
          gathering.other.push({ name: path, kind: facts.kind, reason: "not-a-file" });
          return;
        }
        throw new EvidenceProblem(
          "not-a-file",
          `it is a ${facts.kind}, not a file`,
          "Pipe its content in instead: COMMAND | mailwarden diagnose -",
        );
    }
  } catch (error) {
    addUnreadable(gathering, path, error);
  }
}

/** A queue is read as a whole; one with nothing in it is not worth a word. */
async function addQueue(gathering: Gathering, path: string): Promise<void> {
  try {
    const facts = await gathering.world.inspect(path);
    if (facts.kind !== "folder" || gathering.seen.has(facts.identity)) return;
    gathering.seen.add(facts.identity);
    if ((await gathering.world.list(path)).length === 0) return;
    gathering.other.push({ name: path, kind: "queue file", reason: "not-a-log" });
  } catch (error) {
    addUnreadable(gathering, path, error);
  }
}

async function gatherFolder(
  gathering: Gathering,
  path: string,
  identity: string,
  above: readonly string[],
): Promise<void> {
  if (above.includes(identity)) {
    throw new EvidenceProblem(
      "link-loop",
      "a symbolic link leads back to a folder above it",
      "Nothing is missing: that folder is read once.",
    );
  }
  if (gathering.seen.has(identity)) return;
  gathering.seen.add(identity);
  if (above.length >= FOLDER_DEPTH_MAX) {
    throw new EvidenceProblem(
      "too-deep",
      `more than ${FOLDER_DEPTH_MAX} folders deep`,
      "Name the folder itself.",
    );
  }
  const names = await gathering.world.list(path);
  if (isQueueFolder(path, names)) {
    gathering.other.push({ name: path, kind: "queue file", reason: "not-a-log" });
    return;
  }
  const { queues, passedOver } = spoolFolders(names);
  for (const queue of queues) await addQueue(gathering, gathering.world.join(path, queue));
  for (const name of names) {
    if (queues.includes(name) || (queues.length > 0 && passedOver.has(name))) continue;
    if (gathering.files >= FILES_MAX) {
      throw new EvidenceProblem(
        "too-many-files",
        `more than ${FILES_MAX} files, the rest is not read`,
        "Name the logs, or the folder that holds them.",
      );
    }
    const entry = gathering.world.join(path, name);
    await gatherPath(gathering, entry, false, [...above, identity]);
  }
}
