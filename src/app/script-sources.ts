import type { OtherEvidence } from "../evidence/gathering.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { ScriptWorld } from "../core/script-world.ts";
import { readUpTo } from "../evidence/piece.ts";
import { readBytes } from "../queue/reason-files.ts";
import type { PhpFile } from "../scripts/inspect-scripts.ts";
import type { WebLog } from "../scripts/read-calls.ts";

/** What tells of web scripts: logs, and the programs themselves. */
export interface ScriptSources {
  readonly logs: readonly WebLog[];
  readonly files: readonly PhpFile[];
}

export interface ScriptWorlds {
  readonly evidence: EvidenceWorld;
  readonly queue: ScriptWorld;
}

/** The logs of web servers and of PHP, and the PHP files, among the evidence. */
export function scriptSources(
  other: readonly OtherEvidence[],
  worlds: ScriptWorlds,
): ScriptSources {
  const logs: WebLog[] = [];
  const files: PhpFile[] = [];
  for (const { name, kind, packed } of other) {
    if (kind === "web access log" || kind === "php mail log") {
      const open = () => packed?.open(0) ?? worlds.evidence.open(name, 0);
      logs.push({ kind, name, open });
    } else if (kind === "php script") {
      files.push(packed === undefined ? phpFile(name, worlds.queue) : packedFile(packed));
    }
  }
  return { logs, files };
}

/** A PHP file on disk, read as it is then. */
export function phpFile(path: string, world: ScriptWorld): PhpFile {
  return {
    path,
    read: async (maxBytes) => {
      const file = world.open(path);
      try {
        return { bytes: readBytes(file, maxBytes), modifiedMs: file.modifiedMs };
      } finally {
        file.close();
      }
    },
  };
}

function packedFile(packed: NonNullable<OtherEvidence["packed"]>): PhpFile {
  return {
    path: packed.name,
    read: async (maxBytes) => ({
      bytes: await readUpTo(packed, 0, maxBytes),
      modifiedMs: packed.modifiedMs,
    }),
  };
}
