import type { FileOwner } from "../../core/host-world.ts";
import { containFault, type ContainProblem } from "../../core/containment.ts";
import { sha256 } from "../canonical-json.ts";
import type { ContainStep } from "../contain-step.ts";
import { figures } from "../figures.ts";

export interface ScriptDisableWork {
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

/** Moves the script into quarantine, where nothing runs it. It is never deleted. */
export const scriptDisable: ContainStep<ScriptDisableWork, DisabledScript> = {
  step: "script-disable",
  reversible: true,
  reopens: true,

  plan({ incident, host }) {
    const path = incident.scripts.find(({ file }) => file?.startsWith("/"))?.file;
    const facts = path === undefined ? undefined : host.files.look(path);
    if (path === undefined || facts?.kind !== "file") return Promise.resolve(undefined);
    const digest = sha256(host.files.read(path, SCRIPT_BYTES_MAX));
    return Promise.resolve({
      target: path,
      commands: [],
      files: [],
      work: { path, inode: facts.inode, sha256: digest },
    });
  },

  apply({ path, inode, sha256: digest }, { host, kept, folder }) {
    const { files } = host;
    const facts = files.look(path);
    const [moved] = kept.all();
    if (moved !== undefined && files.look(moved.quarantined) !== undefined && facts === undefined)
      return Promise.resolve({ status: "already", found: "" });
    if (facts?.kind !== "file" || facts.inode !== inode) throw changed(path);
    if (sha256(files.read(path, SCRIPT_BYTES_MAX)) !== digest) throw changed(path);
    const quarantined = `${folder()}/${digest}`;
    const { mode, uid, gid } = facts;
    if (moved === undefined) kept.add({ path, quarantined, sha256: digest, mode, uid, gid });
    // Of a run that was killed after linking the file and before taking the name away.
    if (files.look(quarantined) !== undefined) files.remove(quarantined);
    files.move(path, quarantined, inode);
    files.sync(folder());
    const root = host.self().uid;
    files.setOwner(quarantined, { mode: 0o600, uid: root, gid: root });
    return Promise.resolve({ status: "done", found: figures({ files: 1 }) });
  },

  undo(_work, { host, kept }) {
    const { files } = host;
    for (const { path, quarantined, mode, uid, gid } of kept.all()) {
      const facts = files.look(quarantined);
      if (facts === undefined) continue;
      files.move(quarantined, path, facts.inode);
      files.setOwner(path, { mode, uid, gid });
    }
    kept.clear();
    return Promise.resolve({ status: "done", found: figures({ files: 1 }) });
  },
};

function changed(path: string): ContainProblem {
  return containFault("script-exchanged", { path });
}
