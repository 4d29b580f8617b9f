import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { chooseScenarios } from "../../bench/generator/scenarios/catalogue.ts";
import type { Incident } from "../../src/core/diagnosis.ts";
import type { Say } from "../../src/core/say.ts";
import { LiveDiagnosis } from "../../src/guard/watch/live-diagnosis.ts";
import type { Sighting } from "../../src/guard/watch/sighting.ts";
import { diagnoseText } from "../diagnose/diagnose-logs.ts";
import { generateLog } from "../diagnose/generate-log.ts";
import { MORE_LOOK_ALIKES } from "../diagnose/more-look-alikes.ts";
import { logLines } from "./log-lines.ts";

/** Every other look is left out: there are thousands in a log of hours. */
const LOOK_EVERY_MS = 60_000;

/** Lets the log happen again, looks whenever a look is due, and gives every look. */
function watch(text: string, onLook: (sightings: readonly Sighting[], atMs: number) => void): void {
  let nowMs = 0;
  const live = new LiveDiagnosis(() => nowMs);
  const look = () => {
    const sightings = live.look();
    if (sightings !== undefined) onLook(sightings, nowMs);
  };
  for (const line of logLines(text)) {
    if (line.timeMs >= nowMs + LOOK_EVERY_MS) {
      look();
      nowMs = line.timeMs;
    }
    live.read(line, 0);
  }
  nowMs += 10_000;
  look();
}

function lastLook(text: string): readonly Sighting[] {
  let last: readonly Sighting[] = [];
  watch(text, (sightings) => {
    last = sightings;
  });
  return last;
}

/** What the diagnosis of the running log and that of the file must say alike. */
function factsOf(incidents: readonly Incident<string | Say>[]) {
  return incidents.map((one) => ({
    id: one.id,
    cause: one.cause,
    confidence: one.confidence,
    score: one.score,
    accounts: one.accounts,
    scripts: one.scripts,
    clients: one.clients,
    senders: one.senders,
    messages: one.messages,
    recipients: one.recipients,
    delivered: one.delivered,
    bounced: one.bounced,
    firstAt: one.firstAt,
    lastAt: one.lastAt,
  }));
}

const INCIDENTS =
  "stolen-account-fast,stolen-account-slow,stolen-account-botnet,open-relay,web-script,backscatter";

describe("the running log and the file give the same incidents", () => {
  test.each(["postfix", "exim"] as const)("%s, all of them at once", async (mta) => {
    const { text } = generateLog(mta, INCIDENTS, { seed: 5, scale: 1, hours: 8 });
    const { incidents } = await diagnoseText(text);
    expect(incidents.length).toBeGreaterThan(3);
    expect(factsOf(lastLook(text).map(({ incident }) => incident))).toEqual(factsOf(incidents));
  });

  test.each(INCIDENTS.split(","))("%s", async (name) => {
    const { text } = generateLog("postfix", name, { seed: 2, scale: 1, contentFilter: true });
    const { incidents } = await diagnoseText(text);
    expect(factsOf(lastLook(text).map(({ incident }) => incident))).toEqual(factsOf(incidents));
  });

  test("the sample", async () => {
    const text = gunzipSync(readFileSync("samples/stolen-account/mail.log.gz")).toString("latin1");
    const { incidents } = await diagnoseText(text);
    expect(incidents).not.toEqual([]);
    expect(factsOf(lastLook(text).map(({ incident }) => incident))).toEqual(factsOf(incidents));
  });
});

const LOOK_ALIKES =
  "none,newsletter,mailing-list,office-nat,traveller,monitoring,forgotten-phone,brute-force-only";

/** Each look is a chance to err: whatever part of the log has been written so far, nobody is accused. */
describe.each(["postfix", "exim"] as const)("%s: at no moment is anybody accused", (mta) => {
  const cases = [
    ...LOOK_ALIKES.split(",").map((name) => ({ name, scenarios: chooseScenarios(name) })),
    ...MORE_LOOK_ALIKES[mta].map((scenario) => ({ name: scenario.name, scenarios: [scenario] })),
  ].flatMap((one) => [1, 2].map((seed) => ({ ...one, seed })));
  test.each(cases)("$name, seed $seed", ({ scenarios, seed }) => {
    const { text } = generateLog(mta, scenarios, { seed, scale: 1 });
    const accused: string[] = [];
    watch(text, (sightings, atMs) => {
      for (const { incident } of sightings) {
        if (incident.confidence === "possible") continue;
        const { cause, confidence, accounts, messages } = incident;
        accused.push(
          `${new Date(atMs).toISOString()} ${cause} ${confidence} ${accounts.join()} ${messages}`,
        );
      }
    });
    expect(accused.slice(0, 3)).toEqual([]);
  });
});
