import { STEPS_SECONDS } from "./activity.ts";

/** What came of one delivery attempt. */
export const VERDICT = { accepted: 0, refused: 1, noRecipient: 2, notYet: 3 } as const;
export type Verdict = (typeof VERDICT)[keyof typeof VERDICT];
const VERDICTS = 4;

/** Receivers that are told apart; whoever is sent to chooses how many there are. */
const RELAYS_MAX = 1 << 16;
const CELLS_OF_STEP = RELAYS_MAX * VERDICTS;
/** Cells that are kept, about four megabytes: beyond it the steps grow longer. */
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
  readonly #cells = new Map<number, number>();
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

  all(): VerdictCount[] {
    this.#flush();
    const stepMs = this.#stepMs();
    return [...this.#cells].map(([key, count]) => {
      const cell = key % CELLS_OF_STEP;
      return {
        relay: Math.floor(cell / VERDICTS),
        verdict: (cell % VERDICTS) as Verdict,
        wallMs: Math.floor(key / CELLS_OF_STEP) * stepMs,
        count,
      };
    });
  }

  #stepMs(): number {
    return (STEPS_SECONDS[this.#length] as number) * 1000;
  }

  #flush(): void {
    for (const cell of this.#touched) {
      const key = this.#step * CELLS_OF_STEP + cell;
      const known = this.#cells.get(key);
      if (known !== undefined || this.#cells.size < CELLS_MAX * 2)
        this.#cells.set(key, (known ?? 0) + (this.#current[cell] as number));
      this.#current[cell] = 0;
    }
    this.#touched.length = 0;
    while (this.#cells.size > CELLS_MAX && this.#length + 1 < STEPS_SECONDS.length) this.#coarsen();
  }

  #coarsen(): void {
    const before = this.#stepMs();
    this.#length += 1;
    const factor = this.#stepMs() / before;
    const cells = [...this.#cells];
    this.#cells.clear();
    for (const [key, count] of cells) {
      const step = Math.floor(Math.floor(key / CELLS_OF_STEP) / factor);
      const coarse = step * CELLS_OF_STEP + (key % CELLS_OF_STEP);
      this.#cells.set(coarse, (this.#cells.get(coarse) ?? 0) + count);
    }
  }

  #grow(cell: number): void {
    const grown = new Int32Array(Math.max(cell + 1, this.#current.length * 2));
    grown.set(this.#current);
    this.#current = grown;
  }
}
