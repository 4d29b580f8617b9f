import type { LogEvent } from "../core/log-event.ts";

/** A log event with its line, secrets masked, where the reader kept it. */
export type TraceEvent = LogEvent & {
  readonly text?: string;
  /** Place in the source where that is not `line`: several lines of a log that was pasted as one have the same number. */
  readonly place?: number;
};

/** An event with the instant that it is filed under. */
export interface TimedEvent {
  readonly event: TraceEvent;
  /** Epoch milliseconds; that of a neighbour in the same source when the line has no stamp. */
  readonly atMs: number;
}

/**
 * Puts events of any number of sources into one order that does not depend on how they came in: by time, then source,
 * then line. What two sources tell alike (the same log twice, as a file and from the journal) is kept once.
 */
export function orderEvents(events: Iterable<TraceEvent>): TimedEvent[] {
  const bySource = new Map<string, TraceEvent[]>();
  for (const event of events) {
    const list = bySource.get(event.source);
    if (list) list.push(event);
    else bySource.set(event.source, [event]);
  }
  const timed: TimedEvent[] = [];
  const told = new Set<string>();
  for (const source of [...bySource.keys()].sort(compareText)) {
    const list = (bySource.get(source) ?? []).sort((a, b) => placeOf(a) - placeOf(b));
    addSource(list, timed, told, bySource.size > 1);
  }
  return timed.sort(compareTimed);
}

/** By time, then source, then line. */
export function compareTimed(a: TimedEvent, b: TimedEvent): number {
  return (
    a.atMs - b.atMs ||
    compareText(a.event.source, b.event.source) ||
    placeOf(a.event) - placeOf(b.event)
  );
}

export function placeOf(event: TraceEvent): number {
  return event.place ?? event.line;
}

function addSource(
  list: readonly TraceEvent[],
  timed: TimedEvent[],
  told: Set<string>,
  severalSources: boolean,
): void {
  const occurrences = new Map<string, number>();
  let lastMs = firstStamp(list);
  let lastPlace = -1;
  for (const event of list) {
    if (placeOf(event) === lastPlace) continue;
    lastPlace = placeOf(event);
    const stamp = event.at === null ? Number.NaN : Date.parse(event.at);
    if (!Number.isNaN(stamp)) lastMs = stamp;
    if (severalSources) {
      // The n-th of equal lines in one source is the n-th in the other: equal lines of one source are all real.
      const content = contentOf(event, lastMs);
      const occurrence = (occurrences.get(content) ?? 0) + 1;
      occurrences.set(content, occurrence);
      const key = `${occurrence} ${content}`;
      if (told.has(key)) continue;
      told.add(key);
    }
    timed.push({ event, atMs: lastMs });
  }
}

function firstStamp(list: readonly TraceEvent[]): number {
  for (const event of list) {
    const stamp = event.at === null ? Number.NaN : Date.parse(event.at);
    if (!Number.isNaN(stamp)) return stamp;
  }
  return 0;
}

/** All that a line says but for where it stands; whole seconds, since one copy may have finer stamps. */
function contentOf(event: TraceEvent, atMs: number): string {
  const { source: _source, line: _line, place: _place, at: _at, text: _text, ...said } = event;
  return `${Math.floor(atMs / 1000)} ${JSON.stringify(Object.entries(said).sort(([a], [b]) => compareText(a, b)))}`;
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
