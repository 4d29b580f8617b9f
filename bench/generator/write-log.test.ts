import { expect, test } from "vitest";
import { chooseScenarios } from "./scenarios/catalogue.ts";
import { writeLog } from "./write-log.ts";

function generate(mta: "postfix" | "exim", seed: number, scenarios = "all") {
  let text = "";
  const truth = writeLog(
    {
      seed,
      mta,
      bytes: 4e6,
      startMs: Date.parse("2026-03-02T00:00:00Z"),
      scenarios: chooseScenarios(scenarios),
      scale: 0.2,
      accounts: 80,
      messagesPerSecond: 0.2,
      contentFilter: true,
      documentationAddresses: true,
      stampForm: "syslog",
    },
    (piece) => {
      text += piece;
    },
  );
  return { text, truth };
}

test.each(["postfix", "exim"] as const)("%s: the same seed gives the same log", (mta) => {
  const first = generate(mta, 3);
  expect(generate(mta, 3).text === first.text).toBe(true);
  expect(generate(mta, 4).text === first.text).toBe(false);
  expect(first.text.length).toBe(first.truth.bytes);
  expect(first.text.split("\n").length - 1).toBe(first.truth.lines);
});

test("the truth about a stolen account is what stands in the log", () => {
  const { text, truth } = generate("postfix", 5, "stolen-account-botnet");
  const [incident] = truth.incidents;
  const login = incident?.accounts[0] ?? "";
  const stolen = new Set(incident?.clients.map(({ ip }) => ip));
  const lines = text.split("\n").filter((line) => line.endsWith(`sasl_username=${login}`));
  const fromBotnet = lines.filter((line) =>
    stolen.has(/\[(203[\d.]+)\], sasl/.exec(line)?.[1] ?? ""),
  );
  expect(fromBotnet).toHaveLength(incident?.messages ?? -1);
  expect(incident?.messages).toBeGreaterThan(20);
  // Its owner goes on working.
  expect(lines.length).toBeGreaterThan(fromBotnet.length);
});

test("times never go back, whatever the stories do", () => {
  const stamps = generate("exim", 6)
    .text.split("\n")
    .map((line) => line.slice(0, 19));
  stamps.pop();
  expect(stamps).toEqual(stamps.toSorted());
});
