import { isBalanced } from "./find-log-starts.ts";

/** A row that ends like this goes on. */
const OPEN_END = /(?:[,;=(<]|\b(?:from|to|by|with|for|said:|host|of|in|and))\s*$/;
/** `nano` and `less -S` mark a line that they cut. */
const CUT_END = /\$\s*$/;
/** Narrower terminals are not in use; a shorter row was not wrapped for want of room. */
const WRAP_COLUMNS_MIN = 60;

/**
 * Whether `next`, which has no header of its own, goes on with a log line.
 * `line` is the log line so far, `row` the row that it ends with; a terminal wrapped rows of `width`.
 */
export function isContinuation(line: string, row: string, next: string, width = -1): boolean {
  // Prose in another script, a blank row, a prompt, a list.
  if (!/^\s{0,40}[!-~]/.test(next) || /^\s*(?:[#$*>-] |--|==>)/.test(next)) return false;
  if (CUT_END.test(row)) return false;
  if (OPEN_END.test(row) || row.length === width) return true;
  return !isBalanced(line) && (row.length >= WRAP_COLUMNS_MIN || /^\s/.test(next));
}

/**
 * Puts the rest of a wrapped line back. A terminal cuts inside words, at one `width`; a mail client cuts at a blank, which
 * it drops.
 */
export function joinRows(line: string, row: string, next: string, width: number): string {
  const rest = next.trimStart();
  const cutInWord = /\s$/.test(row) || (row.length === width && rest === next);
  return cutInWord ? line + rest : `${line} ${rest}`;
}

/**
 * The width at which a terminal wrapped: at least two rows have it and none is wider; else -1.
 * `rows` are all rows of a paste, `wrapped` those that may go on on the next one.
 */
export function wrapWidth(rows: readonly string[], wrapped: readonly string[]): number {
  const widest = rows.reduce((width, row) => Math.max(width, row.length), 0);
  const full = wrapped.filter((row) => row.length === widest).length;
  return widest >= WRAP_COLUMNS_MIN && full >= 2 ? widest : -1;
}
