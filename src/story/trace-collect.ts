import { scopeOf } from "../core/ip-address.ts";
import type { LogSource } from "../core/log-source.ts";
import { isRedacted } from "../core/mail-address.ts";
import { isHandOverToProgram, nextIdsOf } from "./trace-joins.ts";
import { fitsEvent, isInPeriod } from "./trace-match.ts";
import type { TraceEvent } from "./trace-order.ts";
import { needlesOf, type TraceQuery, type TraceTerm } from "./trace-query.ts";
import { everyLine, findNeedles, scanSource, type BlockFinder, type ScanResult } from "./trace-scan.ts";
import { findTokens, tokenOfMessageId } from "./trace-tokens.ts";

/** Reads single lines of one source; made anew for each pass. Lines come in order, but not all of them. */
export interface TraceLineReader {
  /** Epoch milliseconds of the stamp, or NaN. Also moves the clock that guesses the year of stamps without one. */
  stampOf(bytes: Buffer, start: number, end: number): number;
  /** Undefined for what is no mail log line. */
  read(bytes: Buffer, start: number, end: number, line: number): TraceEvent | undefined;
}

export interface CollectLimits {
  /** Queue ids that the query may find by itself; what is joined to them comes on top. */
  readonly seedIds: number;
  /** Lines that fit but belong to no message: refusals, logins, failed logins. */
  readonly otherLines: number;
  /** Lines of one queue id; a message to thousands of recipients has as many. */
  readonly linesPerId: number;
  /** Lines in all: the bound of memory. */
  readonly lines: number;
}

export interface Collected {
  /** All lines found of all ids found. */
  readonly events: readonly TraceEvent[];
  /** Lines that fit the query but name no message. */
  readonly others: readonly TraceEvent[];
  readonly othersLeftOut: number;
  readonly limitHit: boolean;
  /** What was read of each source, in the first pass. */
  readonly scans: readonly (ScanResult & { readonly understood: number; readonly skipped: number })[];
}

/** Queue lifetimes are five days; a message handed in before the period may still be in it. */
const LIFETIME_MS = 8 * 86_400_000;

/** Each pass follows relations one step; filter, forward and bounce behind one another are three. */
const PASSES_MAX = 8;

/** Filters, forwards and bounces of what was found, for one found id. */
const RELATED_PER_SEED = 8;

/**
 * Finds the lines of all messages that fit a query. First pass: only lines with the words of the query are parsed.
 * Further passes, while relations lead to new ids: only lines with one of these ids.
 */
export async function collectEvents(
  query: TraceQuery,
  sources: readonly LogSource[],
  openReader: (source: LogSource) => TraceLineReader,
  limits: CollectLimits,
): Promise<Collected> {
  const net = new Net(limits);
  const scans: Collected["scans"][number][] = [];
  const term = mostTelling(query.terms);
  for (const source of sources) {
    const reader = openReader(source);
    const seen = { understood: 0, skipped: 0 };
    const finder = term ? finderOf(term) : everyLine();
    const scan = await scanSource(
      source,
      finder,
      (block, start, end, line) => {
        if (!term && !mayBeIn(query, reader.stampOf(block, start, end))) return false;
        const event = reader.read(block, start, end, line);
        if (!event || event.kind === "unparsed") {
          seen.skipped += 1;
          return false;
        }
        seen.understood += 1;
        if (term ? fitsEvent(event, term) : isInPeriod(event, query.period)) net.takeSeed(event, query);
        return net.isFull;
      },
      (block, start, end) => {
        reader.stampOf(block, start, end);
        return false;
      },
    );
    scans.push({ ...scan, ...seen });
    if (net.isFull) break;
  }
  for (let pass = 0; pass < PASSES_MAX && net.hasNews; pass += 1) {
    const finder = findTokens(net.takeNews());
    for (const source of sources) {
      const reader = openReader(source);
      await scanSource(
        source,
        finder,
        (block, start, end, line) => {
          const event = reader.read(block, start, end, line);
          if (event) net.takeRelated(event);
          return false;
        },
        (block, start, end) => {
          reader.stampOf(block, start, end);
          return false;
        },
      );
    }
  }
  return { ...net.result(), scans };
}

/** Of several words the one that the fewest lines will have: the longest, networks last. */
function mostTelling(terms: readonly TraceTerm[]): TraceTerm | undefined {
  const weight = (term: TraceTerm) => {
    const lengths = needlesOf(term).map((needle) => needle.length);
    return lengths.length === 0 ? 0 : Math.min(...lengths);
  };
  return [...terms].sort((a, b) => weight(b) - weight(a))[0];
}

function finderOf(term: TraceTerm): BlockFinder {
  const needles = needlesOf(term);
  return needles.length === 0 ? everyLine() : findNeedles(needles);
}

function mayBeIn(query: TraceQuery, atMs: number): boolean {
  const { period } = query;
  // A line without a stamp is in no period, and without a period and terms there is no query.
  return period !== undefined && atMs >= period.sinceMs && atMs <= period.untilMs;
}

