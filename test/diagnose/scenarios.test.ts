import { describe, expect, test } from "vitest";
import { chooseScenarios } from "../../bench/generator/scenarios/catalogue.ts";
import type { Truth } from "../../bench/generator/truth.ts";
import type { Diagnosis, Incident } from "../../src/core/diagnosis.ts";
import { diagnoseText } from "./diagnose-logs.ts";
import { generateLog, type Mta } from "./generate-log.ts";
import { MORE_LOOK_ALIKES } from "./more-look-alikes.ts";
import { STOLEN_BUSY_ACCOUNT } from "./stolen-busy-account.ts";

const MTAS = ["postfix", "exim"] as const;

const INCIDENTS = [
  { name: "stolen-account-fast", scale: 0.3, hours: 8 },
  // A day, as its few mails an hour are below every limit.
  { name: "stolen-account-slow", scale: 2, hours: 24 },
  { name: "stolen-account-botnet", scale: 0.3, hours: 8 },
  { name: "open-relay", scale: 0.3, hours: 8 },
  // The log alone shows a script by its dead and refused recipients, and needs enough of them.
  { name: "web-script", scale: 1, hours: 8 },
  { name: "backscatter", scale: 0.3, hours: 8 },
] as const;

const LOOK_ALIKES =
  "newsletter,mailing-list,office-nat,traveller,monitoring,forgotten-phone,brute-force-only";

type Told = Truth["incidents"][number];

/** The generator names the hundred clients that sent most. */
const CLIENTS_TOLD = 100;

/** What both a diagnosis and the generator say of an incident. */
interface Facts {
  readonly cause: string | null;
  readonly accounts: readonly string[];
  /** Sender's uid (Postfix) or directory (Exim). */
  readonly scripts: readonly (string | undefined)[];
  readonly clientCount: number;
  /** `ip messages recipients`; empty when there are too many to be told. */
  readonly clients: readonly string[];
  readonly messages: number;
  readonly recipients: number;
  readonly delivered: number;
  readonly deferred: number;
  readonly bounced: number;
}

function factsOf(incident: Incident<string> | undefined): Facts | undefined {
  return (
    incident && {
      cause: incident.cause,
      accounts: incident.accounts,
      scripts: incident.scripts.map(({ uid, directory }) =>
        uid === undefined ? directory : `uid:${uid}`,
      ),
      clientCount: incident.clients.length,
      ...figuresOf(incident),
    }
  );
}

function factsOfTruth(told: Told | undefined): Facts | undefined {
  return (
    told && {
      cause: told.cause,
      accounts: told.accounts,
      scripts: told.scripts,
      clientCount: told.clientCount,
      ...figuresOf(told),
    }
  );
}

function figuresOf(one: Incident<string> | Told) {
  const { messages, recipients, delivered, deferred, bounced } = one;
  const clients = one.clients.map((use) => `${use.ip} ${use.messages} ${use.recipients}`);
  return {
    clients: clients.length < CLIENTS_TOLD ? clients.toSorted() : [],
    messages,
    recipients,
    delivered,
    deferred,
    bounced,
  };
}

/** A bounce is counted by the generator when it is made, by a diagnosis when the mail came that caused it. */
const BOUNCE_DELAY_SECONDS = 30;

function expectTimes(incident: Incident<string> | undefined, told: Told | undefined): void {
  for (const end of ["firstAt", "lastAt"] as const) {
    const late = (Date.parse(told?.[end] ?? "") - Date.parse(incident?.[end] ?? "")) / 1000;
    expect(late, end).toBeGreaterThanOrEqual(0);
    expect(late, end).toBeLessThan(told?.cause === "backscatter" ? BOUNCE_DELAY_SECONDS : 1);
  }
}

/**
 * Exim's log has no logins to mailboxes beside it, so that nothing tells a foreign network from a home: what is left of
 * a slow theft is its refusals.
 */
function isBarelyVisible(mta: Mta, name: string): boolean {
  return mta === "exim" && name === "stolen-account-slow";
}

/** A relay's mail bounces: that may be said beside it, about the same clients, and never surer than possible. */
function expectOnlySideEffects(diagnosis: Diagnosis<string>): void {
  const [worst, ...others] = diagnosis.incidents;
  const clients = new Set(worst?.clients.map(({ ip }) => ip));
  for (const other of others) {
    expect(other).toMatchObject({ cause: "backscatter", confidence: "possible", accounts: [] });
    expect(worst?.cause).toBe("open-relay");
    expect(other.clients.filter(({ ip }) => !clients.has(ip))).toEqual([]);
  }
}

describe.each(MTAS)("%s: an incident is what really happened", (mta) => {
  const cases = INCIDENTS.filter(({ name }) => !isBarelyVisible(mta, name)).flatMap((incident) =>
    [1, 2, 3].map((seed) => ({ ...incident, seed })),
  );
  test.each(cases)("$name, seed $seed", async ({ name, scale, hours, seed }) => {
    const contentFilter = mta === "postfix" && seed === 2;
    const { text, truth } = generateLog(mta, name, { seed, scale, hours, contentFilter });
    const diagnosis = await diagnoseText(text);
    const [told] = truth.incidents;
    expect(factsOf(diagnosis.incidents[0])).toEqual(factsOfTruth(told));
    expectTimes(diagnosis.incidents[0], told);
    expect(diagnosis.verdict).toBe("incident");
    expectOnlySideEffects(diagnosis);
  });
});

