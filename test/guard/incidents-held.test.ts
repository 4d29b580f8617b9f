import { afterEach, describe, expect, test } from "vitest";
import {
  atFraction,
  correspondents,
  type Scenario,
  series,
} from "../../bench/generator/scenarios/scenario.ts";
import type { Simulation } from "../../bench/generator/simulation.ts";
import type { Client } from "../../bench/generator/world.ts";
import type { GuardEvent } from "../../src/guard/guard-event.ts";
import type { GuardSettings } from "../../src/guard/guard-settings.ts";
import { removeTestGuards, testGuard } from "../../src/guard/fixtures/test-guard.ts";
import { readGuardSettings } from "../../src/guard/read-guard-settings.ts";
import { GUARD_SECTION } from "../../src/settings/guard-section.ts";
import { generateLog } from "../diagnose/generate-log.ts";
import { logLines } from "./log-lines.ts";
import { replay } from "./replay.ts";

afterEach(removeTestGuards);

interface Theft {
  readonly name: string;
  readonly messages: number;
  readonly everyMs: number;
  readonly clients: number;
  /** Under addresses of others; else under the account's own. */
  readonly isForging: boolean;
}

/** The last account's password is in the hands of a thief, who begins in the middle of the log. */
function stolenAccount({ name, messages, everyMs, clients, isForging }: Theft): Scenario {
  return {
    name,
    cause: "stolen-credentials",
    start(simulation, server, tally) {
      const { random, world } = simulation;
      const login = world.accounts.at(-1)?.login ?? "";
      const machines: readonly Client[] = Array.from({ length: clients }, () => world.stranger());
      atFraction(simulation, 0.4, () => {
        series(simulation, messages, everyMs, () => {
          server.accept({
            entry: { kind: "smtp", client: random.pick(machines), login },
            from: isForging ? forgedSender(simulation) : login,
            to: correspondents(simulation, 1),
            sizeBytes: 2000,
            isSpam: true,
            tally,
          });
        });
      });
    },
  };
}

function forgedSender({ random, world }: Simulation): string {
  return `billing${random.below(900)}@${random.pick(world.receivers).domain}`;
}

const defaults = readGuardSettings(GUARD_SECTION.parse({ mode: "hold" }));

async function steal(theft: Theft, settings: Partial<GuardSettings>, hours = 6, seed = 1) {
  const { text, truth } = generateLog("postfix", [stolenAccount(theft)], { seed, hours });
  const account = truth.incidents[0]?.accounts[0] ?? "";
  const guard = await testGuard(settings);
  const { passed, held } = replay(guard, text);
  const others = [...held.keys()].filter((who) => who !== account);
  const { events } = (await guard.control({ ask: "events" })) as { events: readonly GuardEvent[] };
  return {
    account,
    guard,
    events,
    others,
    out: passed.get(account) ?? 0,
    kept: held.get(account) ?? 0,
  };
}

const BURST: Theft = { name: "burst", messages: 5000, everyMs: 120, clients: 1, isForging: true };
const SLOW: Theft = { name: "slow", messages: 400, everyMs: 60_000, clients: 2, isForging: false };
const BOTNET: Theft = {
  name: "botnet",
  messages: 500,
  everyMs: 15_000,
  clients: 40,
  isForging: true,
};

describe("of a stolen account little gets out, and nobody else is held", () => {
  const burst = { theft: BURST, most: 50, hours: 2 };
  const slow = { theft: SLOW, most: 200, hours: 12 };
  const botnet = { theft: BOTNET, most: 60, hours: 6 };
  test.each([burst, slow, botnet].flatMap((one) => [1, 2].map((seed) => ({ ...one, seed }))))(
    "$theft.name with the limits and the diagnosis, seed $seed",
    async ({ theft, most, hours, seed }) => {
      const { out, kept, others } = await steal(theft, defaults, hours, seed);
      expect(others).toEqual([]);
      expect(kept).toBeGreaterThan(100);
      expect(out).toBeGreaterThan(0);
      expect(out).toBeLessThanOrEqual(most);
    },
  );

  // The slow one writes under its own address: for hours nothing but the new recipients tells it from its owner.
  test.each([burst, botnet])("$theft.name with the diagnosis alone", async (one) => {
    const { theft, most, hours } = one;
    const { out, account, events } = await steal(theft, { ...defaults, limits: [] }, hours);
    expect(out).toBeLessThanOrEqual(most);
    const found = events.find(({ code }) => code === "incident-found");
    expect(found).toMatchObject({
      subject: account,
      data: { cause: "stolen-credentials", account, reaction: "held" },
    });
  });
});

test("what was over before the guard came is not told; what goes on is told, and held", async () => {
  const { text, truth } = generateLog("postfix", [stolenAccount(BOTNET)], { seed: 1, hours: 6 });
  const account = truth.incidents[0]?.accounts[0] ?? "";
  const lines = [...text.matchAll(/[^\n]*\n/g)].map(([line]) => line);
  const middle = lines.findLastIndex((line) => line.includes(`sasl_username=${account}`)) - 400;
  const guard = await testGuard({ ...defaults, limits: [] });
  const codes = async () => {
    const { events } = (await guard.control({ ask: "events" })) as {
      events: readonly GuardEvent[];
    };
    return events.map(({ code }) => code).filter((code) => code !== "started");
  };
  // The past is long: it is looked over while it is still being read.
  const ends = [0, middle - 300, middle - 150, middle];
  for (const [at, end] of ends.entries()) {
    const past = lines.slice(ends[at - 1] ?? 0, end).join("");
    for (const line of logLines(past, true)) guard.guard.watch.onLine(line);
    guard.pass(20_000);
    guard.beat();
  }
  expect(await codes()).toEqual([]);
  for (const line of logLines(lines.slice(middle).join(""))) guard.guard.watch.onLine(line);
  guard.pass(20_000);
  guard.beat();
  expect(await codes()).toEqual(["incident-grew", "account-held"]);
});
