import { scopeOf } from "../core/ip-address.ts";
import type { LogSource } from "../core/log-source.ts";
import { isRedacted } from "../core/mail-address.ts";
import { COMMAND_WAIT_MS, wantsCommandLine } from "./trace-command-lines.ts";
import { isHandOverToProgram, nextIdsOf } from "./trace-joins.ts";
import { fitsEvent, isInPeriod } from "./trace-match.ts";
import { placeOf, type TraceEvent } from "./trace-order.ts";
import type { TracePeriod } from "./trace-period.ts";
import { needlesOf, type TraceQuery, type TraceTerm } from "./trace-query.ts";
import {
  everyLine,
  findNeedles,
  scanSource,
  visitEarlier,
  type BlockFinder,
  type LineVisitor,
  type ScannedLine,
  type ScanResult,
} from "./trace-scan.ts";
import { TokenFinder, tokenOfMessageId } from "./trace-tokens.ts";

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
  readonly scans: readonly (ScanResult & {
    readonly understood: number;
    readonly skipped: number;
  })[];
}

/** Queue lifetimes are five days; a message handed in before the period may still be in it. */
const LIFETIME_MS = 8 * 86_400_000;

/** Each pass follows relations one step; filter, forward and bounce behind one another are three. */
const PASSES_MAX = 8;

/** Filters, forwards and bounces of what was found, for one found id. */
const RELATED_PER_SEED = 8;

/**
 * Finds the lines of all messages that fit a query. Only lines with the words of the query, or with an id that was
 * found before, are parsed. An id that is found while reading is looked for in the lines just before and from there
 * on; only where that cannot have been all of its lines is the source read again.
 */
export async function collectEvents(
  query: TraceQuery,
  sources: readonly LogSource[],
  openReader: (source: LogSource) => TraceLineReader,
  limits: CollectLimits,
): Promise<Collected> {
  const net = new Net(limits);
  const scans: Collected["scans"][number][] = [];
  /** Ids of each source that have been looked for in all of it. */
  const searched = sources.map(() => new Set<string>());
  for (const [index, source] of sources.entries())
    scans.push(
      await searchWords(query, source, openReader(source), net, searched[index] as Set<string>),
    );
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    let found = false;
    for (const [index, source] of sources.entries()) {
      const done = searched[index] as Set<string>;
      const wanted = net.tokens.filter((token) => !done.has(token));
      if (wanted.length === 0) continue;
      found = true;
      await searchTokens(wanted, source, openReader(source), net, done);
    }
    if (!found) break;
  }
  if (net.wantsCommandLines) {
    for (const source of sources) {
      const reader = openReader(source);
      const take = takeLine(reader, (event) => net.takeCommandLine(event));
      await scanSource(source, findNeedles(["cwd=/"]), take, keepClock(reader));
    }
  }
  return { ...net.result(), scans };
}

async function searchWords(
  query: TraceQuery,
  source: LogSource,
  reader: TraceLineReader,
  net: Net,
  done: Set<string>,
): Promise<Collected["scans"][number]> {
  const term = mostTelling(query.terms);
  const needles = term ? needlesOf(term) : [];
  const finder = new FollowingFinder(needles.length > 0 ? findNeedles(needles) : everyLine());
  const seen = { understood: 0, skipped: 0 };
  const known = net.tokens;
  for (const token of known) finder.add(token);
  const scan = await scanSource(
    source,
    finder,
    (scanned) => {
      const { bytes, start, end, line } = scanned;
      if (!term && !isWithin(query.period, reader.stampOf(bytes, start, end))) return;
      const event = reader.read(bytes, start, end, line);
      if (!event || event.kind === "unparsed") {
        seen.skipped += 1;
        return;
      }
      seen.understood += 1;
      if (!term || fitsEvent(event, term)) net.takeSeed(event, query);
      else net.takeRelated(event);
      follow(scanned, finder, reader, net);
      if (net.hasTooMany) finder.forgetWords();
    },
    keepClock(reader),
  );
  // Without words every line in the period was read, and no other.
  if (term) noteSearched(done, known, net);
  return { ...scan, ...seen };
}

