import type { Outcome } from "../message.ts";
import { newlyQueued, type Queued, type QueueLog, runQueue } from "../queue-run.ts";
import { HEX } from "../random.ts";
import { countBounce } from "../tally.ts";
import { delayFields, type PostfixLog } from "./postfix-log.ts";

/** What qmgr, smtp, lmtp and bounce log of a message. */
export function createPostfixQueue(log: PostfixLog): QueueLog {
  const { write, world } = log.simulation;
  const queue: QueueLog = {
    firstDelayMs: 80,
    delivery(queued, recipient, outcome) {
      logDelivery(log, queued, recipient, outcome);
    },
    retry(queued) {
      logActive(log, queued, queued.message.sizeBytes);
    },
    /** The notice to the sender, a message of its own. */
    bounce({ id: bouncedId, message }) {
      const { simulation } = log;
      const id = log.newId();
      const host = `${world.hostName}.${world.domains[0] ?? ""}`;
      const messageId = `${simulation.random.text(14, HEX)}.${id}@${host}`;
      write(log.daemon("cleanup"), `${id}: message-id=<${messageId}>`);
      write(log.daemon("bounce"), `${bouncedId}: sender non-delivery notification: ${id}`);
      countBounce(message, simulation.nowMs());
      const notice = { ...message, from: "", to: [message.from], isSpam: false };
      const queued = newlyQueued(simulation, id, messageId, notice);
      logActive(log, queued, message.sizeBytes + 2300);
      runQueue(simulation, queue, queued);
    },
    done(queued) {
      write(log.daemon("qmgr"), `${queued.id}: removed`);
    },
  };
  return queue;
}

export function logActive(log: PostfixLog, queued: Queued, sizeBytes: number): void {
  log.simulation.write(
    log.daemon("qmgr"),
    `${queued.id}: from=<${queued.message.from}>, size=${sizeBytes}, nrcpt=${queued.pending.length} (queue active)`,
  );
}

function logDelivery(log: PostfixLog, queued: Queued, recipient: string, outcome: Outcome): void {
  const { nowMs, world, write } = log.simulation;
  const { relay, status, dsn, reply } = outcome;
  const { daemon, via, text } =
    relay === "nowhere"
      ? { daemon: "smtp", via: "none", text: reply }
      : relay === "local"
        ? localDelivery(
            `${world.hostName}.${world.domains[0] ?? ""}[private/dovecot-lmtp]`,
            outcome,
          )
        : { daemon: "smtp", via: `${relay.name}[${relay.ip}]:25`, text: reply };
  write(
    log.daemon(daemon),
    `${queued.id}: to=<${recipient}>, relay=${via}, ${delayFields(log.simulation, nowMs() - queued.arrivedMs)}, dsn=${dsn}, status=${status} (${text})`,
  );
}

function localDelivery(
  via: string,
  { status, reply }: Outcome,
): { readonly daemon: string; readonly via: string; readonly text: string } {
  const text =
    status === "bounced" ? `host ${via} said: ${reply} (in reply to RCPT TO command)` : reply;
  return { daemon: "lmtp", via, text };
}
