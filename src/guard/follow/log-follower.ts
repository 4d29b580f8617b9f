import { FollowedFile } from "./followed-file.ts";
import { FollowedJournal, JOURNAL } from "./followed-journal.ts";
import type { FollowedLine, LineListener } from "./followed-line.ts";
import type { FollowedLog, LogTrouble } from "./followed-log.ts";
import type { LogWorld } from "./log-world.ts";

/** At one beat, for the mail server waits meanwhile. */
const WORK_MS = 4;
const STEPS_MAX = 16;
/** An administrator names a handful. */
const LOGS_MAX = 50;

export interface FollowerParts {
  readonly world: LogWorld;
  readonly clock: { nowMs(): number; wallMs(): number };
  readonly trouble: LogTrouble;
  /** Where each log was left by the run before. */
  readonly places: ReadonlyMap<string, string>;
  /** Puts down where a log is by now. */
  readonly keepPlace: (source: string, place: string) => void;
}

/** How a log is being followed. */
export interface FollowedState {
  readonly source: string;
  readonly behindBytes: number;
  readonly problem: string | null;
}

/**
 * Follows the logs of the mail servers and hands each new line to every listener. Does a little at each beat, so that
 * whatever is written to a log, the mail server's questions are answered in between.
 */
export class LogFollower {
  readonly #parts: FollowerParts;
  readonly #listeners: LineListener[] = [];
  readonly #named: readonly string[] | undefined;
  #logs: readonly FollowedLog[] | undefined;
  #turn = 0;
  #working: Promise<void> | undefined;
  #isClosed = false;
  /** Lines given since the start. */
  lines = 0;

  /** `named`: paths and `journalctl`; undefined = what this machine's mail servers use. */
  constructor(named: readonly string[] | undefined, parts: FollowerParts) {
    this.#named = named;
    this.#parts = parts;
  }

  listen(listener: LineListener): void {
    this.#listeners.push(listener);
  }

  state(): readonly FollowedState[] {
    return (this.#logs ?? []).map(({ source, behindBytes, problem }) => ({
      source,
      behindBytes,
      problem: problem ?? null,
    }));
  }

  /** Reads some lines; to be called some times a second. A call while another is at work waits for that one. */
  beat(): Promise<void> {
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#working;
    for (const log of this.#logs ?? []) await log.close();
  }

  async #work(): Promise<void> {
    this.#logs ??= await this.#findLogs();
    const logs = this.#logs;
    const endMs = this.#parts.clock.nowMs() + WORK_MS;
    // In turn, until none has more or the time is up.
    let idle = 0;
    for (let steps = 0; idle < logs.length && steps < logs.length + STEPS_MAX; steps += 1) {
      const log = logs[this.#turn % logs.length];
      this.#turn = (this.#turn + 1) % logs.length;
      if (log === undefined || this.#isClosed) return;
      idle = (await this.#step(log)) ? 0 : idle + 1;
      if (idle === 0 && this.#parts.clock.nowMs() >= endMs) return;
    }
  }

  async #step(log: FollowedLog): Promise<boolean> {
    const before = log.place();
    const linesBefore = this.lines;
    const isMore = await log.step((line) => {
      this.lines += 1;
      for (const listener of this.#listeners) this.#tell(listener, line);
    });
    if (this.lines > linesBefore) for (const listener of this.#listeners) listener.onPause?.();
    const place = log.place();
    if (place !== undefined && place !== before) this.#parts.keepPlace(log.source, place);
    return isMore;
  }

  /** A line that a listener cannot bear is that listener's loss: mail goes on, and so does the log. */
  #tell(listener: LineListener, line: FollowedLine): void {
    try {
      listener.onLine(line);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#parts.trouble.unreadable(line.source, `line ${line.line}: ${why}`);
    }
  }

  async #findLogs(): Promise<readonly FollowedLog[]> {
    const { world, clock, trouble, places } = this.#parts;
    const found = this.#named ?? (await world.findLogs());
    const sources = found.length === 0 && this.#named === undefined ? [JOURNAL] : found;
    return sources
      .slice(0, LOGS_MAX)
      .map((source, index) =>
        source === JOURNAL
          ? new FollowedJournal(index, world, clock, trouble, places.get(source))
          : new FollowedFile(source, index, world, clock, trouble, places.get(source)),
      );
  }
}
