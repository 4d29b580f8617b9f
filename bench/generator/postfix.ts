import { decideOutcome, retryDelayMs } from "./deliver.ts";
import type { Message, Outcome } from "./message.ts";
import { BASE_62, HEX } from "./random.ts";
import type { MailServer, Simulation } from "./simulation.ts";
import { countMessage } from "./tally.ts";
import type { Client } from "./world.ts";

export interface PostfixOptions {
  /** amavis between two hops: the client stands on the first queue id, the delivery on the second. */
  readonly contentFilter: boolean;
}

const CIPHER =
  "TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256";

/** One message in the queue, at its current hop. */
interface Queued {
  readonly id: string;
  readonly message: Message;
  readonly messageId: string;
  readonly pending: readonly string[];
  readonly bounced: readonly string[];
  readonly attempt: number;
  readonly arrivedMs: number;
}

/** A Postfix as Debian ships it, with submission on 587 and Dovecot behind LMTP. */
export function createPostfix(simulation: Simulation, options: PostfixOptions): MailServer {
  const { random, world } = simulation;
  const { after, write } = simulation;
  const pids = new Map<string, readonly number[]>();

  function daemon(name: string): string {
    let pool = pids.get(name);
    if (pool === undefined || random.chance(0.001)) {
      pool = Array.from({ length: name === "qmgr" ? 1 : 12 }, () => 1000 + random.below(60_000));
      pids.set(name, pool);
    }
    return `postfix/${name}[${random.pick(pool)}]`;
  }

  // A short id: microseconds, then the inode.
  const newId = (): string =>
    `${random.text(5, HEX)}${(0x20000 + random.below(0xdffff)).toString(16).toUpperCase()}`;
  const peer = (client: Client): string => `${client.name}[${client.ip}]`;

  function accept(message: Message): void {
    const id = newId();
    const messageId = `${random.text(18, BASE_62)}@${message.from.split("@")[1] ?? world.domains[0] ?? ""}`;
    const { entry } = message;
    let delayMs = 0;
    if (entry.kind === "smtp") {
      const smtpd = daemon(entry.login === undefined ? "smtpd" : "submission/smtpd");
      write(smtpd, `connect from ${peer(entry.client)}`);
      if (random.chance(0.7)) {
        after(60, () => {
          write(
            smtpd,
            `Anonymous TLS connection established from ${peer(entry.client)}: ${CIPHER}`,
          );
        });
      }
      delayMs = 150 + random.below(900);
      after(delayMs, () => {
        const login =
          entry.login === undefined ? "" : `, sasl_method=PLAIN, sasl_username=${entry.login}`;
        write(smtpd, `${id}: client=${peer(entry.client)}${login}`);
        countAccepted(message);
      });
      after(delayMs + 400, () => {
        const tls = "ehlo=2 starttls=1";
        const auth = entry.login === undefined ? "" : " auth=1";
        const { length } = message.to;
        write(
          smtpd,
          `disconnect from ${peer(entry.client)} ${tls}${auth} mail=1 rcpt=${length} data=1 quit=1 commands=${length + (auth === "" ? 6 : 7)}`,
        );
      });
    } else {
      write(daemon("pickup"), `${id}: uid=${entry.uid} from=<${message.from}>`);
      countAccepted(message);
    }
    after(delayMs + 40, () => {
      write(daemon("cleanup"), `${id}: message-id=<${messageId}>`);
    });
    after(delayMs + 90, () => {
      const queued: Queued = {
        id,
        message,
        messageId,
        pending: message.to,
        bounced: [],
        attempt: 0,
        arrivedMs: simulation.nowMs(),
      };
      activate(queued, message.sizeBytes);
      if (options.contentFilter) filter(queued);
      else deliver(queued);
    });
  }

  function countAccepted(message: Message): void {
    const { tally, entry } = message;
    if (message.isSpam) simulation.noteSpam(message.to.length);
    if (tally === undefined || tally.countsBounces) return;
    countMessage(
      tally,
      entry.kind === "smtp" ? entry.client.ip : null,
      message.to.length,
      simulation.nowMs(),
    );
    if (entry.kind === "smtp" && entry.login !== undefined) tally.accounts.add(entry.login);
    if (entry.kind === "local") tally.scripts.add(`uid:${entry.uid}`);
  }

  function activate(queued: Queued, sizeBytes: number): void {
    const { message } = queued;
    write(
      daemon("qmgr"),
      `${queued.id}: from=<${message.from}>, size=${sizeBytes}, nrcpt=${queued.pending.length} (queue active)`,
    );
  }

  /** The first hop: to amavis, which gives the message back under a new id. */
  function filter(first: Queued): void {
    const { message } = first;
    const { entry } = message;
    const id = newId();
    const client = entry.kind === "smtp" ? peer(entry.client) : "localhost[127.0.0.1]";
    const scanMs = 200 + random.below(1500);
    after(scanMs, () => {
      const smtpd = daemon("smtpd");
      write(smtpd, `connect from localhost[127.0.0.1]`);
      write(
        smtpd,
        `${id}: client=localhost[127.0.0.1], orig_queue_id=${first.id}, orig_client=${client}`,
      );
      write(daemon("cleanup"), `${id}: message-id=<${first.messageId}>`);
    });
    after(scanMs + 60, () => {
      const second: Queued = { ...first, id, arrivedMs: simulation.nowMs() };
      activate(second, message.sizeBytes + 480);
      deliver(second);
      const ip = entry.kind === "smtp" ? entry.client.ip : "127.0.0.1";
      const kind =
        entry.kind === "smtp" && entry.login === undefined ? "RelayedInbound" : "RelayedOutbound";
      const to = message.to.map((recipient) => `<${recipient}>`).join(",");
      write(
        `amavis[${2000 + random.below(8)}]`,
        `(0${2000 + random.below(8)}-${10 + random.below(80)}) Passed CLEAN {${kind}}, [${ip}]:${30_000 + random.below(30_000)} [${ip}] <${message.from}> -> ${to}, Queue-ID: ${first.id}, Message-ID: <${first.messageId}>, mail_id: ${random.text(12, BASE_62)}, Hits: ${(random.next() * 6 - 2).toFixed(3)}, size: ${message.sizeBytes}, queued_as: ${id}, ${scanMs} ms`,
      );
      const lmtp = daemon("lmtp");
      const delays = delayFields(scanMs + 60);
      for (const recipient of message.to) {
        write(
          lmtp,
          `${first.id}: to=<${recipient}>, relay=127.0.0.1[127.0.0.1]:10024, ${delays}, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ${id})`,
        );
      }
      write(daemon("qmgr"), `${first.id}: removed`);
    });
  }

  function deliver(queued: Queued): void {
    const { message } = queued;
    const deferred: string[] = [];
    const bounced = [...queued.bounced];
    let lastMs = 0;
    for (const recipient of queued.pending) {
      const delayMs = 80 + Math.min(20_000, Math.floor(random.exponential(900)));
      lastMs = Math.max(lastMs, delayMs);
      after(delayMs, () => {
        const outcome = decideOutcome(simulation, recipient, message.isSpam, queued.attempt);
        logDelivery(queued, recipient, outcome);
        if (outcome.status === "deferred") deferred.push(recipient);
        if (outcome.status === "bounced") bounced.push(recipient);
        countOutcome(queued, outcome);
      });
    }
    after(lastMs + 20, () => {
      if (deferred.length === 0) finish(queued, bounced);
      else retry({ ...queued, pending: deferred, bounced, attempt: queued.attempt + 1 });
    });
  }

  function countOutcome(queued: Queued, outcome: Outcome): void {
    const { tally } = queued.message;
    if (tally === undefined) return;
    if (tally.countsBounces !== (queued.message.from === "")) return;
    if (queued.attempt > 0) tally.deferred--;
    if (outcome.status === "sent") tally.delivered++;
    else if (outcome.status === "bounced") tally.bounced++;
    else tally.deferred++;
  }

  function retry(queued: Queued): void {
    after(retryDelayMs(queued.attempt), () => {
      activate(queued, queued.message.sizeBytes);
      deliver(queued);
    });
  }

  function delayFields(ms: number): string {
    const total = (ms / 1000).toFixed(ms < 1000 ? 2 : 1);
    return `delay=${total}, delays=0.1/0.01/${(random.next() * 0.2).toFixed(2)}/${total}`;
  }

  function logDelivery(queued: Queued, recipient: string, outcome: Outcome): void {
    const { relay, status, dsn, reply } = outcome;
    const isLocal = relay === "local";
    const isUnresolved = isLocal && dsn === "5.4.4";
    const via = isUnresolved
      ? "none"
      : isLocal
        ? `${world.hostName}.${world.domains[0] ?? ""}[private/dovecot-lmtp]`
        : `${relay.name}[${relay.ip}]:25`;
    const text =
      isLocal && status === "bounced" && !isUnresolved
        ? `host ${via} said: ${reply} (in reply to RCPT TO command)`
        : reply;
    write(
      daemon(isLocal && !isUnresolved ? "lmtp" : "smtp"),
      `${queued.id}: to=<${recipient}>, relay=${via}, ${delayFields(simulation.nowMs() - queued.arrivedMs)}, dsn=${dsn}, status=${status} (${text})`,
    );
  }

  function finish(queued: Queued, bounced: readonly string[]): void {
    if (bounced.length > 0 && queued.message.from !== "") bounce(queued);
    write(daemon("qmgr"), `${queued.id}: removed`);
  }

  /** The notice to the sender, a message of its own. */
  function bounce(queued: Queued): void {
    const { message } = queued;
    const id = newId();
    const messageId = `${random.text(14, HEX)}.${id}@${world.hostName}.${world.domains[0] ?? ""}`;
    write(daemon("cleanup"), `${id}: message-id=<${messageId}>`);
    write(daemon("bounce"), `${queued.id}: sender non-delivery notification: ${id}`);
    if (message.tally?.countsBounces === true) {
      countMessage(
        message.tally,
        message.entry.kind === "smtp" ? message.entry.client.ip : null,
        1,
        simulation.nowMs(),
      );
    }
    const notice: Queued = {
      id,
      messageId,
      pending: [message.from],
      bounced: [],
      attempt: 0,
      message: { ...message, from: "", to: [message.from], isSpam: false },
      arrivedMs: simulation.nowMs(),
    };
    activate(notice, message.sizeBytes + 2300);
    deliver(notice);
  }

  return {
    accept,
    refuse({ client, from, to, reason }) {
      const smtpd = daemon("smtpd");
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
    },
    failLogin(client, login, tally) {
      const smtpd = daemon("submission/smtpd");
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
      const smtpd = daemon("smtpd");
      write(smtpd, `connect from ${peer(client)}`);
      after(100, () => {
        write(smtpd, `disconnect from ${peer(client)} ehlo=1 quit=1 commands=2`);
      });
    },
  };
}
