import type { HostWorld } from "../../core/host-world.ts";
import { type FileChange, readSettings } from "../file-change.ts";
import type { EximServer } from "../mail-server.ts";

const ROOT_READABLE = { mode: 0o644, uid: 0, gid: 0 };

/**
 * A file of keys beside the settings, for an `lsearch`. Names that an attacker chose stand in it and never in the settings,
 * where they would be expanded.
 */
export function eximTable(
  { files }: HostWorld,
  { configFile }: EximServer,
  name: string,
  keys: readonly string[],
): FileChange {
  const path = `${configFile.slice(0, configFile.lastIndexOf("/"))}/mailwarden-${name}`;
  const after = keys.map((key) => `${quoted(key)}\n`).join("");
  return { path, before: readSettings(files, path), after, owner: ROOT_READABLE };
}

/** A key of an lsearch file ends at a blank or colon unless it is quoted (Exim spec, "Single-key lookup types"). */
function quoted(key: string): string {
  return `"${key.replaceAll(/[\\"]/g, "\\$&")}"`;
}
