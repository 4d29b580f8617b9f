import { decideOutcome, retryDelayMs } from "./deliver.ts";
import type { Message, Outcome } from "./message.ts";
import { BASE_62 } from "./random.ts";
import type { MailServer, Simulation } from "./simulation.ts";
import { countMessage } from "./tally.ts";
import type { Client } from "./world.ts";

interface Queued {
  readonly id: string;
  readonly message: Message;
  readonly pending: readonly string[];
  readonly bounced: readonly string[];
  readonly attempt: number;
}

/** Exim 4.96 with Debian's default log selectors; the main log alone. */
export function createExim(simulation: Simulation): MailServer {
  const { random } = simulation;
  const { after } = simulation;
  const write = (text: string): void => {
    simulation.write("", text);
  };
  let made = 0;

  function base62(value: number, width: number): string {
    let text = "";
    for (let rest = value, at = 0; at < width; at++, rest = Math.floor(rest / 62)) {
      text = (BASE_62[rest % 62] ?? "0") + text;
    }
    return text;
  }
  // Second - process - fraction of a second, in base 62: Exim specification, chapter 3.
  const newId = (): string =>
    `${base62(Math.floor(simulation.nowMs() / 1000), 6)}-${base62(made++ % 900_000, 6)}-${base62(random.below(2000), 2)}`;
  const host = ({ name, helo, ip }: Client): string =>
    name === "unknown"
      ? `H=(${helo}) [${ip}]`
      : helo === name
        ? `H=${name} [${ip}]`
        : `H=${name} (${helo}) [${ip}]`;

  function accept(message: Message): void {
    const { entry, tally } = message;
    const id = newId();
    const messageId = `id=${random.text(18, BASE_62)}@${message.from.split("@")[1] ?? "local"}`;
    if (entry.kind === "local") {
      write(`cwd=${entry.directory} 4 args: /usr/sbin/sendmail -t -i -f${message.from}`);
      write(`${id} <= ${message.from} U=${entry.user} P=local S=${message.sizeBytes} ${messageId}`);
    } else {
      const login = entry.login === undefined ? "" : ` A=plain_server:${entry.login}`;
      const protocol = entry.login === undefined ? "esmtps" : "esmtpsa";
      write(
        `${id} <= ${message.from} ${host(entry.client)} P=${protocol} X=TLS1.3:ECDHE_RSA_SECP256R1_SHA256__AES_256_GCM:256 CV=no${login} S=${message.sizeBytes} ${messageId}`,
      );
    }
    if (message.isSpam) simulation.noteSpam(message.to.length);
    if (tally !== undefined && !tally.countsBounces) {
      countMessage(
        tally,
        entry.kind === "smtp" ? entry.client.ip : null,
        message.to.length,
        simulation.nowMs(),
      );
      if (entry.kind === "smtp" && entry.login !== undefined) tally.accounts.add(entry.login);
      if (entry.kind === "local") tally.scripts.add(entry.directory);
    }
    deliver({ id, message, pending: message.to, bounced: [], attempt: 0 });
  }

  function deliver(queued: Queued): void {
    const { message } = queued;
    const deferred: string[] = [];
    const bounced = [...queued.bounced];
    let lastMs = 0;
    for (const recipient of queued.pending) {
      const delayMs = 200 + Math.min(20_000, Math.floor(random.exponential(900)));
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
      if (deferred.length > 0) {
        const again = { ...queued, pending: deferred, bounced, attempt: queued.attempt + 1 };
        after(retryDelayMs(again.attempt), () => {
          deliver(again);
        });
        return;
      }
      if (bounced.length > 0 && message.from !== "") bounce(queued);
      write(`${queued.id} Completed`);
    });
  }

  function countOutcome(queued: Queued, outcome: Outcome): void {
    const { tally } = queued.message;
    if (tally === undefined || tally.countsBounces !== (queued.message.from === "")) return;
    if (queued.attempt > 0) tally.deferred--;
    if (outcome.status === "sent") tally.delivered++;
    else if (outcome.status === "bounced") tally.bounced++;
    else tally.deferred++;
  }

  function logDelivery(queued: Queued, recipient: string, outcome: Outcome): void {
    const { relay, status, reply } = outcome;
    const user = recipient.split("@")[0] ?? "";
    const said = `SMTP error from remote mail server after RCPT TO:<${recipient}>: ${reply.replace(/^host \S+ said: /, "").replace(/ \(in reply to .*\)$/, "")}`;
    if (relay === "local") {
      if (status === "sent") {
        write(`${queued.id} => ${user} <${recipient}> R=virtual_user T=dovecot_lmtp C="${reply}"`);
      } else {
        write(
          `${queued.id} ** ${recipient}: ${outcome.dsn === "5.4.4" ? "Unrouteable address" : "Unknown user"}`,
        );
      }
      return;
    }
    const via = `R=dnslookup T=remote_smtp`;
    const exchanger = `H=${relay.name} [${relay.ip}]`;
    if (status === "sent") {
      write(
        `${queued.id} => ${recipient} ${via} ${exchanger} X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 CV=yes C="${reply}"`,
      );
    } else if (status === "deferred") {
      write(`${queued.id} ${exchanger}: ${said}`);
      write(`${queued.id} == ${recipient} ${via} defer (-44) ${exchanger}: ${said}`);
    } else {
      write(`${queued.id} ** ${recipient} ${via} ${exchanger}: ${said}`);
    }
  }

  function bounce(queued: Queued): void {
    const { message } = queued;
    const id = newId();
    write(`${id} <= <> R=${queued.id} U=Debian-exim P=local S=${message.sizeBytes + 1900}`);
    if (message.tally?.countsBounces === true) {
      countMessage(
        message.tally,
        message.entry.kind === "smtp" ? message.entry.client.ip : null,
        1,
        simulation.nowMs(),
      );
    }
    const notice: Message = { ...message, from: "", to: [message.from], isSpam: false };
    deliver({ id, message: notice, pending: notice.to, bounced: [], attempt: 0 });
  }

  return {
    accept,
    refuse({ client, from, to, reason }) {
      const text = {
        relay: `relay not permitted`,
        "unknown-user": `Unrouteable address`,
        blocklist: `found in bl.example`,
      }[reason];
      write(`${host(client)} F=<${from}> rejected RCPT <${to}>: ${text}`);
    },
    failLogin(client, login, tally) {
      write(
        `login_server authenticator failed for ${host(client).slice(2)}: 535 Incorrect authentication data (set_id=${login})`,
      );
      if (tally !== undefined) tally.authFailures++;
    },
    visit(client) {
      write(`SMTP connection from ${host(client).slice(2)} closed by QUIT`);
    },
  };
}
