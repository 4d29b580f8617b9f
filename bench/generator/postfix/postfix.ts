import type { Refusal } from "../message.ts";
import { newlyQueued, runQueue } from "../queue-run.ts";
import { BASE_62 } from "../random.ts";
import type { MailServer, Simulation } from "../simulation.ts";
import { countArrival } from "../tally.ts";
import { logAmavisHop } from "./amavis-hop.ts";
import { logArrival } from "./arrival.ts";
import { createPostfixLog, peer, type PostfixLog } from "./postfix-log.ts";
import { createPostfixQueue, logActive } from "./postfix-queue.ts";

export interface PostfixOptions {
  /** amavis between two hops: the client stands on the first queue id, the delivery on the second. */
  readonly contentFilter: boolean;
}

/** A Postfix as Debian ships it, with submission on 587 and Dovecot behind LMTP. */
export function createPostfix(simulation: Simulation, options: PostfixOptions): MailServer {
  const { random, world, nowMs, write, after } = simulation;
  const log = createPostfixLog(simulation);
  const queue = createPostfixQueue(log);
  return {
    accept(message) {
      const id = log.newId();
      const domain = message.from.split("@")[1] ?? world.domains[0] ?? "";
      const messageId = `${random.text(18, BASE_62)}@${domain}`;
      logArrival(log, id, messageId, message, {
        accepted() {
          if (message.isSpam) simulation.noteSpam(message.to.length);
          const uid = message.entry.kind === "local" ? message.entry.uid : 0;
          countArrival(message, nowMs(), `uid:${uid}`);
        },
        queued() {
          const first = newlyQueued(simulation, id, messageId, message);
          logActive(log, first, message.sizeBytes);
          if (!options.contentFilter) {
            runQueue(simulation, queue, first);
            return;
          }
          logAmavisHop(log, first, (second) => {
            logActive(log, second, message.sizeBytes + 480);
            runQueue(simulation, queue, second);
          });
        },
      });
    },
    refuse(refusal) {
      logRefusal(log, refusal);
    },
    failLogin(client, login, tally) {
      const smtpd = log.daemon("submission/smtpd");
      write(smtpd, `connect from ${peer(client)}`);
      after(2000, () => {
        write(
          smtpd,
          `warning: ${peer(client)}: SASL LOGIN authentication failed: (reason unavailable), sasl_username=${login}`,
        );
        if (tally !== undefined) tally.authFailures++;
      });
      after(2300, () => {
        write(smtpd, `disconnect from ${peer(client)} ehlo=1 auth=0/1 quit=1 commands=2/3`);
      });
    },
    visit(client) {
      const smtpd = log.daemon("smtpd");
      write(smtpd, `connect from ${peer(client)}`);
      after(100, () => {
        write(smtpd, `disconnect from ${peer(client)} ehlo=1 quit=1 commands=2`);
      });
    },
  };
}

function logRefusal(log: PostfixLog, { client, from, to, reason }: Refusal): void {
  const { after, write } = log.simulation;
  const smtpd = log.daemon("smtpd");
  const text = {
    relay: `554 5.7.1 <${to}>: Relay access denied`,
    "unknown-user": `550 5.1.1 <${to}>: Recipient address rejected: User unknown in virtual mailbox table`,
    blocklist: `554 5.7.1 Service unavailable; Client host [${client.ip}] blocked using bl.example; https://bl.example/query/${client.ip}`,
  }[reason];
  write(smtpd, `connect from ${peer(client)}`);
  after(300, () => {
    write(
      smtpd,
      `NOQUEUE: reject: RCPT from ${peer(client)}: ${text}; from=<${from}> to=<${to}> proto=ESMTP helo=<${client.helo}>`,
    );
  });
  after(500, () => {
    write(smtpd, `disconnect from ${peer(client)} ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4`);
  });
}
