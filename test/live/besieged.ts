import { mkdirSync } from "node:fs";
import { makeCertificate } from "./certificate.ts";
import { containedExim, containedPostfix, type ContainedServer } from "./contained-server.ts";
import { mailDomain, startDnsServer, type Zones } from "./dns-server.ts";
import { startExim } from "./exim.ts";
import { blockingByReputation } from "./manners.ts";
import { OFFICE_EXIM } from "./office-exim.ts";
import { OFFICE_MAIN, OFFICE_SERVICES, PEOPLE, startOffice } from "./office.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import { mustRun } from "./run-program.ts";
import { letters, loginOf, sent } from "./submissions.ts";

/** An office whose server is about to be abused: victim.example puts its mail off already. */
export interface Besieged {
  readonly server: ContainedServer;
  readonly receivers: readonly Receiver[];
  readonly blockUs: (isBlocking: boolean) => void;
  /** Ends all of it: the next server finds its ports free. */
  readonly stop: () => Promise<void>;
}

/** Where attackers come from, and where they go when that is banned. */
export const ATTACKER = "203.0.113.66";
export const ELSEWHERE = "203.0.113.99";
const HOME = "198.51.100.8";

/** Whose mail goes to the receiver that puts us off. */
export const VICTIMS = ["victim.example", "victim1.example", "victim2.example", "victim3.example"];

function victimZones() {
  return Object.assign({}, ...VICTIMS.map((domain) => mailDomain(domain, "192.0.2.26"))) as Zones;
}

/** `main`: settings in place of the office's of the same name; `services`: lines added to master.cf. */
export async function besiegedPostfix(
  changes: {
    readonly main?: string;
    readonly services?: string;
    readonly files?: Readonly<Record<string, string>>;
  } = {},
): Promise<Besieged> {
  const { main = "", services = "", files } = changes;
  const changed = new Set([...main.matchAll(/^(\w+)\s*=/gm)].map(([, name]) => name));
  // Postfix warns about a setting that stands twice.
  const kept = OFFICE_MAIN.split("\n").filter((line) => !changed.has(line.split(" ")[0]));
  const office = await startOffice({
    main: kept.join("\n") + main,
    services: OFFICE_SERVICES + services,
    ...(files && { files }),
  });
  office.dns.add(victimZones());
  const victims = await startReceiver("192.0.2.26", blockingByReputation);
  return besieged(containedPostfix(office.postfix), [office.partner, victims], async () => {
    await office.postfix.stop();
    await office.dovecot.stop();
    await office.dns.stop();
  });
}

/** `change` makes the settings out of the office's. */
export async function besiegedExim(
  change: (configuration: string) => string = (same) => same,
): Promise<Besieged> {
  await makeCertificate();
  const dns = await startDnsServer({
    ...mailDomain("partner.example", "192.0.2.25"),
    ...victimZones(),
  });
  const partner = await startReceiver("192.0.2.25");
  const victims = await startReceiver("192.0.2.26", blockingByReputation);
  const passwd = Object.entries(PEOPLE)
    .map(([user, password]) => `${user}: ${password}\n`)
    .join("");
  // Debian's folder of mailboxes is root's.
  mkdirSync("/var/mail/exim", { recursive: true });
  await mustRun("chown", ["Debian-exim:", "/var/mail/exim"]);
  const exim = await startExim({ configuration: change(OFFICE_EXIM), files: { passwd } });
  return besieged(containedExim(exim), [partner, victims], async () => {
    await exim.stop();
    await dns.stop();
  });
}

function besieged(
  server: ContainedServer,
  receivers: readonly Receiver[],
  stopServer: () => Promise<void>,
): Besieged {
  const blockUs = (isBlocking: boolean): void =>
    receivers.at(-1)?.change(isBlocking ? blockingByReputation : {});
  const stop = async (): Promise<void> => {
    await stopServer();
    for (const receiver of receivers) await receiver.stop();
  };
  return { server, receivers, blockUs, stop };
}

/**
 * What goes on all the time: Bob writes to a partner, and to a receiver that blocks us; the partner writes to the office.
 * Gives the Message-IDs.
 */
export async function honestMail(name: string): Promise<readonly string[]> {
  const bob = "bob@example.org";
  const toUs = letters(2, "pat@partner.example", "example.org", name).map((letter, index) => ({
    ...letter,
    recipients: [index % 2 === 0 ? "alice@example.org" : "carol@example.org"],
  }));
  const written = [
    ...letters(3, bob, "partner.example", name),
    ...letters(4, bob, "victim.example", name),
  ];
  return [
    ...(await sent({ from: HOME, ...loginOf(bob) }, written)),
    ...(await sent({ from: "192.0.2.25" }, toUs)),
  ];
}

/** Message-IDs of what waits and none of `honest` is. */
export function waitingBeside(server: ContainedServer, honest: readonly string[]) {
  return [...server.waiting().keys()].filter((id) => !honest.includes(id));
}
