import type { Message, Outcome } from "./message.ts";
import { newlyQueued, type Queued, type QueueLog, runQueue } from "./queue-run.ts";
import { BASE_62 } from "./random.ts";
import type { MailServer, Simulation } from "./simulation.ts";
import { countArrival, countBounce } from "./tally.ts";
import type { Client } from "./world.ts";

const IN_TLS = "X=TLS1.3:ECDHE_RSA_SECP256R1_SHA256__AES_256_GCM:256 CV=no";
const OUT_TLS = "X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 CV=yes";
const REFUSALS = {
  relay: "relay not permitted",
  "unknown-user": "Unrouteable address",
  blocklist: "found in bl.example",
};

type Write = (text: string) => void;

/** Exim 4.96 with Debian's default log selectors; the main log alone. */
export function createExim(simulation: Simulation): MailServer {
  const { random, nowMs } = simulation;
  const write: Write = (text) => {
    simulation.write("", text);
  };
  const newId = createIds(simulation);
  const queue = createEximQueue(simulation, newId, write);
  return {
    accept(message) {
      const { entry } = message;
      const id = newId();
      const messageId = `${random.text(18, BASE_62)}@${message.from.split("@")[1] ?? "local"}`;
      logArrival(write, id, messageId, message);
      if (message.isSpam) simulation.noteSpam(message.to.length);
      countArrival(message, nowMs(), entry.kind === "local" ? entry.directory : "");
      runQueue(simulation, queue, newlyQueued(simulation, id, messageId, message));
    },
    refuse({ client, from, to, reason }) {
      write(`H=${host(client)} F=<${from}> rejected RCPT <${to}>: ${REFUSALS[reason]}`);
    },
    failLogin(client, login, tally) {
      write(
        `login_server authenticator failed for ${host(client)}: 535 Incorrect authentication data (set_id=${login})`,
      );
      if (tally !== undefined) tally.authFailures++;
    },
    visit(client) {
      write(`SMTP connection from ${host(client)} closed by QUIT`);
    },
  };
}

/** Second, process and fraction of a second in base 62 (Exim specification, chapter 3). */
function createIds({ nowMs, random }: Simulation): () => string {
  let made = 0;
  return () =>
    `${base62(Math.floor(nowMs() / 1000), 6)}-${base62(made++ % 900_000, 6)}-${base62(random.below(2000), 2)}`;
}

function base62(value: number, width: number): string {
  let text = "";
  for (let rest = value, at = 0; at < width; at++, rest = Math.floor(rest / 62)) {
    text = (BASE_62[rest % 62] ?? "0") + text;
  }
  return text;
}

/** A name is looked up; what the client says stands in brackets when it is something else. */
function host({ name, helo, ip }: Client): string {
  if (name === "unknown") return `(${helo}) [${ip}]`;
  return helo === name ? `${name} [${ip}]` : `${name} (${helo}) [${ip}]`;
}

function logArrival(write: Write, id: string, messageId: string, message: Message): void {
  const { entry, sizeBytes } = message;
  const sender = message.from === "" ? "<>" : message.from;
  const tail = `S=${sizeBytes} id=${messageId}`;
  if (entry.kind === "local") {
    write(`cwd=${entry.directory} 4 args: /usr/sbin/sendmail -t -i -f${message.from}`);
    write(`${id} <= ${sender} U=${entry.user} P=local ${tail}`);
    return;
  }
  const from = `${id} <= ${sender} H=${host(entry.client)}`;
  write(
    entry.login === undefined
      ? `${from} P=esmtps ${IN_TLS} ${tail}`
      : `${from} P=esmtpsa ${IN_TLS} A=plain_server:${entry.login} ${tail}`,
  );
}

function createEximQueue(simulation: Simulation, newId: () => string, write: Write): QueueLog {
  const queue: QueueLog = {
    firstDelayMs: 200,
    delivery(queued, recipient, outcome) {
      logDelivery(write, queued, recipient, outcome);
    },
    retry() {
      // A queue runner logs nothing of its own for a message.
    },
    bounce({ id: bouncedId, message }) {
      const id = newId();
      write(`${id} <= <> R=${bouncedId} U=Debian-exim P=local S=${message.sizeBytes + 1900}`);
      countBounce(message, simulation.nowMs());
      const notice = { ...message, from: "", to: [message.from], isSpam: false };
      runQueue(simulation, queue, newlyQueued(simulation, id, "", notice));
    },
    done({ id }) {
      write(`${id} Completed`);
    },
  };
  return queue;
}

function logDelivery(write: Write, { id }: Queued, recipient: string, outcome: Outcome): void {
  const { relay, status, reply } = outcome;
  if (relay === "nowhere") {
    write(`${id} ** ${recipient}: Unrouteable address`);
    return;
  }
  if (relay === "local") {
    const user = recipient.split("@")[0] ?? "";
    write(
      status === "sent"
        ? `${id} => ${user} <${recipient}> R=virtual_user T=dovecot_lmtp C="${reply}"`
        : `${id} ** ${recipient}: Unknown user`,
    );
    return;
  }
  const route = "R=dnslookup T=remote_smtp";
  const exchanger = `H=${relay.name} [${relay.ip}]`;
  const said = `SMTP error from remote mail server after RCPT TO:<${recipient}>: ${bareReply(reply)}`;
  switch (status) {
    case "sent":
      write(`${id} => ${recipient} ${route} ${exchanger} ${OUT_TLS} C="${reply}"`);
      return;
    case "bounced":
      write(`${id} ** ${recipient} ${route} ${exchanger}: ${said}`);
      return;
    case "deferred":
      write(`${id} ${exchanger}: ${said}`);
      write(`${id} == ${recipient} ${route} defer (-44) ${exchanger}: ${said}`);
  }
}

/** Without the words that Postfix puts around what the other server said. */
function bareReply(reply: string): string {
  return reply.replace(/^host \S+ said: /, "").replace(/ \(in reply to [A-Z ]+ command\)$/, "");
}
