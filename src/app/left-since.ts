import type { StoredPlan } from "../contain/contain-store.ts";
import type { StampOptions } from "../core/log-source.ts";
import { openEvidence } from "../evidence/open-evidence.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { MessageStory } from "../story/message-story.ts";
import { traceMessage } from "./trace-message.ts";

/** A busy server's honest mail of an hour; abuse is what is looked for among it. */
const STORIES_MAX = 20_000;

export interface LeftSinceOptions {
  readonly heldAt: string;
  readonly stamps: StampOptions;
  /** Queue ids of honest mail that was held and sent on. */
  readonly released: ReadonlySet<string>;
}

/** Messages of the culprit that were delivered after the hold; undefined when no log reaches that far. */
export async function leftSince(
  { subject }: StoredPlan,
  { heldAt, stamps, released }: LeftSinceOptions,
  world: EvidenceWorld,
): Promise<number | undefined> {
  const sinceMs = Date.parse(heldAt);
  const { culprit, evidence, honestClients } = subject;
  const { accounts, clients, uids, users } = culprit;
  const names = accounts.length > 0 ? accounts : clients;
  const submitters = new Set([...uids.map((uid) => `uid ${uid}`), ...users]);
  // A local user is no word that a trace could look for: everything since is looked through.
  const queries =
    names.length === 0 && submitters.size > 0 ? [`${new Date(sinceMs).toISOString()}..`] : names;
  if (queries.length === 0 || evidence.length === 0) return undefined;
  // A trace finds what others write to the culprit, too.
  const isOfCulprit = ({ entry }: MessageStory): boolean =>
    names.includes(entry?.account ?? entry?.origClientIp ?? entry?.clientIp ?? "") ||
    (entry?.uid !== undefined && submitters.has(`uid ${entry.uid}`)) ||
    (entry?.user !== undefined && submitters.has(entry.user));
  const isHonest = ({ entry, queueIds }: MessageStory): boolean =>
    honestClients.includes(entry?.origClientIp ?? entry?.clientIp ?? "") ||
    queueIds.some((id) => released.has(id));
  const options = { ...stamps, sinceMs };
  const opened = await openEvidence(evidence, options, world);
  try {
    if (opened.logs.length === 0) return undefined;
    const left = new Set<string>();
    for (const query of queries) {
      const answer = await traceMessage(query, opened.logs, {
        stamps: options,
        limit: STORIES_MAX,
      });
      if (answer.kind !== "trace") return undefined;
      for (const story of answer.stories)
        if (isOfCulprit(story) && !isHonest(story) && hasLeftSince(story, sinceMs))
          left.add(story.queueIds.join(" "));
    }
    return left.size;
  } finally {
    await opened.close();
  }
}

function hasLeftSince({ recipients }: MessageStory, sinceMs: number): boolean {
  return recipients.some(
    ({ state, attempts }) =>
      state === "delivered" &&
      attempts.some(
        ({ at, status }) => status === "sent" && at !== null && Date.parse(at) > sinceMs,
      ),
  );
}
