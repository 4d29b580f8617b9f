import type { StoredBytes } from "../core/evidence-world.ts";
import type { QueueProblem, UnreadableQueue } from "../core/queue-problem.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import { compileQueueFilter } from "../queue/filter/compile-queue-filter.ts";
import type { QueueFilter } from "../queue/filter/queue-filter.ts";
import { findLocalSpools } from "../queue/local-spools.ts";
import { readQueue } from "../queue/read-queue.ts";
import type { DiagnoseWorlds } from "./diagnose.ts";
import { keepStandardInput } from "./keep-standard-input.ts";
import { queueIncidents } from "./queue-incidents.ts";
import { queueInputs } from "./queue-inputs.ts";

export interface ListQueueOptions {
  /** IANA zone of stamps without an offset. */
  readonly timezone: string;
  readonly year?: number;
  /** Only messages that fit for sure. */
  readonly filter?: QueueFilter;
  /** Ages in the filter count up to here. */
  readonly nowMs: number;
  readonly onProgress?: (progress: { readonly files: number; readonly bytes: number }) => void;
}

export interface QueueAnswer {
  /** Messages read, those that the filter left out included. */
  readonly messages: number;
  /** Files and listings that were queues. */
  readonly sources: number;
  readonly problems: readonly QueueProblem[];
  readonly unreadable: readonly UnreadableQueue[];
  /** Problems that were not kept. */
  readonly problemsLeftOut: number;
}

const NO_SPOOL: UnreadableQueue = {
  name: "/var/spool/postfix",
  code: "missing",
  message: "no such file or folder",
  hint: "Name the folder of the queue, or a file with the output of mailq.",
};

/**
 * Gives the messages of the queues in the evidence (none: this machine's) one by one, in the order of reading. Keeps
 * one message and all ids in memory; waits for `take`. A filter that asks for incidents has the evidence diagnosed first,
 * so logs may stand in it, too; throws `UnknownIncident`.
 */
export async function listQueue(
  evidence: readonly string[],
  { filter, nowMs, onProgress, ...stamps }: ListQueueOptions,
  worlds: DiagnoseWorlds,
  take: (message: QueuedMessage) => Promise<void> | undefined,
): Promise<QueueAnswer> {
  const standardInput = keepStandardInput(worlds.evidence);
  const kept: StoredBytes[] = [];
  try {
    const inside = { ...worlds, evidence: standardInput.world };
    const incidentsOf = filter && (await queueIncidents(filter, evidence, stamps, inside));
    const known = { nowMs, ...(incidentsOf !== undefined && { incidentsOf }) };
    const fits = filter === undefined ? () => true : compileQueueFilter(filter, known);
    const unreadable: UnreadableQueue[] = [];
    const live = evidence.length === 0;
    const spools = live ? findLocalSpools(worlds.queue) : [];
    if (live && spools.length === 0) unreadable.push(NO_SPOOL);
    const inputs = live ? spools : queueInputs(evidence, inside.evidence, unreadable, kept);
    const options = { ...stamps, ...(onProgress !== undefined && { onProgress }), live };
    const reading = readQueue(inputs, worlds.queue, options);
    let messages = 0;
    for await (const message of reading.messages) {
      messages += 1;
      if (fits(message)) await take(message);
    }
    const { problems } = reading;
    return {
      messages,
      sources: reading.sourcesRead(),
      // The logs beside the queue were wanted for the incidents.
      problems:
        incidentsOf === undefined
          ? problems.problems
          : problems.problems.filter(({ code }) => code !== "not-a-queue"),
      unreadable: [...unreadable, ...problems.unreadable],
      problemsLeftOut: problems.leftOut,
    };
  } finally {
    for (const stored of kept) await stored.close();
    await standardInput.close();
  }
}
