import type { TimedEvent, TraceEvent } from "./trace-order.ts";

/** Exim writes `cwd=` when sendmail is called and `<=` when the message is complete. */
export const COMMAND_WAIT_MS = 3_000;

/** Accounts of web servers: their scripts lie in the directories of others. */
const WEB_SERVERS: ReadonlySet<string> = new Set([
  "www-data",
  "apache",
  "httpd",
  "nginx",
  "nobody",
  "www",
  "wwwrun",
  "daemon",
]);

/** True for an Exim hand-in by a local program whose own line does not say from where. */
export function wantsCommandLine(event: TraceEvent): boolean {
  return (
    event.kind === "accepted" &&
    event.daemon === "exim" &&
    event.user !== undefined &&
    event.clientIp === undefined &&
    event.directory === undefined &&
    event.from !== ""
  );
}

/**
 * Finds the `cwd=` line of each local hand-in. These lines have no message id, so it must be the last one before
 * the hand-in, in the same log, unused, and of the same process or of a directory that is no other user's home.
 */
export function findCommandLines(
  events: readonly TimedEvent[],
): ReadonlyMap<TraceEvent, TimedEvent> {
  const found = new Map<TraceEvent, TimedEvent>();
  const last = new Map<string, TimedEvent>();
  for (const timed of events) {
    const { event, atMs } = timed;
    if (event.kind === "command-line") {
      if (event.directory !== undefined && !event.directory.startsWith("/var/spool/exim"))
        last.set(event.source, timed);
      continue;
    }
    if (!wantsCommandLine(event)) continue;
    const call = last.get(event.source);
    if (!call || atMs - call.atMs > COMMAND_WAIT_MS || !isOwn(call.event, event)) continue;
    found.set(event, call);
    last.delete(event.source);
  }
  return found;
}

function isOwn(call: TraceEvent, handIn: TraceEvent): boolean {
  if (call.pid !== undefined && handIn.pid !== undefined) return call.pid === handIn.pid;
  const home = /^\/home\/([^/]+)/.exec(call.directory ?? "")?.[1];
  const user = handIn.user ?? "";
  return home === undefined || home === user || WEB_SERVERS.has(user);
}
