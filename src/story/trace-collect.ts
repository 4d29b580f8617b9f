import type { LogSource } from "../core/log-source.ts";
import { FollowingFinder } from "./trace-following-finder.ts";
import { fitsEvent } from "./trace-match.ts";
import { TraceNet, type CollectLimits, type NetResult } from "./trace-net.ts";
import type { TraceEvent } from "./trace-order.ts";
import type { TracePeriod } from "./trace-period.ts";
import { needlesOf, type TraceQuery, type TraceTerm } from "./trace-query.ts";
import {
  everyLine,
  findNeedles,
  scanSource,
  visitEarlier,
  type LineVisitor,
  type ScannedLine,
  type ScanResult,
} from "./trace-scan.ts";

/** Reads single lines of one source; made anew for each pass. Lines come in order, but not all of them. */
export interface TraceLineReader {
  /** Epoch milliseconds of the stamp, or NaN. Also moves the clock that guesses the year of stamps without one. */
  stampOf(bytes: Buffer, start: number, end: number): number;
  /** Undefined for what is no mail log line. */
  read(bytes: Buffer, start: number, end: number, line: number): TraceEvent | undefined;
}

export interface Collected extends NetResult {
  /** What was read of each source, in the first pass. */
  readonly scans: readonly SourceScan[];
}

export interface SourceScan extends ScanResult {
  /** Of the lines with the words of the query. */
  readonly understood: number;
  readonly skipped: number;
  /** Epoch milliseconds of the first and the last stamp, NaN when there is none. */
  readonly firstMs: number;
  readonly lastMs: number;
}

/** Each pass follows relations one step; filter, forward and bounce behind one another are three. */
const PASSES_MAX = 8;

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
  const net = new TraceNet(limits);
  const scans: SourceScan[] = [];
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
  net: TraceNet,
  done: Set<string>,
): Promise<SourceScan> {
  const term = mostTelling(query.terms);
  const needles = term ? needlesOf(term) : [];
  const finder = new FollowingFinder(needles.length > 0 ? findNeedles(needles) : everyLine());
  const seen = { understood: 0, skipped: 0, firstMs: Number.NaN, lastMs: Number.NaN };
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
    ({ bytes, start, end }) => {
      const atMs = reader.stampOf(bytes, start, end);
      if (Number.isNaN(atMs)) return;
      if (Number.isNaN(seen.firstMs)) seen.firstMs = atMs;
      seen.lastMs = atMs;
    },
  );
  // Without words every line in the period was read, and no other.
  if (term) noteSearched(done, known, net);
  return { ...scan, ...seen };
}

async function searchTokens(
  wanted: readonly string[],
  source: LogSource,
  reader: TraceLineReader,
  net: TraceNet,
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
  net: TraceNet,
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
function noteSearched(done: Set<string>, wanted: readonly string[], net: TraceNet): void {
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
