import { STEPS_SECONDS } from "./activity.ts";
import { KeyCounts } from "./key-counts.ts";

/** What came of one delivery attempt. */
export const VERDICT = { accepted: 0, refused: 1, noRecipient: 2, notYet: 3 } as const;
export type Verdict = (typeof VERDICT)[keyof typeof VERDICT];
const VERDICTS = 4;

/** Receivers that are told apart; whoever is sent to chooses how many there are. */
const RELAYS_MAX = 1 << 16;
const CELLS_OF_STEP = RELAYS_MAX * VERDICTS;
/** Cells that are kept, about two megabytes: beyond it the steps grow longer. */
const CELLS_MAX = 60_000;

export interface VerdictCount {
  readonly relay: number;
  readonly verdict: Verdict;
  /** Start of the step, milliseconds of the log's wall clock as if it were UTC. */
  readonly wallMs: number;
  readonly count: number;
}

/**
 * Counts verdicts by receiver and time, in steps of a second at first. Costs two additions an attempt while the step
 * stays the same.
 */
export class VerdictSeries {
  #cells = new KeyCounts();
  #current = new Int32Array(1024);
  readonly #touched: number[] = [];
  #step = Number.NaN;
  #length = 0;

  /** `relay`: a number in `names.relays`. */
  add(relay: number, verdict: Verdict, wallMs: number): void {
    if (relay >= RELAYS_MAX || !(wallMs >= 0)) return;
    const step = Math.floor(wallMs / this.#stepMs());
    if (step !== this.#step) {
      this.#flush();
      // Coarsening changes what a step is.
      this.#step = Math.floor(wallMs / this.#stepMs());
    }
    const cell = relay * VERDICTS + verdict;
    if (cell >= this.#current.length) this.#grow(cell);
    const count = (this.#current[cell] as number) + 1;
    this.#current[cell] = count;
    if (count === 1) this.#touched.push(cell);
  }

  each(take: (counted: VerdictCount) => void): void {
    this.#flush();
    const stepMs = this.#stepMs();
    this.#cells.each((key, count) => {
      const cell = key % CELLS_OF_STEP;
      take({
        relay: Math.floor(cell / VERDICTS),
        verdict: (cell % VERDICTS) as Verdict,
        wallMs: Math.floor(key / CELLS_OF_STEP) * stepMs,
        count,
      });
    });
  }

  #stepMs(): number {
    return (STEPS_SECONDS[this.#length] as number) * 1000;
  }

  #flush(): void {
    for (const cell of this.#touched) {
      const key = this.#step * CELLS_OF_STEP + cell;
      if (this.#cells.size < CELLS_MAX * 2 || this.#cells.has(key))
        this.#cells.add(key, this.#current[cell] as number);
      this.#current[cell] = 0;
    }
    this.#touched.length = 0;
    while (this.#cells.size > CELLS_MAX && this.#length + 1 < STEPS_SECONDS.length) this.#coarsen();
  }

  #coarsen(): void {
    const before = this.#stepMs();
    this.#length += 1;
    const factor = this.#stepMs() / before;
    const coarse = new KeyCounts();
    this.#cells.each((key, count) => {
      const step = Math.floor(Math.floor(key / CELLS_OF_STEP) / factor);
      coarse.add(step * CELLS_OF_STEP + (key % CELLS_OF_STEP), count);
    });
    this.#cells = coarse;
  }

  #grow(cell: number): void {
    const grown = new Int32Array(Math.max(cell + 1, this.#current.length * 2));
    grown.set(this.#current);
    this.#current = grown;
  }
}
