import type { MailServer, Simulation } from "../simulation.ts";
import type { Tally } from "../tally.ts";
import type { Client } from "../world.ts";
import { atFraction, correspondents, type Scenario, series } from "./scenario.ts";

function victimOf({ world }: Simulation, index: number): string {
  const account = world.accounts[world.accounts.length - 1 - index];
  if (account === undefined)
    throw new RangeError("the world has too few accounts for its scenarios");
  return account.login;
}

function sendSpam(
  simulation: Simulation,
  server: MailServer,
  tally: Tally,
  mail: {
    readonly client: Client;
    readonly login: string;
    readonly from: string;
    readonly recipients: number;
  },
): void {
  server.accept({
    entry: { kind: "smtp", client: mail.client, login: mail.login },
    from: mail.from,
    to: correspondents(simulation, mail.recipients),
    sizeBytes: 1500 + simulation.random.below(3000),
    isSpam: true,
    tally,
  });
}

const forgedSender = ({ random, world }: Simulation): string =>
  `${random.pick(["billing", "service", "support", "office", "news"])}${random.below(90)}@${random.pick(world.receivers).domain}`;

/** The password is guessed, tried with one silent mail, and used in a burst from three machines. */
export const STOLEN_ACCOUNT_FAST: Scenario = {
  name: "stolen-account-fast",
  cause: "stolen-credentials",
  start(simulation, server, tally) {
    const { random, scale, world } = simulation;
    const login = victimOf(simulation, 0);
    const clients = [world.stranger(), world.stranger(), world.stranger()];
    atFraction(simulation, 0.35, () => {
      series(simulation, Math.ceil(60 * scale), 20_000, () => {
        server.failLogin(random.pick(clients), login, tally);
      });
    });
    atFraction(simulation, 0.45, () => {
      sendSpam(simulation, server, tally, {
        client: random.pick(clients),
        login,
        from: login,
        recipients: 1,
      });
    });
    atFraction(simulation, 0.55, () => {
      series(simulation, Math.ceil(400 * scale), 9000, () => {
        sendSpam(simulation, server, tally, {
          client: random.pick(clients),
          login,
          from: forgedSender(simulation),
          recipients: 5 + random.below(11),
        });
      });
    });
  },
};

/** Below every limit: its own address, one or two recipients, all day long, from a foreign network. */
export const STOLEN_ACCOUNT_SLOW: Scenario = {
  name: "stolen-account-slow",
  cause: "stolen-credentials",
  start(simulation, server, tally) {
    const { random, scale, world } = simulation;
    const login = victimOf(simulation, 1);
    const clients = [world.stranger(), world.stranger()];
    const count = Math.ceil(300 * scale);
    atFraction(simulation, 0.3, () => {
      series(simulation, count, ((simulation.endMs - simulation.startMs) * 0.5) / count, () => {
        sendSpam(simulation, server, tally, {
          client: random.pick(clients),
          login,
          from: login,
          recipients: 1 + random.below(2),
        });
      });
    });
  },
};

/** Every message comes from another machine: no address stands out, only the account does. */
export const STOLEN_ACCOUNT_BOTNET: Scenario = {
  name: "stolen-account-botnet",
  cause: "stolen-credentials",
  start(simulation, server, tally) {
    const { random, scale, world } = simulation;
    const login = victimOf(simulation, 2);
    atFraction(simulation, 0.6, () => {
      series(simulation, Math.ceil(250 * scale), 15_000, () => {
        sendSpam(simulation, server, tally, {
          client: world.stranger(),
          login,
          from: forgedSender(simulation),
          recipients: 2 + random.below(5),
        });
      });
    });
  },
};
