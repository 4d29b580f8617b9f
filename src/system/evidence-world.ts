import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { EvidenceWorld, PathFacts } from "../core/evidence-world.ts";
import { decompress } from "./decompress.ts";
import { fileProblem } from "./file-problem.ts";
import { openFile } from "./open-file.ts";
import { readJournal } from "./read-journal.ts";
import { createStandardInput } from "./spool-stdin.ts";
import { standardInputKind } from "./standard-input-kind.ts";
import { createStore } from "./store-bytes.ts";

/** Makes the door to this machine's files, programs and standard input for reading evidence. */
export function createEvidenceWorld(): EvidenceWorld {
  const store = createStore();
  return {
    nowMs: () => Date.now(),
    inspect,
    list,
    join,
    open: openFile,
    standardInputKind,
    readStandardInput: createStandardInput(store),
    readJournal: () => readJournal(store),
    decompress,
    store,
  };
}

async function inspect(path: string): Promise<PathFacts> {
  try {
    const stats = await stat(path);
    const identity = `${stats.dev}:${stats.ino}`;
    if (stats.isFile()) {
      return { kind: "file", identity, sizeBytes: stats.size, modifiedMs: stats.mtimeMs };
    }
    if (stats.isDirectory()) return { kind: "folder", identity };
    if (stats.isFIFO()) return { kind: "fifo" };
    return { kind: stats.isSocket() ? "socket" : "device" };
  } catch (error) {
    throw fileProblem(error);
  }
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw fileProblem(error);
  }
}
