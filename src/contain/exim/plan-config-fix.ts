import type { Finding } from "../../core/diagnosis.ts";
import type { HostWorld } from "../../core/host-world.ts";
import { type FileChange, readSettings } from "../file-change.ts";
import type { EximServer } from "../mail-server.ts";

/** The lines that the findings replace, in the file that the server reads. A line that stands there twice is left alone. */
export function planConfigFix(
  host: HostWorld,
  server: EximServer,
  holes: readonly Finding<string>[],
): readonly FileChange[] {
  const before = readSettings(host.files, server.configFile);
  if (before === null) return [];
  const lines = before.split("\n");
  for (const { proof, fix } of holes) {
    const diff = fix?.diff?.split("\n") ?? [];
    const old = diff.filter((line) => line.startsWith("-")).map((line) => line.slice(1).trim());
    const made = diff.filter((line) => line.startsWith("+")).map((line) => line.slice(1));
    const [first] = old;
    if (first === undefined || old.length !== 1) continue;
    const places = lines.flatMap((line, at) => (line.trim() === first ? [at] : []));
    const named = proof.find(({ source }) => source.endsWith(server.configFile))?.line;
    const at = places.length === 1 ? places[0] : places.find((place) => place + 1 === named);
    if (at === undefined) continue;
    const indent = /^\s*/.exec(lines[at] ?? "")?.[0] ?? "";
    lines.splice(at, 1, ...made.map((line) => indent + line.trim()));
  }
  const after = lines.join("\n");
  const owner = { mode: 0o640, uid: 0, gid: 0 };
  return after === before ? [] : [{ path: server.configFile, before, after, owner }];
}
