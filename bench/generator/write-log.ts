import { createCalendar } from "./calendar.ts";
import { createExim } from "./exim.ts";
import { createPostfix } from "./postfix/postfix.ts";
import { seededRandom } from "./random.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import type { Simulation } from "./simulation.ts";
import { createStamper, type StampForm } from "./stamp.ts";
import { emptyTally } from "./tally.ts";
import { startMailboxReaders, startTraffic } from "./traffic.ts";
import { truthOf, type Truth } from "./truth.ts";
import { buildWorld } from "./world.ts";

export interface LogOptions {
  readonly seed: number;
  readonly mta: "postfix" | "exim";
  /** The log ends with the line that reaches this size. */
  readonly bytes: number;
  readonly startMs: number;
  /** The log ends then, if it has not reached its size before; default: when it has its size. */
  readonly hours?: number;
  readonly scenarios: readonly Scenario[];
  readonly scale: number;
  readonly accounts: number;
  readonly messagesPerSecond: number;
  readonly contentFilter: boolean;
  readonly documentationAddresses: boolean;
  readonly stampForm: StampForm;
}

/** Bytes of log per message of ordinary traffic, all lines together: gives the log's expected time. */
const BYTES_PER_MESSAGE = { postfix: 2900, exim: 560 };
/** Bytes of log of one scenario, a mean: what it writes is missing from the ordinary traffic. */
const BYTES_PER_SCENARIO = 2.2e6;
/** Mean of the daily and weekly rhythm. */
const MEAN_RHYTHM = 0.58;
/** Receivers forget half of the spam they got in this time, and block who sent them more than that. */
const FORGET_HALF_MS = 2 * 3_600_000;
const BLOCKED_FROM_RECIPIENTS = 150;
const CHUNK_CHARACTERS = 1 << 20;

/**
 * Writes a log to `sink` in pieces of about 1 MiB, and tells what really happened in it. The same options give the
 * same bytes. Memory does not grow with the size of the log.
 */
export function writeLog(options: LogOptions, sink: (text: string) => void): Truth {
  const random = seededRandom(options.seed);
  const world = buildWorld(random, {
    accounts: options.accounts,
    domains: Math.ceil(options.accounts / 20),
    receivers: Math.max(40, options.accounts),
    documentationAddresses: options.documentationAddresses,
  });
  const stamp = createStamper(options.mta === "exim" ? "exim" : options.stampForm);
  let nowMs = options.startMs;
  let written = 0;
  let chunk = "";
  let lines = 0;
  let spamRecipients = 0;
  let lastSpamMs = options.startMs;
  const remembered = (): number => spamRecipients * 0.5 ** ((nowMs - lastSpamMs) / FORGET_HALF_MS);
  const calendar = createCalendar((atMs) => {
    nowMs = atMs;
  });
  const seconds =
    options.hours === undefined
      ? (options.bytes - bytesOfScenarios(options)) /
        BYTES_PER_MESSAGE[options.mta] /
        (options.messagesPerSecond * MEAN_RHYTHM)
      : options.hours * 3600;
  const limitMs =
    options.hours === undefined ? Infinity : options.startMs + options.hours * 3_600_000;
  const simulation: Simulation = {
    random,
    world,
    calendar,
    scale: options.scale,
    startMs: options.startMs,
    endMs: options.startMs + seconds * 1000,
    messagesPerSecond: options.messagesPerSecond,
    nowMs: () => nowMs,
    after(delayMs, action) {
      calendar.put(nowMs + delayMs, action);
    },
    noteSpam(recipients) {
      spamRecipients = remembered() + recipients;
      lastSpamMs = nowMs;
    },
    isBlocked: () => remembered() > BLOCKED_FROM_RECIPIENTS,
    write(program, text) {
      if (written >= options.bytes || nowMs > limitMs) return;
      const line =
        program === ""
          ? `${stamp(nowMs)} ${text}\n`
          : `${stamp(nowMs)} ${world.hostName} ${program}: ${text}\n`;
      chunk += line;
      written += line.length;
      lines++;
      if (chunk.length >= CHUNK_CHARACTERS) {
        sink(chunk);
        chunk = "";
      }
    },
  };
  const server =
    options.mta === "exim"
      ? createExim(simulation)
      : createPostfix(simulation, { contentFilter: options.contentFilter });

  startTraffic(simulation, server);
  if (options.mta === "postfix") startMailboxReaders(simulation);
  const told = options.scenarios.map((scenario) => {
    const tally = emptyTally(scenario.cause === "backscatter");
    scenario.start(simulation, server, tally);
    return { scenario, tally };
  });
  for (let atMs: number | undefined = nowMs; atMs !== undefined && atMs <= limitMs;) {
    atMs = written < options.bytes ? calendar.step() : undefined;
  }
  sink(chunk);
  return truthOf(options, { lines, bytes: written, endMs: nowMs }, told);
}

function bytesOfScenarios({ bytes, scenarios, scale }: LogOptions): number {
  return Math.min(bytes * 0.7, BYTES_PER_SCENARIO * scenarios.length * scale);
}