async function searchTokens(
  wanted: readonly string[],
  source: LogSource,
  reader: TraceLineReader,
  net: Net,
  done: Set<string>,
): Promise<void> {
  const finder = new FollowingFinder();
  for (const token of wanted) finder.add(token);
  net.takeNews();
  await scanSource(
    source,
    finder,
    (scanned) => {
      takeLine(reader, (event) => net.takeRelated(event))(scanned);
      follow(scanned, finder, reader, net);
    },
    keepClock(reader),
  );
  noteSearched(done, wanted, net);
}

/** Where the lines before a finding mostly are, and how far back they are looked for otherwise. */
const NEAR_BYTES = 1 << 14;
const FAR_BYTES = 1 << 19;

/** Looks for what was found new in the lines just before, and from here on. */
function follow(
  scanned: ScannedLine,
  finder: FollowingFinder,
  reader: TraceLineReader,
  net: Net,
): void {
  const take = takeLine(reader, (event) => net.takeRelated(event));
  for (let step = 0; step < PASSES_MAX; step += 1) {
    const news = net.takeNews();
    if (news.length === 0) return;
    for (const token of news) finder.add(token);
    visitEarlier(scanned, NEAR_BYTES, findNeedles(news), take);
    const without = news.filter((token) => !net.hasBeginning(token));
    if (without.length > 0) visitEarlier(scanned, FAR_BYTES, findNeedles(without), take);
  }
}

/** An id found on the way has been searched, too, if the line was seen with which a message begins. */
function noteSearched(done: Set<string>, wanted: readonly string[], net: Net): void {
  for (const token of wanted) done.add(token);
  for (const token of net.tokens) if (net.hasBeginning(token)) done.add(token);
}

function takeLine(reader: TraceLineReader, take: (event: TraceEvent) => void): LineVisitor {
  return ({ bytes, start, end, line }) => {
    const event = reader.read(bytes, start, end, line);
    if (event) take(event);
  };
}

function keepClock(reader: TraceLineReader): LineVisitor {
  return ({ bytes, start, end }) => {
    reader.stampOf(bytes, start, end);
  };
}

/** Finds the words of the query and a growing set of ids. */
class FollowingFinder implements BlockFinder {
  #words: BlockFinder | undefined;
  readonly #tokens = new TokenFinder();
  #bytes: Buffer = Buffer.alloc(0);
  #from = 0;
  /** Where the next id stands; -1 = none. */
  #tokenHit = 0;
  #hitIsKnown = false;

  constructor(words?: BlockFinder) {
    this.#words = words;
  }

