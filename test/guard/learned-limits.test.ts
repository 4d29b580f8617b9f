import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { chooseScenarios } from "../../bench/generator/scenarios/catalogue.ts";
import type { Scenario } from "../../bench/generator/scenarios/scenario.ts";
import { removeTestGuards, testGuard } from "../../src/guard/fixtures/test-guard.ts";
import { type Learned, learnLimits } from "../../src/guard/learn/learn-limits.ts";
import { settingsText } from "../../src/guard/learn/settings-text.ts";
import { readGuardSettings } from "../../src/guard/read-guard-settings.ts";
import { loadLanguage } from "../../src/report/language.ts";
import { GUARD_SECTION } from "../../src/settings/guard-section.ts";
import { createEvidenceWorld } from "../../src/system/evidence-world.ts";
import { withLogFiles } from "../diagnose/diagnose-logs.ts";
import { generateLog } from "../diagnose/generate-log.ts";
import { MORE_LOOK_ALIKES } from "../diagnose/more-look-alikes.ts";
import { replay } from "./replay.ts";

afterEach(removeTestGuards);

const DEFAULTS = readGuardSettings(GUARD_SECTION.parse({ mode: "hold" }));

function learn(text: string): Promise<Learned> {
  return withLogFiles({ "mail.log": text }, async (paths) => {
    const stamps = { timezone: "UTC", year: 2026 };
    return (await learnLimits(paths, stamps, DEFAULTS, createEvidenceWorld())).learned;
  });
}

/** The settings with what was proposed, as a reader of the file gets them. */
async function settingsWith(learned: Learned) {
  const text = settingsText(learned, await loadLanguage("en"));
  const proposed = (parse(text) as { guard?: object } | null)?.guard ?? {};
  return readGuardSettings(GUARD_SECTION.parse({ mode: "hold", ...proposed }));
}

function log(scenarios: readonly Scenario[], mta: "postfix" | "exim" = "postfix") {
  return generateLog(mta, scenarios, { scale: 1, hours: 10, messagesPerSecond: 0.05, seed: 1 });
}

/** The lines before and after noon. */
function halves({ lines }: { readonly lines: readonly string[] }): readonly [string, string] {
  const noon = lines.findIndex((line) => /^\w+ +\d+ 0[5-9]:/.test(line));
  return [`${lines.slice(0, noon).join("\n")}\n`, `${lines.slice(noon).join("\n")}\n`];
}

describe("who sends as before is held neither by the learned limits nor by the diagnosis", () => {
  const [monthEndRun, shop, helpDesk] = MORE_LOOK_ALIKES.postfix;
  const stories = [
    ...chooseScenarios("newsletter,mailing-list,office-nat,traveller,forgotten-phone"),
    monthEndRun,
    shop,
    helpDesk,
  ];
  test.each(stories)("$name", async (scenario) => {
    const { text } = log([scenario]);
    const guard = await testGuard(await settingsWith(await learn(text)));
    const { held, passed } = replay(guard, text);
    expect([...held]).toEqual([]);
    expect(passed.size).toBeGreaterThan(10);
  });

  const often = chooseScenarios("newsletter,office-nat,traveller,forgotten-phone");
  test.each([...often, helpDesk])("$name goes on as in the hours before", async (scenario) => {
    const [before, after] = halves(log([scenario]));
    const guard = await testGuard(await settingsWith(await learn(before)));
    const { held, passed } = replay(guard, after);
    expect([...held]).toEqual([]);
    expect(passed.size).toBeGreaterThan(10);
  });

  test("without them the newsletter and the month's end would have been held", async () => {
    for (const scenario of [...chooseScenarios("newsletter"), monthEndRun]) {
      const guard = await testGuard(DEFAULTS);
      expect(replay(guard, log([scenario]).text).held.size).toBe(1);
    }
  });
});

test("nothing is learned from a thief", async () => {
  const { text, truth } = log(chooseScenarios("stolen-account-fast,newsletter"));
  const learned = await learn(text);
  const [thief = ""] = truth.incidents[0]?.accounts ?? [];
  expect(learned.leftOut.map(({ subject }) => subject)).toEqual([thief]);
  expect(Object.keys(learned.settings.accounts)).not.toContain(thief);
  expect(Object.keys(learned.settings.accounts)[0]).toMatch(/^newsletter@/);
});

test("exim: a list manager raises the limit of local users, and says who needs it", async () => {
  const { needs, settings } = await learn(log(chooseScenarios("mailing-list"), "exim").text);
  expect(needs).toMatchObject([{ kind: "script", name: "list", limit: "script-hour" }]);
  expect(settings.limits["script-hour"]?.max).toBeGreaterThan(200);
});
