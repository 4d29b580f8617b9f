import type { Proof } from "../core/diagnosis.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { UnreadableQueue } from "../core/queue-problem.ts";
import type { QueueSummary } from "../core/queue-summary.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import { ORIGIN } from "../core/ledger.ts";
import { type Say, say } from "../core/say.ts";
import type { Traffic } from "../core/traffic.ts";
import type { IncidentDraft } from "../detect/draft.ts";
import type { QueueProblems } from "../queue/queue-problems.ts";
import { type QueueInput, type QueueReadOptions, readQueue } from "../queue/read-queue.ts";
import { summariseQueue } from "../queue/summarise-queue.ts";
import { type QueueLine, type QueueScript, QueueTraffic } from "./queue-traffic.ts";

export interface JoinedQueue {
  /** Null where only an excerpt is at hand. */
  readonly summary: QueueSummary | null;
  readonly unreadable: readonly UnreadableQueue[];
  /** Files that were read, but not as a whole, or that are no queue. */
  readonly problems: QueueProblems;
  /** By queue id. */
  readonly scripts: ReadonlyMap<string, QueueScript>;
  /** For messages of an incident that only the queue tells of. */
  proofOf(draft: IncidentDraft): Proof<Say>[];
}

/** Reads queues into the traffic: listings, queue files, and folders of them. */
export async function joinQueue(
  inputs: readonly QueueInput[],
  traffic: Traffic,
  options: Pick<StampOptions, "timezone" | "year"> & Pick<QueueReadOptions, "live">,
  world: QueueWorld,
): Promise<JoinedQueue> {
  const { timezone, year, live = false } = options;
  const { messages, problems } = readQueue(inputs, world, {
    timezone,
    live,
    ...(year === undefined ? {} : { year }),
  });
  const queued = new QueueTraffic(traffic);
  const summary = await summariseQueue(queued.taking(messages));
  return {
    summary,
    unreadable: problems.unreadable,
    problems,
    scripts: queued.scripts,
    proofOf: (draft) => proofOf(draft, traffic, queued.lines),
  };
}

/** Messages shown as proof from the queue. */
const SHOWN = 3;

function proofOf(
  draft: IncidentDraft,
  { ledger, names }: Traffic,
  lines: ReadonlyMap<number, QueueLine>,
): Proof<Say>[] {
  const rows = draft.rows.filter((row) => lines.has(row)).slice(0, SHOWN);
  return rows.map((row) => {
    const { source, text } = lines.get(row) as QueueLine;
    return { source, line: 0, text, says: handedInBy(row, { ledger, names }) };
  });
}

function handedInBy(row: number, { ledger, names }: Pick<Traffic, "ledger" | "names">): Say {
  const ip = names.ips.text(ledger.client[row] as number);
  switch (ledger.origin[row]) {
    case ORIGIN.account:
      if (ledger.account[row] === 0) return say("proof.hidden-login", { ip });
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
