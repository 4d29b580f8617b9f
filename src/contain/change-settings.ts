import { containFault } from "../core/containment.ts";
import type { HostProcess, HostWorld } from "../core/host-world.ts";
import { applyFileChange, type FileChange, undoFileChange } from "./file-change.ts";
import { isExim } from "./is-exim.ts";
import type { MailServer } from "./mail-server.ts";
import { changeOrThrow } from "./run-or-throw.ts";

/**
 * Puts new settings in place, has the server check them, and makes it read them. When its check fails, all of them are
 * taken back before anything was read: a mail server that does not start loses mail of everybody.
 */
export async function applySettings(
  host: HostWorld,
  server: MailServer,
  changes: readonly FileChange[],
): Promise<"done" | "already"> {
  const made: FileChange[] = [];
  try {
    for (const change of changes) {
      if (applyFileChange(host.files, change) === "done") made.push(change);
    }
    await check(host, server);
  } catch (error) {
    for (const change of made.toReversed()) undoFileChange(host.files, change);
    throw error;
  }
  // Also when they stood there already: a run that was killed may not have come to this.
  await reload(host, server);
  return made.length === 0 ? "already" : "done";
}

/** Takes new settings back, last file first. */
export async function undoSettings(
  host: HostWorld,
  server: MailServer,
  changes: readonly FileChange[],
): Promise<void> {
  for (const change of changes.toReversed()) undoFileChange(host.files, change);
  await check(host, server);
  await reload(host, server);
}

/** How the server is made to read its settings, for people. */
export function reloadCommand(server: MailServer): string {
  return server.mta === "postfix"
    ? `postfix -c ${server.configDirectory} reload`
    : `pkill -HUP -o -x ${server.program}`;
}

async function check(host: HostWorld, server: MailServer): Promise<void> {
  const { status, stderr, stdout } =
    server.mta === "postfix"
      ? await host.change("postfix", ["-c", server.configDirectory, "check"])
      : await host.change(server.program, ["-C", server.configFile, "-bV"]);
  const said = `${stderr}\n${stdout}`;
  const fatal = /\b(?:fatal|error|Exim configuration error)\b.*/.exec(said)?.[0];
  if (status === 0 && fatal === undefined) return;
  throw containFault("settings-refused", { said: (fatal ?? said).trim().slice(0, 300) });
}

/** A server that is stopped reads its settings when it is started. */
async function reload(host: HostWorld, server: MailServer): Promise<void> {
  if (server.mta === "postfix") {
    const { status } = await host.ask("postfix", ["-c", server.configDirectory, "status"]);
    if (status === 0)
      await changeOrThrow(host, "postfix", ["-c", server.configDirectory, "reload"]);
    return;
  }
  const daemon = await findDaemon(host);
  if (daemon !== undefined) host.signal(daemon, "SIGHUP");
}

/** Exim that is reading its settings again listens to nobody for some milliseconds. */
const LOOKS = 10;
const LOOK_AGAIN_MS = 50;

/** The Exim that waits for connections. Its children deliver and must not be disturbed. */
async function findDaemon(host: HostWorld): Promise<HostProcess | undefined> {
  for (let look = 1; ; look += 1) {
    const running = host.processes().filter(isExim);
    const daemon = running.find((one) => one.isListening);
    if (daemon !== undefined || running.length === 0 || look === LOOKS) return daemon;
    await host.wait(LOOK_AGAIN_MS);
  }
}
