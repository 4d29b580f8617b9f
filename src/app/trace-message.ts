import type { EvidenceSource } from "../core/diagnosis.ts";
import type { LogSource, StampOptions } from "../core/log-source.ts";
import { formatRfc3339, zoneOffsetMinutes } from "../core/rfc3339.ts";
import { openTraceReader } from "./open-trace-reader.ts";
import { assembleStories } from "../story/assemble-stories.ts";
import type { MessageStory, StoryLine } from "../story/message-story.ts";
import { collectEvents, type SourceScan } from "../story/trace-collect.ts";
import { fitsStory } from "../story/trace-match.ts";
import { orderEvents, type TraceEvent } from "../story/trace-order.ts";
import { parseTraceQuery, type TraceQuery, type TraceQueryError } from "../story/trace-query.ts";

export interface TraceOptions {
  readonly stamps: StampOptions;
  /** Stories at most (`--limit`); 1000 by default. */
  readonly limit?: number;
  /** Bytes read so far over all sources, now and then, in the first reading of each. */
  readonly onProgress?: (bytes: number) => void;
}

export interface Trace {
  readonly kind: "trace";
  /** The messages that fit the query, oldest first. */
  readonly stories: readonly MessageStory[];
  /** Bounces and other notices that these caused, and the messages that these are notices of. */
  readonly related: readonly MessageStory[];
  /** Lines that fit but belong to no message: refusals, logins, failed logins. */
  readonly others: readonly StoryLine[];
  readonly othersLeftOut: number;
  /** True when there are more stories, or more lines of them, than could be taken. */
  readonly limitHit: boolean;
  readonly evidence: readonly EvidenceSource[];
}

export type TraceFailure = { readonly kind: "error" } & TraceQueryError;

const LIMIT = 1000;
/** With several words, most findings of the first will not fit the second. */
const SEEDS_PER_STORY = 20;
/** A message may be found under several of its queue ids. */
const IDS_PER_STORY = 2;

/**
 * Answers "what happened to this message, address, IP or account?" from the logs.
 * Reads each source twice or more, and keeps no more than the lines of the stories it finds.
 */
export async function traceMessage(
  query: string,
  sources: readonly LogSource[],
  options: TraceOptions,
): Promise<Trace | TraceFailure> {
  const { stamps, limit = LIMIT } = options;
  const parsed = parseTraceQuery(query, (epochMs) => zoneOffsetMinutes(stamps.timezone, epochMs));
  if ("code" in parsed) return { kind: "error", ...parsed };
  const wanted = narrow(parsed, stamps);
  const several = wanted.terms.length > 1 || wanted.period !== undefined;
  const logs = options.onProgress ? countFirstReading(sources, options.onProgress) : sources;
  const found = await collectEvents(wanted, logs, (source) => openTraceReader(source, stamps), {
    seedIds: limit * (several ? SEEDS_PER_STORY : IDS_PER_STORY),
    otherLines: 500,
    linesPerId: 5000,
    lines: 200_000,
  });
  const all = assembleStories(found.events);
  const fitting = all.filter((story) => fitsStory(story, wanted));
  const stories = fitting.slice(0, limit);
  return {
    kind: "trace",
    stories,
    related: findRelated(stories, all),
    others: orderEvents(found.others).map(({ event }) => toLine(event)),
    othersLeftOut: found.othersLeftOut,
    limitHit: found.limitHit || fitting.length > stories.length,
    evidence: sources.map((source, index) => describeEvidence(source, found.scans[index], stamps)),
  };
}

function countFirstReading(
  sources: readonly LogSource[],
  onProgress: (bytes: number) => void,
): LogSource[] {
  let bytes = 0;
  const opened = new Set<LogSource>();
  return sources.map((source) => ({
    ...source,
    open: async (offset) => {
      const reader = await source.open(offset);
      if (opened.has(source)) return reader;
      opened.add(source);
      return {
        read: async (into, at) => {
          const got = await reader.read(into, at);
          bytes += got;
          onProgress(bytes);
          return got;
        },
        close: () => reader.close(),
      };
    },
  }));
}

/** `--since` and `--until` are a period of the query, too. */
function narrow(query: TraceQuery, stamps: StampOptions): TraceQuery {
  if (stamps.sinceMs === undefined && stamps.untilMs === undefined) return query;
  return {
    terms: query.terms,
    period: {
      sinceMs: Math.max(
        query.period?.sinceMs ?? Number.NEGATIVE_INFINITY,
        stamps.sinceMs ?? Number.NEGATIVE_INFINITY,
      ),
      untilMs: Math.min(
        query.period?.untilMs ?? Number.POSITIVE_INFINITY,
        stamps.untilMs ?? Number.POSITIVE_INFINITY,
      ),
    },
  };
}

function findRelated(
  stories: readonly MessageStory[],
  all: readonly MessageStory[],
): MessageStory[] {
  const fitting = new Set(stories);
  const ids = new Set(stories.flatMap((story) => story.queueIds));
  const noticeIds = new Set(
    stories.flatMap((story) => story.notices.map((notice) => notice.queueId)),
  );
  const originIds = new Set(
    stories.flatMap((story) => (story.noticeOf ? [story.noticeOf.queueId] : [])),
  );
  return all.filter(
    (story) =>
      !fitting.has(story) &&
      ((story.noticeOf !== null &&
        ids.has(story.noticeOf.queueId) &&
        noticeIds.has(story.queueIds[0] ?? "")) ||
        (story.queueIds.some((id) => originIds.has(id)) &&
          story.notices.some((notice) => ids.has(notice.queueId)))),
  );
}

function toLine(event: TraceEvent): StoryLine {
  return {
    source: event.source,
    line: event.line,
    at: event.at,
    kind: event.kind,
    text: event.text ?? "",
  };
}

function describeEvidence(
  source: LogSource,
  scan: SourceScan | undefined,
  stamps: StampOptions,
): EvidenceSource {
  const at = (epochMs = Number.NaN) =>
    Number.isNaN(epochMs)
      ? null
      : formatRfc3339(epochMs, zoneOffsetMinutes(stamps.timezone, epochMs));
  return {
    name: source.name,
    kind: source.kind,
    lines: scan?.lines ?? 0,
    understood: scan?.understood ?? 0,
    skipped: scan?.skipped ?? 0,
    from: at(scan?.firstMs),
    to: at(scan?.lastMs),
    notes: [
      ...source.notes,
      ...(scan && scan.tooLong > 0 ? [`${scan.tooLong} lines longer than 1 MiB left out`] : []),
    ],
  };
}
