import type { StampOptions } from "../core/log-source.ts";
import { askedIncidents } from "../queue/filter/asked-incidents.ts";
import type { QueueKnowledge } from "../queue/filter/filter-fields.ts";
import type { QueueFilter } from "../queue/filter/queue-filter.ts";
import type { DiagnoseWorlds } from "./diagnose.ts";

/** A filter names an incident that the evidence does not show. */
export class UnknownIncident extends Error {
  override readonly name = "UnknownIncident";
  /** As typed. */
  readonly asked: string;
  /** Ids of the incidents that there are. */
  readonly known: readonly string[];

  constructor(asked: string, known: readonly string[]) {
    super(`no incident ${asked}`);
    this.asked = asked;
    this.known = known;
  }
}

/**
 * Which incidents the messages of a queue belong to, for a filter that asks for them: by a diagnosis of the same evidence.
 * Undefined where the filter asks for none. Throws `UnknownIncident`.
 */
export async function queueIncidents(
  filter: QueueFilter,
  evidence: readonly string[],
  options: StampOptions,
  worlds: DiagnoseWorlds,
): Promise<QueueKnowledge["incidentsOf"]> {
  const asked = askedIncidents(filter);
  if (asked === undefined) return undefined;
  const { diagnose } = await import("./diagnose.ts");
  const { diagnosis } = await diagnose(evidence, options, worlds);
  const known = diagnosis.incidents.map(({ id }) => id);
  for (const id of asked)
    if (!known.some((one) => one.startsWith(id))) throw new UnknownIncident(id, known);
  const incidents = new Map<string, string[]>();
  for (const { id, seenQueueIds, queueIds, bounceQueueIds } of diagnosis.incidents)
    for (const queueId of new Set([...seenQueueIds, ...queueIds, ...bounceQueueIds])) {
      const ids = incidents.get(queueId);
      if (ids === undefined) incidents.set(queueId, [id]);
      else ids.push(id);
    }
  return (queueId) => incidents.get(queueId) ?? [];
}
