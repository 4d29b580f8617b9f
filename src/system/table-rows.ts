import { ROWS_MAX, TABLE_CHARACTERS_MAX } from "./account-limits.ts";

/** Rows of one table as they come, up to the limits of memory. */
export class TableRows {
  readonly rows: (readonly (string | null)[])[] = [];
  /** Whether a limit was reached. */
  isFull = false;
  #characters = 0;

  /** False when no more rows are taken. */
  add(row: readonly (string | null)[]): boolean {
    if (this.rows.length >= ROWS_MAX || this.#characters >= TABLE_CHARACTERS_MAX) {
      this.isFull = true;
      return false;
    }
    this.rows.push(row);
    for (const value of row) this.#characters += value?.length ?? 0;
    return true;
  }
}
