import { changesIn } from "./limits/journal.ts";
import type { Column, Counters } from "./limits/counters.ts";
import { DistinctColumn } from "./limits/distinct-column.ts";
import { MEASURES, SUBJECT_KINDS } from "./limits/limit.ts";
import type { GuardTables } from "../store/guard-tables.ts";

/** Fills the memory with what the file holds, counters first, then what the journal has beyond them. */
export function loadCounters(
  tables: GuardTables,
  counters: Counters,
  remember: (pool: number, hash: number, value: number) => void,
): { readonly first: number; readonly last: number } {
  for (const { number, key } of tables.columns()) restoreColumn(counters, number, key);
  for (const { kind, id, name } of tables.subjects()) {
    const known = SUBJECT_KINDS.find((one) => one === kind);
    if (known !== undefined) counters.subjects[known].restore(id, name);
  }
  const writtenUpTo = new Map<string, number>();
  for (const { kind, id, seq, slots } of tables.counters()) {
    counters.restoreSlots(id, new Int32Array(slots.slice().buffer));
    writtenUpTo.set(placeOf(kind, id), seq);
  }
  for (const { pool, hash, value } of tables.remembered()) remember(pool, hash, value);
  return replay(tables, counters, writtenUpTo, remember);
}

function replay(
  tables: GuardTables,
  counters: Counters,
  writtenUpTo: ReadonlyMap<string, number>,
  remember: (pool: number, hash: number, value: number) => void,
): { readonly first: number; readonly last: number } {
  let first = 0;
  let last = Number(tables.meta()["seq"] ?? 0);
  for (const { seq, changes } of tables.journal()) {
    if (first === 0) first = seq;
    last = Math.max(last, seq);
    for (const { kind, numbers } of changesIn(changes)) {
      const [a, b, c, d] = numbers;
      if (kind === "remember") {
        remember(d, a * 2 ** 32 + (b >>> 0), c);
        continue;
      }
      const column = counters.columnNumbered(a);
      if (column === undefined || (writtenUpTo.get(placeOf(column.kind, b)) ?? -1) >= seq) continue;
      apply(column, b, c, d);
    }
  }
  return { first: first === 0 ? last + 1 : first, last };
}

function apply({ counts }: Column, subject: number, slot: number, amount: number): void {
  if (counts instanceof DistinctColumn) counts.note(subject, amount, slot);
  else counts.add(subject, slot, amount);
}

function placeOf(kind: string, id: number): string {
  return `${kind} ${id}`;
}

function restoreColumn(counters: Counters, number: number, key: string): void {
  const [kind = "", measure = "", window = ""] = key.split(" ");
  const per = SUBJECT_KINDS.find((one) => one === kind);
  const counts = MEASURES.find((one) => one === measure);
  if (per === undefined || counts === undefined) return;
  counters.restoreColumn(number, { per, counts, windowMs: Number(window) });
}
