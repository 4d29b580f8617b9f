import type { Proof } from "../core/diagnosis.ts";
import type { StampOptions } from "../core/log-source.ts";
import type { QueueSummary } from "../core/queue-summary.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import type { Say } from "../core/say.ts";
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

/** Proof for messages of an incident that stand in the queue alone. */
export function queueProof(draft: IncidentDraft, queue: JoinedQueue | undefined): Proof<Say>[] {
  return draft.messageProof.flatMap(({ row, accepted, queued }) => {
    const line = queue?.lines.get(row);
    const says = accepted ?? queued;
    return line === undefined || says === undefined
      ? []
      : [{ source: line.source, line: 0, text: line.text, says }];
  });
}
