import type { Scenario } from "./scenarios/scenario.ts";
import type { Tally } from "./tally.ts";

/** What a diagnosis of the log must say, and whom it must not accuse. */
export interface Truth {
  readonly seed: number;
  readonly mta: string;
  readonly lines: number;
  readonly bytes: number;
  readonly from: string;
  readonly to: string;
  readonly incidents: readonly Told[];
  readonly lookAlikes: readonly Told[];
}

interface Told {
  readonly name: string;
  readonly cause: string | null;
  readonly accounts: readonly string[];
  readonly scripts: readonly string[];
  /** The hundred that sent most. */
  readonly clients: readonly { ip: string; messages: number; recipients: number }[];
  readonly clientCount: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly messages: number;
  readonly recipients: number;
  readonly delivered: number;
  readonly deferred: number;
  readonly bounced: number;
  readonly authFailures: number;
}

export function truthOf(
  options: { readonly seed: number; readonly mta: string; readonly startMs: number },
  written: { readonly lines: number; readonly bytes: number; readonly endMs: number },
  scenarios: readonly { readonly scenario: Scenario; readonly tally: Tally }[],
): Truth {
  const told = scenarios.map(({ scenario, tally }) => tell(scenario, tally));
  return {
    seed: options.seed,
    mta: options.mta,
    lines: written.lines,
    bytes: written.bytes,
    from: new Date(options.startMs).toISOString(),
    to: new Date(written.endMs).toISOString(),
    incidents: told.filter(({ cause }) => cause !== null),
    lookAlikes: told.filter(({ cause }) => cause === null),
  };
}

function tell(scenario: Scenario, tally: Tally): Told {
  const { messages, recipients, delivered, deferred, bounced, authFailures } = tally;
  const time = (ms: number | null): string | null =>
    ms === null ? null : new Date(ms).toISOString();
  return {
    name: scenario.name,
    cause: scenario.cause,
    accounts:
      scenario.cause === "stolen-credentials" || scenario.cause === null ? [...tally.accounts] : [],
    scripts: [...tally.scripts],
    clients: [...tally.clients]
      .map(([ip, count]) => ({ ip, ...count }))
      .toSorted((a, b) => b.recipients - a.recipients)
      .slice(0, 100),
    clientCount: tally.clients.size,
    firstAt: time(tally.firstMs),
    lastAt: time(tally.lastMs),
    messages,
    recipients,
    delivered,
    deferred,
    bounced,
    authFailures,
  };
}
