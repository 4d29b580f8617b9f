import { SourceCursor } from "../../logs/source-cursor.ts";
import { CursorLine } from "./cursor-line.ts";
import type { FollowedLine } from "./followed-line.ts";
import type { FollowedLog, LogTrouble } from "./followed-log.ts";
import type { LogWorld, OpenJournal } from "./log-world.ts";

export const JOURNAL = "journalctl";

const STEP_BYTES = 16 << 10;
const RETRY_MS = 10_000;
const CURSOR = /"__CURSOR"\s?:\s?"([^"\\]{1,300})"/;

/** The journal of systemd, where the mail servers write to no file. */
export class FollowedJournal implements FollowedLog {
  readonly source = JOURNAL;
  readonly behindBytes = 0;
  readonly #index: number;
  readonly #world: LogWorld;
  readonly #clock: { nowMs(): number; wallMs(): number };
  readonly #trouble: LogTrouble;
  /** Entries before this moment are past. */
  readonly #pastMs: number;
  /** Name of the last entry that was given. */
  #place: string | undefined;
  #journal: OpenJournal | undefined;
  #cursor: SourceCursor | undefined;
  #line: CursorLine | undefined;
  #openAtMs = Number.NEGATIVE_INFINITY;
  problem: string | undefined;

  constructor(
    index: number,
    world: LogWorld,
    clock: { nowMs(): number; wallMs(): number },
    trouble: LogTrouble,
    place: string | undefined,
  ) {
    this.#index = index;
    this.#world = world;
    this.#clock = clock;
    this.#trouble = trouble;
    this.#place = place;
    this.#pastMs = place === undefined ? clock.wallMs() : Number.NEGATIVE_INFINITY;
  }

  async step(onLine: (line: FollowedLine) => void): Promise<boolean> {
    const { cursor, line } = this.#opened();
    if (cursor === undefined || line === undefined) return false;
    const isMore = await cursor.fill(STEP_BYTES);
    while (cursor.next()) {
      line.moved(cursor.timeMs < this.#pastMs);
      onLine(line);
      const text = cursor.bytes.toString("latin1", cursor.start, cursor.end);
      this.#place = CURSOR.exec(text)?.[1] ?? this.#place;
    }
    if (isMore) this.#note(undefined);
    else await this.#endIfEnded();
    return isMore;
  }

  place(): string | undefined {
    return this.#place;
  }

  async close(): Promise<void> {
    await this.#cursor?.close();
    this.#cursor = undefined;
  }

  #opened(): { readonly cursor: SourceCursor | undefined; readonly line: CursorLine | undefined } {
    if (this.#cursor === undefined && this.#clock.nowMs() >= this.#openAtMs) {
      const journal = this.#world.openJournal(this.#place);
      this.#journal = journal;
      this.#cursor = new SourceCursor(
        {
          name: JOURNAL,
          kind: "mail log",
          sizeBytes: null,
          modifiedMs: null,
          head: Buffer.alloc(0),
          firstYear: new Date(this.#clock.wallMs()).getUTCFullYear(),
          seekable: true,
          isGrowing: true,
          notes: [],
          open: () => Promise.resolve(journal.bytes),
        },
        this.#index,
        { timezone: this.#world.timezone },
        { offset: Number.NaN, line: 1 },
      );
      this.#line = new CursorLine(this.#cursor, false);
    }
    return { cursor: this.#cursor, line: this.#line };
  }

  async #endIfEnded(): Promise<void> {
    const why = this.#journal?.ended();
    if (why === undefined) return;
    await this.close();
    this.#openAtMs = this.#clock.nowMs() + RETRY_MS;
    this.#note(why);
  }

  #note(problem: string | undefined): void {
    if (problem === this.problem) return;
    this.problem = problem;
    this.#trouble.unreadable(JOURNAL, problem);
  }
}
