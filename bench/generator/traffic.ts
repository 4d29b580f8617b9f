import { addressOfNobody } from "./deliver.ts";
import type { MailServer, Simulation } from "./simulation.ts";

/** More by day than by night, less on weekends: the factor on the mean rate. */
function rhythm(ms: number): number {
  const time = new Date(ms);
  const hour = time.getUTCHours() + time.getUTCMinutes() / 60;
  const day = 0.25 + 0.95 * Math.max(0, Math.sin(((hour - 5) / 16) * Math.PI));
  return time.getUTCDay() % 6 === 0 ? day * 0.4 : day;
}

/** Repeats `action` as a Poisson process of `perSecond` at noon, until the log has its size. */
export function repeat(simulation: Simulation, perSecond: number, action: () => void): void {
  const next = (): void => {
    simulation.after(
      simulation.random.exponential(1000 / (perSecond * rhythm(simulation.nowMs()))),
      () => {
        action();
        next();
      },
    );
  };
  next();
}

function sizeBytes({ random }: Simulation): number {
  return Math.floor(900 + random.exponential(18_000));
}

/** What an honest server has all day: mail in both directions, mailboxes read, strangers knocking. */
export function startTraffic(simulation: Simulation, server: MailServer): void {
  const { random, world, messagesPerSecond } = simulation;
  const user = (): (typeof world.accounts)[number] =>
    // A few write much, most write little.
    world.accounts[Math.floor(world.accounts.length * random.next() ** 2.5)] ??
    random.pick(world.accounts);
  const exchanger = (): { ip: string; name: string; helo: string; domain: string } => {
    const receiver = random.pick(world.receivers);
    return { ip: receiver.ip, name: receiver.mx, helo: receiver.mx, domain: receiver.domain };
  };

  repeat(simulation, messagesPerSecond * 0.5, () => {
    const from = exchanger();
    server.accept({
      entry: { kind: "smtp", client: from },
      from: random.chance(0.04) ? "" : `sender${random.below(4000)}@${from.domain}`,
      to: [user().login],
      sizeBytes: sizeBytes(simulation),
      isSpam: false,
    });
  });
  repeat(simulation, messagesPerSecond * 0.35, () => {
    const { login, homes } = user();
    const count = random.chance(0.8) ? 1 : 1 + random.below(6);
    const to = Array.from({ length: count }, () =>
      random.chance(0.3) ? user().login : world.correspondent(),
    );
    server.accept({
      entry: { kind: "smtp", client: random.pick(homes), login },
      from: login,
      to: [...new Set(to)],
      sizeBytes: sizeBytes(simulation),
      isSpam: false,
    });
  });
  repeat(simulation, messagesPerSecond * 0.02, () => {
    server.accept({
      entry: { kind: "local", user: "root", uid: 0, directory: "/root" },
      from: `root@${random.pick(world.domains)}`,
      to: [user().login],
      sizeBytes: 700,
      isSpam: false,
    });
  });
  repeat(simulation, messagesPerSecond * 0.13, () => {
    server.refuse({
      client: world.stranger(),
      from: `info${random.below(900)}@${random.pick(world.receivers).domain}`,
      to: random.chance(0.3) ? world.correspondent() : addressOfNobody(simulation),
      reason: random.pick(["unknown-user", "blocklist", "blocklist"]),
    });
  });
  repeat(simulation, messagesPerSecond * 0.03, () => {
    server.visit(world.stranger());
  });
  repeat(simulation, messagesPerSecond * 0.05, () => {
    server.failLogin(
      world.stranger(),
      random.chance(0.5) ? user().login : `admin@${random.pick(world.domains)}`,
    );
  });
}

/** Logins and logouts of mailbox readers, where Dovecot logs to the same file. */
export function startMailboxReaders(simulation: Simulation): void {
  const { random, world, messagesPerSecond } = simulation;
  repeat(simulation, messagesPerSecond * 0.8, () => {
    const { login, homes } = random.pick(world.accounts);
    simulation.write(
      "dovecot",
      `imap-login: Login: user=<${login}>, method=PLAIN, rip=${random.pick(homes).ip}, lip=${world.ownIp}, mpid=${1000 + random.below(60_000)}, TLS, session=<${random.text(16, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")}>`,
    );
    simulation.after(1000 + random.exponential(200_000), () => {
      simulation.write(
        "dovecot",
        `imap(${login})<${1000 + random.below(60_000)}><${random.text(16, "abcdefghijklmnopqrstuvwxyz")}>: Disconnected: Logged out in=${random.below(9000)} out=${random.below(90_000)} deleted=0 expunged=0 trashed=0 hdr_count=0 hdr_bytes=0 body_count=0 body_bytes=0`,
      );
    });
  });
}
