import {
  atFraction,
  correspondents,
  type Scenario,
  series,
} from "../../bench/generator/scenarios/scenario.ts";

/**
 * The password of the login that writes most is stolen, and its owner goes on working. Receivers block the server
 * meanwhile, so that the owner's mail is refused as well.
 */
export const STOLEN_BUSY_ACCOUNT: Scenario = {
  name: "stolen-busy-account",
  cause: "stolen-credentials",
  start(simulation, server, tally) {
    const { random, world } = simulation;
    const account = world.accounts[0];
    if (account === undefined) throw new RangeError("too few accounts");
    const clients = [world.stranger(), world.stranger()];
    atFraction(simulation, 0.3, () => {
      series(simulation, 400, 20_000, () => {
        server.accept({
          entry: { kind: "smtp", client: random.pick(clients), login: account.login },
          from: `service${random.below(60)}@${random.pick(world.receivers).domain}`,
          to: correspondents(simulation, 5),
          sizeBytes: 2000,
          isSpam: true,
          tally,
        });
      });
    });
  },
};