  add(token: string): void {
    this.#tokens.add(token);
    if (!this.#hitIsKnown) return;
    // Up to the known hit only the new one can be found: searching all again for each would cost their square.
    const end = this.#tokenHit < 0 ? this.#bytes.length : this.#tokenHit;
    const sooner = this.#bytes.subarray(this.#from, end).indexOf(token, 0, "latin1");
    if (sooner >= 0) this.#tokenHit = this.#from + sooner;
  }

  forgetWords(): void {
    this.#words = undefined;
  }

  begin(bytes: Buffer, from: number): void {
    this.#words?.begin(bytes, from);
    this.#tokens.begin(bytes);
    this.#bytes = bytes;
    this.#from = from;
    this.#hitIsKnown = false;
  }

  next(from: number): number {
    this.#from = from;
    const word = this.#words?.next(from) ?? -1;
    if (word === from) return word;
    if (!this.#hitIsKnown || (this.#tokenHit >= 0 && this.#tokenHit < from)) {
      this.#tokenHit = this.#tokens.next(from);
      this.#hitIsKnown = true;
    }
    if (word < 0 || this.#tokenHit < 0) return Math.max(word, this.#tokenHit);
    return Math.min(word, this.#tokenHit);
  }
}

/** Of several words the one that the fewest lines will have: the longest, networks last. */
function mostTelling(terms: readonly TraceTerm[]): TraceTerm | undefined {
  const weight = (term: TraceTerm) => {
    const lengths = needlesOf(term).map((needle) => needle.length);
    return lengths.length === 0 ? 0 : Math.min(...lengths);
  };
  return [...terms].sort((a, b) => weight(b) - weight(a))[0];
}

function isWithin(period: TracePeriod | undefined, atMs: number): boolean {
  // A line without a stamp is in no period, and without a period and words there is no query.
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
  #tooMany = false;
  readonly #ids = new Set<string>();
  readonly #messageIds = new Set<string>();
  /** Message-IDs of ids, and ids whose message may come back under the same Message-ID. */
  readonly #messageIdOf = new Map<string, string>();
  readonly #mayReturn = new Set<string>();
  readonly #hosts = new Set<string>();
  /** Sources and seconds in which an Exim message was handed in by a local program. */
  readonly #commandSeconds = new Set<string>();
  readonly #messageIdTokens = new Set<string>();
  /** Ids whose message was seen to begin. */
  readonly #begun = new Set<string>();
  #news: string[] = [];

  constructor(limits: CollectLimits) {
    this.#limits = limits;
  }

  /** True when there was a finding of the query itself that could not be taken. */
  get hasTooMany(): boolean {
    return this.#tooMany;
  }

  /** All that lines are to be searched for: ids, and what tells a Message-ID. */
  get tokens(): readonly string[] {
    return [...this.#ids, ...this.#messageIdTokens];
  }

  /** What was added since the last call. */
  takeNews(): readonly string[] {
    const news = this.#news;
    if (news.length > 0) this.#news = [];
    return news;
  }

  /** True when no line before can be missing. A Message-ID only matters near the line that made it known. */
  hasBeginning(token: string): boolean {
    return this.#begun.has(token) || this.#messageIdTokens.has(token);
  }

  takeSeed(event: TraceEvent, query: TraceQuery): void {
    const id = event.queueId;
    if (id === undefined || id === "" || id === "NOQUEUE") {
      this.#takeOther(event, query);
      return;
    }
    if (!this.#ids.has(id)) {
      const at = Date.parse(event.at ?? "");
      const { period } = query;
      if (period && (at < period.sinceMs - LIFETIME_MS || at > period.untilMs + LIFETIME_MS))
        return;
      if (this.#seeds >= this.#limits.seedIds) {
        this.#tooMany = this.#limitHit = true;
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
    if (wantsCommandLine(event)) {
      const second = Math.floor(Date.parse(event.at ?? "") / 1000);
      for (let back = 0; back <= COMMAND_WAIT_MS / 1000; back += 1)
        this.#commandSeconds.add(`${second - back} ${event.source}`);
    }
  }

  get wantsCommandLines(): boolean {
    return this.#commandSeconds.size > 0;
  }

  takeCommandLine(event: TraceEvent): void {
    const second = Math.floor(Date.parse(event.at ?? "") / 1000);
    if (event.kind !== "command-line" || !this.#commandSeconds.has(`${second} ${event.source}`))
      return;
    if (this.#events.size < this.#limits.lines)
      this.#events.set(`${placeOf(event)} ${event.source}`, event);
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
    this.#news.push(id);
    return true;
  }

  #keep(event: TraceEvent, id: string): void {
    const key = `${placeOf(event)} ${event.source}`;
    if (this.#events.has(key)) return;
    const lines = (this.#linesOf.get(id) ?? 0) + 1;
    if (lines > this.#limits.linesPerId || this.#events.size >= this.#limits.lines) {
      this.#limitHit = true;
      return;
    }
    this.#linesOf.set(id, lines);
    if (event.kind === "accepted" || event.kind === "message-id") this.#begun.add(id);
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
    if (messageId === undefined || !this.#mayReturn.has(id) || this.#messageIds.has(messageId))
      return;
    const token = tokenOfMessageId(messageId);
    if (token === undefined) return;
    this.#messageIds.add(messageId);
    if (this.#messageIdTokens.has(token)) return;
    this.#messageIdTokens.add(token);
    this.#news.push(token);
  }
}
