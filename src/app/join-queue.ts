import type { Proof } from "../core/diagnosis.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { QueueSummary } from "../core/queue-summary.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import { ORIGIN } from "../core/ledger.ts";
import { type Say, say } from "../core/say.ts";
import type { Traffic } from "../core/traffic.ts";
import type { IncidentDraft } from "../detect/draft.ts";
import type { OpenedEvidence } from "../evidence/open-evidence.ts";
import { readQueue } from "../queue/read-queue.ts";
import { summariseQueue } from "../queue/summarise-queue.ts";
import { type QueueLine, QueueTraffic } from "./queue-traffic.ts";

export interface JoinedQueue {
  readonly summary: QueueSummary;
  /** What to show for messages that only the queue tells of, by row. */
  readonly lines: ReadonlyMap<number, QueueLine>;
}

/** Reads the queues among the evidence into the traffic; undefined when there are none. */
export async function joinQueue(
  { other }: Pick<OpenedEvidence, "other">,
  traffic: Traffic,
  options: Pick<StampOptions, "timezone" | "year">,
  world: QueueWorld,
): Promise<JoinedQueue | undefined> {
  const paths = other
    .filter(({ kind }) => kind === "queue listing" || kind === "queue file")
    .map(({ name }) => name);
  if (paths.length === 0) return undefined;
  const { timezone, year } = options;
  const { messages } = readQueue(paths, world, {
    timezone,
    ...(year === undefined ? {} : { year }),
  });
  const queued = new QueueTraffic(traffic);
  const summary = await summariseQueue(queued.taking(messages));
  return { summary, lines: queued.lines };
}

/** Messages shown as proof from the queue. */
const SHOWN = 3;

/** Proof for messages of an incident that stand in the queue alone. */
export function queueProof(
  draft: IncidentDraft,
  { ledger, names }: Traffic,
  queue: JoinedQueue | undefined,
): Proof<Say>[] {
  if (queue === undefined) return [];
  const rows = draft.rows.filter((row) => queue.lines.has(row)).slice(0, SHOWN);
  return rows.map((row) => {
    const { source, text } = queue.lines.get(row) as QueueLine;
    return { source, line: 0, text, says: handedInBy(row, { ledger, names }) };
  });
}

function handedInBy(row: number, { ledger, names }: Pick<Traffic, "ledger" | "names">): Say {
  const ip = names.ips.text(ledger.client[row] as number);
  switch (ledger.origin[row]) {
    case ORIGIN.account:
      return say("proof.login", {
        account: names.accounts.text(ledger.account[row] as number),
        ip,
      });
    case ORIGIN.namelessLogin:
      return say("proof.nameless-login", { ip });
    case ORIGIN.local:
      return say("proof.local-user", {
        user: names.submitters.text(ledger.submitter[row] as number),
      });
    default:
      return say("proof.no-login", { ip });
  }
}
