import { EvidenceProblem } from "../../core/evidence-problem.ts";
import type { FollowedLine } from "./followed-line.ts";
import type { FollowedLog, LogTrouble } from "./followed-log.ts";
import { fitsMark, type LogMark } from "./log-mark.ts";
import { FROM_BEGINNING, LogReading, type ReadingStart } from "./log-reading.ts";
import type { LogWorld, OpenLog } from "./log-world.ts";
import { findMissed } from "./rotated-logs.ts";

/** Learned from when a log is seen for the first time; a larger one is read from there on. */
const PAST_BYTES = 64 << 20;
/** How often a name is looked at for a new file. */
const LOOK_MS = 500;
/** A daemon goes on writing to a renamed file until it is told; rsyslog within seconds. */
const LEAVING_MS = 15_000;
/** A name without a file is nothing unusual while logs are rotated. */
const MISSING_MS = 10_000;
const RETRY_MS = 2_000;
const LEAVING_MAX = 8;

/** A log file under one name, through all that logrotate does to it. */
export class FollowedFile implements FollowedLog {
  readonly source: string;
  readonly #index: number;
  readonly #world: LogWorld;
  readonly #clock: { nowMs(): number; wallMs(): number };
  readonly #trouble: LogTrouble;
  /** Renamed or copied away, and not read to their end; oldest first. */
  #leaving: LogReading[] = [];
  #current: LogReading | undefined;
  /** From the state, oldest file first; empty = never seen before. */
  #marks: readonly LogMark[];
  #lookAtMs = Number.NEGATIVE_INFINITY;
  #missingSinceMs: number | undefined;
  /** It was not there when we came: all of it is new. */
  #isAwaited = false;
  problem: string | undefined;

  constructor(
    path: string,
    index: number,
    world: LogWorld,
    clock: { nowMs(): number; wallMs(): number },
    trouble: LogTrouble,
    place: string | undefined,
  ) {
    this.source = path;
    this.#index = index;
    this.#world = world;
    this.#clock = clock;
    this.#trouble = trouble;
    this.#marks = place === undefined ? [] : (JSON.parse(place) as readonly LogMark[]);
  }

  get behindBytes(): number {
    return this.#readings().reduce((sum, { behindBytes }) => sum + Math.max(0, behindBytes), 0);
  }

