import { addressOfNobody } from "../deliver.ts";
import { atFraction, correspondents, type Scenario, series } from "./scenario.ts";

/** Outsiders send to outsiders without a login. */
export const OPEN_RELAY: Scenario = {
  name: "open-relay",
  cause: "open-relay",
  start(simulation, server, tally) {
    const { random, scale, world } = simulation;
    const clients = [world.stranger(), world.stranger()];
    atFraction(simulation, 0.5, () => {
      series(simulation, Math.ceil(300 * scale), 12_000, () => {
        server.accept({
          entry: { kind: "smtp", client: random.pick(clients) },
          from: `offer${random.below(90)}@${random.pick(world.receivers).domain}`,
          to: correspondents(simulation, 3 + random.below(8)),
          sizeBytes: 2400,
          isSpam: true,
          tally,
        });
      });
    });
  },
};

/** A hole in a web shop calls sendmail. */
export const WEB_SCRIPT: Scenario = {
  name: "web-script",
  cause: "local-script",
  start(simulation, server, tally) {
    const { random, scale, world } = simulation;
    const from = `www-data@${random.pick(world.domains)}`;
    atFraction(simulation, 0.4, () => {
      series(simulation, Math.ceil(500 * scale), 6000, () => {
        server.accept({
          entry: { kind: "local", user: "www-data", uid: 33, directory: "/var/www/shop/uploads" },
          from,
          to: correspondents(simulation, 1),
          sizeBytes: 1900,
          isSpam: true,
          tally,
        });
      });
    });
  },
};

/** Mail to nobody under forged senders, accepted first and bounced to the forged afterwards. */
export const BACKSCATTER: Scenario = {
  name: "backscatter",
  cause: "backscatter",
  start(simulation, server, tally) {
    const { scale, world } = simulation;
    atFraction(simulation, 0.45, () => {
      series(simulation, Math.ceil(400 * scale), 10_000, () => {
        server.accept({
          entry: { kind: "smtp", client: world.stranger() },
          from: world.correspondent(),
          to: [addressOfNobody(simulation)],
          sizeBytes: 2100,
          isSpam: false,
          tally,
        });
      });
    });
  },
};

/** Many guesses and no success: a weakness to report, no incident. */
export const BRUTE_FORCE_ONLY: Scenario = {
  name: "brute-force-only",
  cause: null,
  start(simulation, server, tally) {
    const { random, scale, world } = simulation;
    const clients = Array.from({ length: 60 }, () => world.stranger());
    atFraction(simulation, 0.2, () => {
      series(simulation, Math.ceil(1500 * scale), 8000, () => {
        server.failLogin(random.pick(clients), random.pick(world.accounts).login, tally);
      });
    });
  },
};
