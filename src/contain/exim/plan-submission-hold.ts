import type { HostWorld } from "../../core/host-world.ts";
import type { Culprit } from "../culprit.ts";
import { type FileChange, readSettings } from "../file-change.ts";
import type { EximServer } from "../mail-server.ts";
import { eximTable } from "./exim-table.ts";
import { insertIntoAcl } from "./insert-into-acl.ts";

const ROOT_READABLE = { mode: 0o644, uid: 0, gid: 0 };

/**
 * The changes of settings that freeze what the culprit submits. Its names stand in files that Exim looks up: inside the
 * settings they would be expanded, and whoever chose them would write settings.
 */
export function planSubmissionHold(
  host: HostWorld,
  server: EximServer,
  culprit: Culprit,
): readonly FileChange[] {
  const before = readSettings(host.files, server.configFile);
  if (before === null) return [];
  const tables: FileChange[] = [];
  const table = (name: string, keys: readonly string[]) => {
    const made = eximTable(host, server, `hold-${name}`, keys);
    tables.push(made);
    return made.path;
  };
  let after = before;
  if (culprit.accounts.length > 0) {
    const path = table("logins", culprit.accounts);
    after = insertIntoAcl(after, "acl_smtp_data", [
      "  warn authenticated = *",
      `       condition = \${lookup{$authenticated_id}lsearch{${path}}{true}{false}}`,
      "       control = freeze/no_tell",
    ]);
  }
  if (culprit.clients.length > 0) {
    const path = table("clients", culprit.clients);
    after = insertIntoAcl(after, "acl_smtp_data", [
      `  warn condition = \${lookup{$sender_host_address}lsearch{${path}}{true}{false}}`,
      "       control = freeze/no_tell",
    ]);
  }
  if (culprit.uids.length + culprit.users.length > 0) {
    const uids = table("uids", culprit.uids.map(String));
    const users = table("users", culprit.users);
    after = insertIntoAcl(after, "acl_not_smtp", [
      `  warn condition = \${lookup{$originator_uid}lsearch{${uids}}{true}{\${lookup{$sender_ident}lsearch{${users}}{true}{false}}}}`,
      "       control = freeze/no_tell",
    ]);
  }
  if (after === before) return [];
  return [...tables, { path: server.configFile, before, after, owner: ROOT_READABLE }];
}
