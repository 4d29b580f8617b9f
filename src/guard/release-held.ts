import { serverToContain, type ServerWorlds } from "../app/server-to-contain.ts";
import { actOnQueue } from "../contain/queue-programs.ts";

/** Queue ids of Postfix and message ids of Exim; nothing that could be an option or a path. */
const QUEUE_ID = /^[0-9A-Za-z]{5,25}(?:-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4})?$/;

/** Lets held messages go, by the mail server's own program; undefined = done, else why not. */
export async function releaseHeld(
  worlds: ServerWorlds,
  queueIds: readonly string[],
): Promise<string | undefined> {
  const odd = queueIds.find((queueId) => !QUEUE_ID.test(queueId));
  if (odd !== undefined) return `${odd} is no queue id`;
  try {
    await actOnQueue(worlds.host, await serverToContain(worlds), "release", queueIds);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
