import { chooseScenarios } from "../../bench/generator/scenarios/catalogue.ts";
import type { Scenario } from "../../bench/generator/scenarios/scenario.ts";
import type { Truth } from "../../bench/generator/truth.ts";
import { type LogOptions, writeLog } from "../../bench/generator/write-log.ts";

export type Mta = LogOptions["mta"];

export interface GeneratedLog {
  readonly text: string;
  /** Without line ends. */
  readonly lines: readonly string[];
  readonly truth: Truth;
}

/** A Monday: the generator's traffic is quiet on weekends. */
export const START_MS = Date.UTC(2026, 2, 2);

/**
 * Eight hours of a small server with these scenarios (names with commas, or `none`), and what really happened.
 * Limited by time and not by size, so that every scenario has its whole story in the log.
 */
export function generateLog(
  mta: Mta,
  scenarios: string | readonly Scenario[],
  settings: Partial<LogOptions> = {},
): GeneratedLog {
  const pieces: string[] = [];
  const truth = writeLog(
    {
      seed: 1,
      mta,
      bytes: 20e6,
      hours: 8,
      startMs: START_MS,
      scenarios: typeof scenarios === "string" ? chooseScenarios(scenarios) : scenarios,
      scale: 0.3,
      accounts: 80,
      messagesPerSecond: 0.05,
      contentFilter: false,
      documentationAddresses: false,
      stampForm: "syslog",
      ...settings,
    },
    (piece) => pieces.push(piece),
  );
  const text = pieces.join("");
  return { text, lines: text.split("\n").slice(0, -1), truth };
}