test.each(MTAS.flatMap((mta) => [1, 2, 3].map((seed) => ({ mta, seed }))))(
  "$mta: an owner who goes on working is no client of the theft, seed $seed",
  async ({ mta, seed }) => {
    const settings = { seed, hours: 10, messagesPerSecond: 0.08 };
    const { text, truth } = generateLog(mta, [STOLEN_BUSY_ACCOUNT], settings);
    const { incidents } = await diagnoseText(text);
    expect(factsOf(incidents[0])).toEqual(factsOfTruth(truth.incidents[0]));
  },
);

describe.each(MTAS)("%s: honest stories beside an incident stay out of it", (mta) => {
  test.each(INCIDENTS)("$name", async ({ name, scale, hours }) => {
    const scenarios = chooseScenarios(`${name},${LOOK_ALIKES}`);
    const settings = { seed: 4, scale: Math.max(1, scale), hours, accounts: 120 };
    const { text, truth } = generateLog(mta, scenarios, settings);
    const diagnosis = await diagnoseText(text);
    const [told] = truth.incidents;
    if (diagnosis.incidents.length > 0 || !isBarelyVisible(mta, name))
      expect(factsOf(diagnosis.incidents[0])).toEqual(factsOfTruth(told));
    expectOnlySideEffects(diagnosis);
  });
});

test.each([1, 3])(
  "exim: a slow theft that receivers punish is named, or the server is not cleared, seed %i",
  async (seed) => {
    const settings = { seed, scale: 2, hours: 24 };
    const { text, truth } = generateLog("exim", "stolen-account-slow", settings);
    const { verdict, incidents } = await diagnoseText(text);
    const named = incidents.flatMap(({ accounts }) => accounts);
    expect(named.filter((account) => account !== truth.incidents[0]?.accounts[0])).toEqual([]);
    expect(verdict).not.toBe("clean");
  },
);

test.each(MTAS)("%s: all incidents at once are told apart", async (mta) => {
  const { text, truth } = generateLog(mta, "all", { seed: 8, scale: 2, hours: 24 });
  const { incidents } = await diagnoseText(text);
  const told = truth.incidents.filter(({ name }) => !isBarelyVisible(mta, name));
  expect(namesOf(incidents)).toEqual(expect.arrayContaining(namesOf(told)));
  expect(namesOf(truth.incidents)).toEqual(expect.arrayContaining(namesOf(incidents)));
});

function namesOf(
  list: readonly { readonly cause: string | null; readonly accounts: readonly string[] }[],
): string[] {
  return list.map(({ cause, accounts }) => [cause, ...accounts].join(" "));
}

describe.each(MTAS)("%s: nobody is accused", (mta) => {
  const stories = ["none", ...LOOK_ALIKES.split(",")].map((name) => ({
    name,
    scenarios: chooseScenarios(name),
  }));
  const more = MORE_LOOK_ALIKES[mta].map((scenario) => ({
    name: scenario.name,
    scenarios: [scenario],
  }));
  const cases = [...stories, ...more].flatMap((story) =>
    [1, 2].map((seed) => ({ ...story, seed })),
  );
  test.each(cases)("$name, seed $seed", async ({ scenarios, seed }) => {
    const { text } = generateLog(mta, scenarios, { seed, scale: 1 });
    const { verdict, incidents } = await diagnoseText(text);
    expect({ verdict, incidents }).toEqual({ verdict: "clean", incidents: [] });
  });

  test("all of them together", async () => {
    const scenarios = [...stories.flatMap((story) => story.scenarios), ...MORE_LOOK_ALIKES[mta]];
    const { text } = generateLog(mta, scenarios, { seed: 3, scale: 1 });
    const { verdict, incidents } = await diagnoseText(text);
    expect({ verdict, incidents }).toEqual({ verdict: "clean", incidents: [] });
  });

  /** Receivers block the server for the thief's sake, and refuse everybody's mail from then on. */
  test.each([1, 2, 3, 4, 5])(
    "a big honest run while receivers block the server, seed %i",
    async (seed) => {
      const { text, truth } = generateLog(mta, honestRunBesideTheft(mta), { seed, scale: 1 });
      const { incidents } = await diagnoseText(text);
      const named = incidents.flatMap(({ accounts }) => accounts);
      expect(named).toEqual(truth.incidents[0]?.accounts);
    },
  );
});

function honestRunBesideTheft(mta: Mta) {
  const [monthEndRun] = MORE_LOOK_ALIKES[mta];
  return [monthEndRun, ...chooseScenarios("stolen-account-botnet")];
}

test.each(MTAS)("%s: brute force is a finding, never an incident", async (mta) => {
  const { text, truth } = generateLog(mta, "brute-force-only", { seed: 2, scale: 1 });
  const { incidents, findings } = await diagnoseText(text);
  expect(truth.lookAlikes[0]?.authFailures).toBeGreaterThan(1000);
  expect(findings.map(({ code }) => code)).toContain("brute-force");
  expect(incidents).toEqual([]);
});
