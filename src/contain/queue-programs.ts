import type { HostWorld } from "../core/host-world.ts";
import type { MailServer, PostfixServer } from "./mail-server.ts";
import { changeOrThrow } from "./run-or-throw.ts";

/** Ids in one call of `exim`: below the 128 KiB that the kernel takes for one argument list of this shape. */
const EXIM_IDS_AT_ONCE = 1000;
/** A process each; beyond that the whole queue is tried. */
const ONE_BY_ONE_MAX = 200;
const WAIT_MS = 600_000;

export type QueueAct = "hold" | "release" | "delete" | "requeue";

const POSTSUPER_FLAG: Record<QueueAct, string> = {
  hold: "-h",
  release: "-H",
  delete: "-d",
  requeue: "-r",
};
/** Exim spec, "Command line options": freeze, thaw, remove without a bounce, deliver. */
const EXIM_FLAG: Record<QueueAct, string> = {
  hold: "-Mf",
  release: "-Mt",
  delete: "-Mrm",
  requeue: "-M",
};

/** Does one thing to many messages. The server's own program passes over ids that are gone. */
export async function actOnQueue(
  host: HostWorld,
  server: MailServer,
  act: QueueAct,
  queueIds: readonly string[],
): Promise<void> {
  if (queueIds.length === 0) return;
  if (server.mta === "postfix") {
    await changeOrThrow(
      host,
      "postsuper",
      ["-c", server.configDirectory, POSTSUPER_FLAG[act], "-"],
      { input: queueIds.map((id) => `${id}\n`).join(""), timeoutMs: WAIT_MS },
    );
    if (act === "release") await deliverNow(host, server, queueIds);
    return;
  }
  for (let at = 0; at < queueIds.length; at += EXIM_IDS_AT_ONCE) {
    const some = queueIds.slice(at, at + EXIM_IDS_AT_ONCE);
    // Its status is 1 as soon as one of them has been delivered meanwhile: what counts is read from the spool.
    await host.change(server.program, ["-C", server.configFile, EXIM_FLAG[act], ...some], {
      timeoutMs: WAIT_MS,
    });
  }
}

/** A released message would wait for the next queue run (postsuper(1), -H), minutes away. */
export async function deliverNow(
  host: HostWorld,
  server: PostfixServer,
  queueIds: readonly string[],
): Promise<void> {
  const config = ["-c", server.configDirectory];
  if (queueIds.length > ONE_BY_ONE_MAX) {
    await host.change("postqueue", [...config, "-f"]);
    return;
  }
  for (const queueId of queueIds) await host.change("postqueue", [...config, "-i", queueId]);
}

/** The same for people to read: the ids are too many for a command line. */
export function queueCommand(server: MailServer, act: QueueAct): string {
  if (server.mta === "postfix" && act === "requeue")
    return `xargs -n 1 postqueue -c ${server.configDirectory} -i < QUEUE-IDS`;
  return server.mta === "postfix"
    ? `postsuper -c ${server.configDirectory} ${POSTSUPER_FLAG[act]} - < QUEUE-IDS`
    : `xargs ${server.program} ${EXIM_FLAG[act]} < QUEUE-IDS`;
}