/** The growing set of queue ids and their lines. */
class Net {
  readonly #limits: CollectLimits;
  readonly #events = new Map<string, TraceEvent>();
  readonly #linesOf = new Map<string, number>();
  readonly #others: TraceEvent[] = [];
  #othersLeftOut = 0;
  #seeds = 0;
  #limitHit = false;
  readonly #ids = new Set<string>();
  readonly #messageIds = new Set<string>();
  /** Message-IDs of ids, and ids whose message may come back under the same Message-ID. */
  readonly #messageIdOf = new Map<string, string>();
  readonly #mayReturn = new Set<string>();
  readonly #hosts = new Set<string>();
  #news = new Set<string>();

  constructor(limits: CollectLimits) {
    this.#limits = limits;
  }

  /** True when more of the query's own findings cannot be taken. */
  get isFull(): boolean {
    return this.#limitHit && this.#seeds >= this.#limits.seedIds;
  }

  get hasNews(): boolean {
    return this.#news.size > 0;
  }

  takeNews(): ReadonlySet<string> {
    const news = this.#news;
    this.#news = new Set();
    return news;
  }

  takeSeed(event: TraceEvent, query: TraceQuery): void {
    const id = event.queueId;
    if (id === undefined || id === "" || id === "NOQUEUE") {
      this.#takeOther(event, query);
      return;
    }
    if (query.period !== undefined) {
      const at = Date.parse(event.at ?? "");
      if (at < query.period.sinceMs - LIFETIME_MS || at > query.period.untilMs + LIFETIME_MS) return;
    }
    if (!this.#ids.has(id)) {
      if (this.#seeds >= this.#limits.seedIds) {
        this.#limitHit = true;
        return;
      }
      this.#seeds += 1;
      this.#addId(id);
    }
    this.takeRelated(event);
  }

  /** Takes a line when it belongs to a known id or relates to one. */
  takeRelated(event: TraceEvent): void {
    const id = event.queueId;
    if (id === undefined || id === "" || id === "NOQUEUE") return;
    if (!this.#ids.has(id)) {
      const related =
        nextIdsOf(event).some((next) => this.#ids.has(next) && this.#mayBeOurs(event)) ||
        this.#knows(event.notificationQueueId) ||
        this.#knows(event.origQueueId) ||
        (event.messageId !== undefined && this.#messageIds.has(event.messageId));
      if (!related || !this.#addId(id)) return;
    }
    this.#keep(event, id);
    if (this.#mayBeOurs(event)) for (const next of nextIdsOf(event)) this.#addId(next);
    if (event.notificationQueueId !== undefined) this.#addId(event.notificationQueueId);
    if (event.origQueueId !== undefined) this.#addId(event.origQueueId);
    if (event.host !== undefined) this.#hosts.add(event.host.toLowerCase());
    this.#followMessageId(event, id);
  }

  result(): Omit<Collected, "scans"> {
    return {
      events: [...this.#events.values()],
      others: this.#others,
      othersLeftOut: this.#othersLeftOut,
      limitHit: this.#limitHit,
    };
  }

  #knows(id: string | undefined): boolean {
    return id !== undefined && this.#ids.has(id);
  }

  /** An id in a remote server's reply is that server's (see `findJoins`): not worth a pass. */
  #mayBeOurs(event: TraceEvent): boolean {
    if (event.kind !== "delivery" || event.relayIp === undefined) return true;
    if (scopeOf(event.relayIp) !== "public") return true;
    return event.relayName !== undefined && this.#hosts.has(event.relayName.toLowerCase());
  }

  #addId(id: string): boolean {
    if (this.#ids.has(id)) return true;
    if (this.#ids.size >= this.#limits.seedIds * RELATED_PER_SEED) {
      this.#limitHit = true;
      return false;
    }
    this.#ids.add(id);
    this.#news.add(id);
    return true;
  }

  #keep(event: TraceEvent, id: string): void {
    const key = `${event.line} ${event.source}`;
    if (this.#events.has(key)) return;
    const lines = (this.#linesOf.get(id) ?? 0) + 1;
    if (lines > this.#limits.linesPerId || this.#events.size >= this.#limits.lines) {
      this.#limitHit = true;
      return;
    }
    this.#linesOf.set(id, lines);
    this.#events.set(key, event);
  }

  #takeOther(event: TraceEvent, query: TraceQuery): void {
    if (!isInPeriod(event, query.period)) return;
    if (!query.terms.every((term) => fitsEvent(event, term))) return;
    if (this.#others.length < this.#limits.otherLines) this.#others.push(event);
    else this.#othersLeftOut += 1;
  }

  /** Filters behind a pipe leave no id, only the same Message-ID; that of a mail which never was near one is not followed. */
  #followMessageId(event: TraceEvent, id: string): void {
    if (event.messageId && !isRedacted(event.messageId)) this.#messageIdOf.set(id, event.messageId);
    const cameFromHere =
      event.kind === "accepted" &&
      (event.clientIp === undefined || scopeOf(event.clientIp) === "loopback") &&
      event.origQueueId === undefined;
    if (cameFromHere || isHandOverToProgram(event)) this.#mayReturn.add(id);
    const messageId = this.#messageIdOf.get(id);
    if (messageId === undefined || !this.#mayReturn.has(id) || this.#messageIds.has(messageId)) return;
    const token = tokenOfMessageId(messageId);
    if (token === undefined) return;
    this.#messageIds.add(messageId);
    this.#news.add(token);
  }
}
