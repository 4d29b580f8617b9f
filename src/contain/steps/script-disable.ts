import type { FileOwner } from "../../core/host-world.ts";
import { containFault, type ContainProblem } from "../../core/containment.ts";
import { sha256 } from "../canonical-json.ts";
import type { ContainStep, StepContext } from "../contain-step.ts";
import { figures } from "../figures.ts";

export interface ScriptDisableWork {
  readonly scripts: readonly SuspectScript[];
}

interface SuspectScript {
  readonly path: string;
  readonly inode: number;
  readonly sha256: string;
}

interface DisabledScript extends FileOwner {
  readonly path: string;
  readonly quarantined: string;
  readonly sha256: string;
}

const SCRIPT_BYTES_MAX = 64 << 20;

/** Moves the scripts into quarantine, where nothing runs them. They are never deleted. */
export const scriptDisable: ContainStep<ScriptDisableWork, DisabledScript> = {
  step: "script-disable",
  reversible: true,
  reopens: true,

  plan({ incident, host: { files } }) {
    const paths = incident.scripts.flatMap(({ file }) => (file?.startsWith("/") ? [file] : []));
    const scripts = [...new Set(paths)].flatMap((path) => {
      const facts = files.look(path);
      if (facts?.kind !== "file") return [];
      return [{ path, inode: facts.inode, sha256: sha256(files.read(path, SCRIPT_BYTES_MAX)) }];
    });
    if (scripts.length === 0) return Promise.resolve(undefined);
    const target = scripts.map(({ path }) => path).join(", ");
    return Promise.resolve({ target, commands: [], files: [], work: { scripts } });
  },

  apply({ scripts }, context) {
    const moved = scripts.filter((script) => disable(script, context)).length;
    return Promise.resolve({
      status: moved === 0 ? "already" : "done",
      found: figures({ files: moved }),
    });
  },

  undo(_work, { host, kept }) {
    const { files } = host;
    const disabled = kept.all();
    for (const { path, quarantined, mode, uid, gid } of disabled) {
      const facts = files.look(quarantined);
      if (facts !== undefined) files.move(quarantined, path, facts.inode);
      // Also of a run that was killed after the move.
      files.setOwner(path, { mode, uid, gid });
    }
    kept.clear();
    return Promise.resolve({ status: "done", found: figures({ files: disabled.length }) });
  },
};

/** False when it lies in quarantine already. */
function disable(
  { path, inode, sha256: digest }: SuspectScript,
  { host, kept, folder }: StepContext<DisabledScript>,
): boolean {
  const { files } = host;
  const facts = files.look(path);
  const moved = kept.all().find((one) => one.path === path);
  if (moved !== undefined && files.look(moved.quarantined) !== undefined && facts === undefined)
    return false;
  if (facts?.kind !== "file" || facts.inode !== inode) throw changed(path);
  if (sha256(files.read(path, SCRIPT_BYTES_MAX)) !== digest) throw changed(path);
  // Twice the same program has one digest, and two files.
  const quarantined = `${folder()}/${inode}-${digest}`;
  const { mode, uid, gid } = facts;
  if (moved === undefined) kept.add([{ path, quarantined, sha256: digest, mode, uid, gid }]);
  // Of a run that was killed after linking the file and before taking the name away.
  if (files.look(quarantined) !== undefined) files.remove(quarantined);
  files.move(path, quarantined, inode);
  files.sync(folder());
  const root = host.self().uid;
  files.setOwner(quarantined, { mode: 0o600, uid: root, gid: root });
  return true;
}

function changed(path: string): ContainProblem {
  return containFault("script-exchanged", { path });
}
