import type { MailServer } from "../contain/mail-server.ts";
import { isKnownWhole, type QueuedMessage } from "../core/queued-message.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import { readQueue } from "../queue/read-queue.ts";

/** The mail in a server's queue, read from its own files; damaged ones are left out, so that nothing happens to them. */
export async function queueOfServer(
  server: MailServer,
  world: QueueWorld,
): Promise<readonly QueuedMessage[]> {
  const spool = server.mta === "postfix" ? server.queueDirectory : server.spoolDirectory;
  const { messages } = readQueue([spool], world, { timezone: "UTC", live: true });
  const found: QueuedMessage[] = [];
  for await (const message of messages) if (isKnownWhole(message)) found.push(message);
  return found;
}
