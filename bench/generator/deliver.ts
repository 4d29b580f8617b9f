import type { Outcome } from "./message.ts";
import type { Simulation } from "./simulation.ts";
import { BASE_62, HEX } from "./random.ts";

/** Local parts that no mailbox has: a server that accepts them must bounce. */
const NOBODY = "nobody-";

/** What the receiving side does with one recipient, at its `attempt`th attempt (0 = first). */
export function decideOutcome(
  simulation: Simulation,
  recipient: string,
  isSpam: boolean,
  attempt: number,
): Outcome {
  const { random, world } = simulation;
  const at = recipient.lastIndexOf("@");
  const domain = recipient.slice(at + 1);
  if (world.domains.includes(domain)) {
    return recipient.startsWith(NOBODY)
      ? {
          status: "bounced",
          dsn: "5.1.1",
          reply: `550 5.1.1 <${recipient}> User doesn't exist: ${recipient}`,
          relay: "local",
        }
      : {
          status: "sent",
          dsn: "2.0.0",
          reply: `250 2.0.0 <${recipient}> ${random.text(22, BASE_62)} Saved`,
          relay: "local",
        };
  }
  const receiver = world.receiverOf.get(domain);
  if (receiver === undefined) {
    return {
      status: "bounced",
      dsn: "5.4.4",
      reply: `Host or domain name not found. Name service error for name=${domain} type=A: Host not found`,
      relay: "nowhere",
    };
  }
  const relay = { name: receiver.mx, ip: receiver.ip };
  const host = `host ${receiver.mx}[${receiver.ip}] said: `;
  if (receiver.temper !== "patient" && simulation.isBlocked()) {
    return receiver.temper === "defers"
      ? {
          status: "deferred",
          dsn: "4.7.0",
          reply: `${host}421 4.7.0 [${world.ownIp}] Messages from this address are temporarily deferred due to unusual traffic; see https://postmaster.${domain}/deferred (in reply to MAIL FROM command)`,
          relay,
        }
      : {
          status: "bounced",
          dsn: "5.7.1",
          reply: `${host}550 5.7.1 Service unavailable; client [${world.ownIp}] blocked, see https://postmaster.${domain}/blocked?ip=${world.ownIp} (in reply to RCPT TO command)`,
          relay,
        };
  }
  // Spammers' lists are old.
  if (random.chance(isSpam ? 0.08 : 0.01)) {
    return {
      status: "bounced",
      dsn: "5.1.1",
      reply: `${host}550 5.1.1 <${recipient}>: Recipient address rejected: User unknown (in reply to RCPT TO command)`,
      relay,
    };
  }
  if (attempt === 0 && random.chance(0.03)) {
    return {
      status: "deferred",
      dsn: "4.2.0",
      reply: `${host}450 4.2.0 <${recipient}>: Recipient address rejected: Greylisted, try again later (in reply to RCPT TO command)`,
      relay,
    };
  }
  return {
    status: "sent",
    dsn: "2.0.0",
    reply: `250 2.0.0 Ok: queued as ${random.text(10, HEX)}`,
    relay,
  };
}

/** Delay before the next attempt: 5 minutes doubled, at most about an hour, as both servers do by default. */
export function retryDelayMs(attempt: number): number {
  return Math.min(300_000 * 2 ** attempt, 4_000_000);
}

/** An address in one of our domains that has no mailbox. */
export function addressOfNobody(simulation: Simulation): string {
  return `${NOBODY}${simulation.random.below(1_000_000)}@${simulation.random.pick(simulation.world.domains)}`;
}
