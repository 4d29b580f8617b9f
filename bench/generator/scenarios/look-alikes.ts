import { repeat } from "../traffic.ts";
import { atFraction, correspondents, type Scenario, series } from "./scenario.ts";

/** One message for each of many subscribers, with a login, from the office: honest. */
export const NEWSLETTER: Scenario = {
  name: "newsletter",
  cause: null,
  start(simulation, server, tally) {
    const { world, scale } = simulation;
    const from = `newsletter@${world.domains[0] ?? ""}`;
    const client = {
      ip: world.accounts[0]?.homes[0]?.ip ?? world.ownIp,
      name: "office.example",
      helo: "office.example",
    };
    // It has gone out before, as newsletters have.
    for (const fraction of [0.05, 0.65]) {
      atFraction(simulation, fraction, () => {
        series(simulation, Math.ceil(600 * scale), 1500, () => {
          server.accept({
            entry: { kind: "smtp", client, login: from },
            from,
            to: correspondents(simulation, 1),
            sizeBytes: 28_000,
            isSpam: false,
            tally,
          });
        });
      });
    }
  },
};

/** A list manager hands over fifty recipients at a time. */
export const MAILING_LIST: Scenario = {
  name: "mailing-list",
  cause: null,
  start(simulation, server, tally) {
    const { world, scale } = simulation;
    const from = `members-bounces@${world.domains[0] ?? ""}`;
    const members = correspondents(simulation, 200);
    for (let post = 1; post <= Math.ceil(8 * scale); post++) {
      atFraction(simulation, post / 10, () => {
        for (let at = 0; at < members.length; at += 50) {
          server.accept({
            entry: { kind: "local", user: "list", uid: 38, directory: "/var/lib/mailman" },
            from,
            to: members.slice(at, at + 50),
            sizeBytes: 6000,
            isSpam: false,
            tally,
          });
        }
      });
    }
  },
};

/** A whole office behind one address, with typing mistakes in passwords. */
export const OFFICE_NAT: Scenario = {
  name: "office-nat",
  cause: null,
  start(simulation, server, tally) {
    const { random, world, messagesPerSecond } = simulation;
    const staff = world.accounts.slice(0, 25);
    const ip = world.accounts[1]?.homes[0]?.ip ?? world.ownIp;
    const client = { ip, name: "gateway.office.example", helo: "[10.0.0.7]" };
    repeat(simulation, messagesPerSecond * 0.05, () => {
      const { login } = random.pick(staff);
      if (random.chance(0.1)) server.failLogin(client, login, tally);
      server.accept({
        entry: { kind: "smtp", client, login },
        from: login,
        to: correspondents(simulation, 1 + random.below(3)),
        sizeBytes: 9000,
        isSpam: false,
        tally,
      });
    });
  },
};

/** One user in six networks within days, writing as much as ever. */
export const TRAVELLER: Scenario = {
  name: "traveller",
  cause: null,
  start(simulation, server, tally) {
    const { random, world } = simulation;
    const { login } = random.pick(world.accounts.slice(30, 60));
    for (let stop = 0; stop < 6; stop++) {
      const client = world.stranger();
      atFraction(simulation, 0.1 + stop * 0.14, () => {
        series(simulation, 3 + random.below(5), 3_000_000, () => {
          server.accept({
            entry: { kind: "smtp", client, login },
            from: login,
            to: correspondents(simulation, 1),
            sizeBytes: 5000,
            isSpam: false,
            tally,
          });
        });
      });
    }
  },
};

/** Knocks every minute, and mails itself every hour. */
export const MONITORING: Scenario = {
  name: "monitoring",
  cause: null,
  start(simulation, server, tally) {
    const { world } = simulation;
    const client = {
      ip: "10.0.0.9",
      name: "monitor.internal.example",
      helo: "monitor.internal.example",
    };
    const address = `monitor@${world.domains[0] ?? ""}`;
    const every = (periodMs: number, action: () => void): void => {
      simulation.after(periodMs, () => {
        action();
        every(periodMs, action);
      });
    };
    every(60_000, () => {
      server.visit(client);
    });
    every(3_600_000, () => {
      server.accept({
        entry: { kind: "smtp", client },
        from: address,
        to: [address],
        sizeBytes: 400,
        isSpam: false,
        tally,
      });
    });
  },
};

/** A telephone in a drawer with last year's password. */
export const FORGOTTEN_PHONE: Scenario = {
  name: "forgotten-phone",
  cause: null,
  start(simulation, server, tally) {
    const { random, scale, world } = simulation;
    const { login, homes } = random.pick(world.accounts.slice(5, 30));
    const client = random.pick(homes);
    atFraction(simulation, 0.15, () => {
      series(simulation, Math.ceil(800 * scale), 90_000, () => {
        server.failLogin(client, login, tally);
      });
    });
  },
};
