import {
  FORGOTTEN_PHONE,
  MAILING_LIST,
  MONITORING,
  NEWSLETTER,
  OFFICE_NAT,
  TRAVELLER,
} from "./look-alikes.ts";
import type { Scenario } from "./scenario.ts";
import {
  STOLEN_ACCOUNT_BOTNET,
  STOLEN_ACCOUNT_FAST,
  STOLEN_ACCOUNT_SLOW,
} from "./stolen-account.ts";
import { BACKSCATTER, BRUTE_FORCE_ONLY, OPEN_RELAY, WEB_SCRIPT } from "./unauthenticated.ts";

export const SCENARIOS: readonly Scenario[] = [
  STOLEN_ACCOUNT_FAST,
  STOLEN_ACCOUNT_SLOW,
  STOLEN_ACCOUNT_BOTNET,
  OPEN_RELAY,
  WEB_SCRIPT,
  BACKSCATTER,
  BRUTE_FORCE_ONLY,
  NEWSLETTER,
  MAILING_LIST,
  OFFICE_NAT,
  TRAVELLER,
  MONITORING,
  FORGOTTEN_PHONE,
];

/** The scenarios with these names, or all, or none; throws on a name that is not known. */
export function chooseScenarios(names: string): readonly Scenario[] {
  if (names === "all") return SCENARIOS;
  if (names === "none") return [];
  return names.split(",").map((name) => {
    const scenario = SCENARIOS.find((candidate) => candidate.name === name);
    if (scenario === undefined) {
      const known = SCENARIOS.map((candidate) => candidate.name).join(", ");
      throw new Error(`no scenario "${name}"; known are: all, none, ${known}`);
    }
    return scenario;
  });
}