  async step(onLine: (line: FollowedLine) => void): Promise<boolean> {
    try {
      // Looked at now and then, for it may be emptied and as long as before; and before anything is read of it.
      const hasLooked = await this.#look();
      const current = this.#current;
      if (current !== undefined && (hasLooked || current.behindBytes !== 0)) {
        if (current.isRewritten()) await this.#startAgain(current);
      }
      for (const reading of this.#readings()) {
        // What is older comes first, so that lines stay in their order.
        if (reading.behindBytes > 0 && (await reading.step(onLine, this.#clock.nowMs())))
          return true;
      }
      await this.#leave(onLine);
    } catch (error) {
      if (!(error instanceof EvidenceProblem)) throw error;
      this.#lookAtMs = this.#clock.nowMs() + RETRY_MS;
      this.#noteProblem(error.message);
    }
    return false;
  }

  place(): string | undefined {
    const readings = this.#readings();
    if (readings.length > 0) return JSON.stringify(readings.map(({ mark }) => mark));
    return this.#marks.length > 0 ? JSON.stringify(this.#marks) : undefined;
  }

  async close(): Promise<void> {
    for (const reading of this.#readings()) await reading.close();
  }

  #readings(): readonly LogReading[] {
    return this.#current === undefined ? this.#leaving : [...this.#leaving, this.#current];
  }

  /** Is the file of this name still the one that is read? False when it is not time to look. */
  async #look(): Promise<boolean> {
    const nowMs = this.#clock.nowMs();
    if (nowMs < this.#lookAtMs) return false;
    this.#lookAtMs = nowMs + LOOK_MS;
    try {
      const { identity } = this.#world.look(this.source);
      if (identity !== this.#current?.log.identity) await this.#openNew();
      this.#missingSinceMs = undefined;
      this.#noteProblem(undefined);
    } catch (error) {
      if (!(error instanceof EvidenceProblem) || error.code !== "missing") throw error;
      this.#isAwaited = true;
      this.#missingSinceMs ??= nowMs;
      if (this.#current === undefined || nowMs - this.#missingSinceMs > MISSING_MS) throw error;
    }
    return true;
  }

  async #openNew(): Promise<void> {
    const log = this.#world.open(this.source);
    const last = this.#marks.at(-1);
    if (this.#current !== undefined) {
      this.#leaving.push(this.#current);
      this.#goOn(this.#current.mark, log);
      this.#current = this.#reading(log, FROM_BEGINNING);
    } else if (last === undefined) {
      this.#current = this.#reading(log, this.#isAwaited ? FROM_BEGINNING : pastOf(log));
    } else {
      const isSame = log.identity === last.identity && fitsMark(log, last);
      // What came between two marks has one of its own; only after the last there may be files that nobody saw.
      for (const mark of this.#marks.slice(0, -1)) this.#goOn(mark, log, "rotated", false);
      if (!isSame) this.#goOn(last, log);
      this.#current = this.#reading(log, isSame ? startAt(last) : FROM_BEGINNING);
    }
    this.#marks = [];
    // More at once there are only where somebody plays with names.
    while (this.#leaving.length > LEAVING_MAX) {
      this.#trouble.gap(this.source, "rotated");
      await this.#leaving.shift()?.close();
    }
  }

  /** Reads on in what was rotated away while nobody looked. */
  #goOn(
    mark: LogMark,
    now: OpenLog,
    gap: "rotated" | "emptied" = "rotated",
    hasSuccessors = true,
  ): void {
    const { rest, later, isIncomplete } = findMissed(this.#world, this.source, mark, now.identity);
    this.#leaveTo(rest, startAt(mark));
    for (const log of later) {
      if (hasSuccessors) this.#leaveTo(log, FROM_BEGINNING);
      else log.close();
    }
    if (isIncomplete) this.#trouble.gap(this.source, gap);
  }

  #leaveTo(log: OpenLog | undefined, start: ReadingStart): void {
    if (log === undefined) return;
    if (this.#leaving.some((one) => one.log.identity === log.identity)) log.close();
    else this.#leaving.push(this.#reading(log, start));
  }

  /** `copytruncate`: what was written between our last look and the emptying stands in the copy. */
  async #startAgain(emptied: LogReading): Promise<void> {
    const log = this.#world.open(this.source);
    this.#goOn(emptied.mark, emptied.log, "emptied");
    await emptied.close();
    this.#current = this.#reading(log, FROM_BEGINNING);
  }

  async #leave(onLine: (line: FollowedLine) => void): Promise<void> {
    const [oldest] = this.#leaving;
    if (oldest === undefined || this.#clock.nowMs() - oldest.readAtMs < LEAVING_MS) return;
    oldest.finish(onLine);
    this.#leaving.shift();
    await oldest.close();
  }

  #reading(log: OpenLog, start: ReadingStart): LogReading {
    const place = {
      path: this.source,
      index: this.#index,
      timezone: this.#world.timezone,
      wallMs: this.#clock.wallMs(),
    };
    return new LogReading(log, place, start, this.#clock.nowMs());
  }

  #noteProblem(problem: string | undefined): void {
    if (problem === this.problem) return;
    this.problem = problem;
    this.#trouble.unreadable(this.source, problem);
  }
}

function startAt({ offset, line }: LogMark): ReadingStart {
  return { offset, line, pastBytes: 0, isInLine: false };
}

function pastOf(log: OpenLog): ReadingStart {
  const sizeBytes = log.sizeBytes();
  if (sizeBytes <= PAST_BYTES) return { ...FROM_BEGINNING, pastBytes: sizeBytes };
  return { offset: sizeBytes - PAST_BYTES, line: 0, pastBytes: sizeBytes, isInLine: true };
}
