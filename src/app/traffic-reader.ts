import { randomInt } from "node:crypto";
import type { MailSink } from "../core/mail-sink.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import type { Place } from "../core/tally.ts";
import { createTraffic, type Traffic } from "../core/traffic.ts";
import { LogLexer, UNDERSTOOD } from "../logs/lexer/log-lexer.ts";
import type { LineHeader } from "../logs/line-header.ts";
import { parseLine } from "../logs/parse-line.ts";
import { UnknownShapes } from "../logs/unknown-shapes.ts";
import { Stitcher } from "../story/stitcher.ts";

/** A silence this long is looked at; whether it is one depends on how busy the log is otherwise. */
const GAP_MIN_MS = 10 * 60_000;
const GAPS_MAX = 200;

/**
 * Lines that the fast reader does not know are asked of the detailed grammar up to this number: it costs microseconds
 * a line, and a log of somebody else's daemon would cost minutes.
 */
const ASKED_MAX = 200_000;

/** A line and where it stands; `header` was read from it. */
export interface ReadLine {
  readonly header: LineHeader;
  /** True when the line has a stamp or a program. */
  readonly hasHeader: boolean;
  /** Time of the line, or of the last one that had a stamp; -Infinity before the first. */
  readonly timeMs: number;
  readonly line: number;
  readonly offset: number;
}

/** Takes lines in the order of time and makes the traffic of them: lexers -> stories -> ledger. */
export class TrafficReader {
  readonly traffic: Traffic;
  readonly stitcher: Stitcher;
  readonly shapes = new UnknownShapes();
  readonly #lexer: LogLexer;
  #asked = 0;

  /** `around` puts a sink in front of the stories that notes what it wants to know besides. */
  constructor(around: (stitcher: Stitcher) => MailSink = (stitcher) => stitcher) {
    // Seeds that nobody outside knows: names and ids are the attacker's, and a chosen collision costs time.
    this.traffic = createTraffic(randomInt(1, 2 ** 31));
    this.stitcher = new Stitcher(this.traffic, randomInt(1, 2 ** 31));
    this.traffic.recipientSeed = randomInt(1, 2 ** 31);
    this.#lexer = new LogLexer(this.traffic, around(this.stitcher), this.traffic.recipientSeed);
  }

  /**
   * `source`: the number of the log that the line stands in. False for a line that says nothing: without a head, of
   * another program, or of a shape that nobody knows.
   */
  read(line: ReadLine, source: number): boolean {
    const { header, timeMs } = line;
    if (!line.hasHeader) return false;
    const { place } = this.stitcher;
    // Most lines share their second with the line before.
    if (timeMs !== place.atMs) {
      noteTime(this.traffic, line, source);
      place.atMs = timeMs === Number.NEGATIVE_INFINITY ? Number.NaN : timeMs;
    }
    place.source = source;
    place.line = line.line;
    place.offset = line.offset;
    const result = this.#lexer.read(header);
    if (result === UNDERSTOOD.yes) return true;
    if (result === UNDERSTOOD.ask && this.#asked < ASKED_MAX) {
      this.#asked += 1;
      const program = header.hasProgram ? header.program() : "exim";
      const body = header.body();
      const event = parseLine(header.hasProgram ? { host: header.host(), program } : {}, body);
      noteTrouble(this.traffic, place, event.kind, body);
      if (event.kind !== "unparsed") return true;
      this.shapes.add(program, maskSecrets(body), source, line.line);
    }
    return false;
  }
}

/** Keeps the first and last time, and silences; called when the time changes. */
function noteTime(
  traffic: Traffic,
  { timeMs, header, line, offset }: ReadLine,
  source: number,
): void {
  if (timeMs === Number.NEGATIVE_INFINITY) return;
  if (timeMs > traffic.lastMs + GAP_MIN_MS && traffic.gaps.length < GAPS_MAX) {
    traffic.gaps.push({ fromMs: traffic.lastMs, toMs: timeMs, source, line, offset });
  }
  if (Number.isNaN(traffic.lastMs)) traffic.offsetMinutes = header.offsetMinutes;
  if (!(timeMs <= traffic.lastMs)) traffic.lastMs = timeMs;
  if (!(timeMs >= traffic.firstMs)) traffic.firstMs = timeMs;
}

/** Remembers the first line of troubles that the findings speak of. */
function noteTrouble(traffic: Traffic, place: Readonly<Place>, kind: string, body: string): void {
  const name =
    kind === "resource" ||
    /no space left|disk full|spool (?:file )?space|insufficient system storage/i.test(body)
      ? "spool-full"
      : undefined;
  if (!name) return;
  const known = traffic.trouble.get(name);
  if (known) known.count += 1;
  else traffic.trouble.set(name, { ...place, count: 1 });
}
