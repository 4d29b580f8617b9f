import { join } from "node:path";
import type { DiagnoseWorlds } from "../../src/app/diagnose.ts";
import { createDiagnoseWorlds } from "../../src/system/diagnose-worlds.ts";

/** A machine whose files all stand below `root`, at a terminal or with something piped in. */
export function machine(
  root: string,
  standardInput: "none" | "pipe",
  runs: Partial<DiagnoseWorlds["machine"]> = {},
): DiagnoseWorlds {
  const { evidence, queue, mailbox, sqlite } = createDiagnoseWorlds();
  const below = (path: string) => (path.startsWith(root) ? path : join(root, path));
  return {
    mailbox,
    sqlite,
    machine: {
      running: () => undefined,
      ask: () => Promise.resolve({ kind: "missing" }),
      ...runs,
    },
    evidence: {
      ...evidence,
      inspect: (path) => evidence.inspect(below(path)),
      list: (path) => evidence.list(below(path)),
      open: (path, offset) => evidence.open(below(path), offset),
      standardInputKind: () => Promise.resolve(standardInput),
    },
    queue: {
      nowMs: () => queue.nowMs(),
      join: (folder, name) => queue.join(folder, name),
      resolve: (path) => queue.resolve(below(path)),
      inspect: (path) => queue.inspect(below(path)),
      list: (path) => queue.list(below(path)),
      open: (path) => queue.open(below(path)),
    },
  };
}
