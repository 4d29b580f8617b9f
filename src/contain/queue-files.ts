import type { HostFiles } from "../core/host-world.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import type { MailServer } from "./mail-server.ts";

/** The files that make up a message: one in Postfix; header, data and perhaps a journal in Exim (spec, "Format of spool files"). */
export function filesOf(
  files: HostFiles,
  server: MailServer,
  { source }: QueuedMessage,
): readonly string[] {
  if (server.mta === "postfix") return [source];
  const stem = source.replace(/-H$/, "");
  // The header comes last: without it Exim takes the others for no message.
  return [`${stem}-D`, `${stem}-J`, `${stem}-H`].filter((path) => files.look(path) !== undefined);
}

/** Where mail that comes back from quarantine is put. */
export function placeForRestored(server: MailServer): string {
  return server.mta === "postfix"
    ? `${server.queueDirectory}/hold`
    : `${server.spoolDirectory}/input`;
}
