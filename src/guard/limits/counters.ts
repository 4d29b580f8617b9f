import { DistinctColumn } from "./distinct-column.ts";
import type { Journal } from "./journal.ts";
import { columnKey, type Limit, type Measure, SUBJECT_KINDS, type SubjectKind } from "./limit.ts";
import { Subjects } from "./subjects.ts";
import { WindowColumn } from "./window-column.ts";

/** Accounts are the administrator's; the others are what strangers can invent. */
const SUBJECTS_MAX: Record<SubjectKind, number> = {
  account: 1_000_000,
  script: 20_000,
  domain: 100_000,
  network: 200_000,
  server: 1,
};

/** One thing that is counted: for whom, what, in which window. Its number stays the same for the life of the state. */
export interface Column {
  readonly number: number;
  readonly key: string;
  readonly kind: SubjectKind;
  readonly measure: Measure;
  readonly counts: WindowColumn | DistinctColumn;
}

/** What a state tells its owner, so that it can be written. */
export interface CounterChanges {
  columnAdded(column: Column): void;
  subjectAdded(kind: SubjectKind, id: number, name: string): void;
  subjectForgotten(kind: SubjectKind, id: number): void;
  /** A counter of the subject differs from what was written last. */
  subjectCounted(kind: SubjectKind, id: number): void;
}

/** All counters in memory: names by kind, and one column for each thing counted. */
export class Counters {
  readonly subjects: Readonly<Record<SubjectKind, Subjects>>;
  readonly #columns = new Map<string, Column>();
  readonly #byNumber: Column[] = [];
  readonly #journal: Journal;
  readonly #changes: CounterChanges;

  constructor(journal: Journal, changes: CounterChanges) {
    this.#journal = journal;
    this.#changes = changes;
    const pool = (kind: SubjectKind) =>
      new Subjects(SUBJECTS_MAX[kind], {
        created: ({ id, name }) => changes.subjectAdded(kind, id, name),
        forgotten: (id) => this.#forget(kind, id),
      });
    this.subjects = Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, pool(kind)])) as Record<
      SubjectKind,
      Subjects
    >;
  }

  /** The column that a limit counts in. Limits that differ in their maximum alone share it. */
  columnOf(limit: Pick<Limit, "per" | "counts" | "windowMs">): Column {
    const known = this.#columns.get(columnKey(limit));
    if (known !== undefined) return known;
    const column = this.restoreColumn(this.#byNumber.length, limit);
    this.#changes.columnAdded(column);
    return column;
  }

  restoreColumn(number: number, limit: Pick<Limit, "per" | "counts" | "windowMs">): Column {
    const counts =
      limit.counts === "networks"
        ? new DistinctColumn(limit.windowMs)
        : new WindowColumn(limit.windowMs);
    const column: Column = {
      number,
      key: columnKey(limit),
      kind: limit.per,
      measure: limit.counts,
      counts,
    };
    this.#columns.set(column.key, column);
    this.#byNumber[number] = column;
    return column;
  }

  columnNumbered(number: number): Column | undefined {
    return this.#byNumber[number];
  }

  columns(): readonly Column[] {
    return this.#byNumber;
  }

  /** Counts (below 0: takes back), and puts it down for the state. */
  count(column: Column, subject: number, slot: number, amount: number): void {
    if (column.counts instanceof DistinctColumn) return;
    column.counts.add(subject, slot, amount);
    this.#journal.push("count", column.number, subject, slot, amount);
    this.#changes.subjectCounted(column.kind, subject);
  }

  note(column: Column, subject: number, slot: number, hash: number): void {
    if (column.counts instanceof WindowColumn) return;
    column.counts.note(subject, hash, slot);
    this.#journal.push("seen", column.number, subject, slot, hash);
    this.#changes.subjectCounted(column.kind, subject);
  }

  /** Everything that is counted of a subject: for each column its number, how many pairs, the pairs. */
  slotsOf(kind: SubjectKind, id: number): Int32Array {
    const numbers: number[] = [];
    for (const column of this.#byNumber) {
      if (column?.kind !== kind) continue;
      const slots = column.counts.slots(id);
      if (slots.length > 0) numbers.push(column.number, slots.length, ...slots.flat());
    }
    return new Int32Array(numbers);
  }

  /** Gives a subject what `slotsOf` told of it. */
  restoreSlots(id: number, numbers: Int32Array): void {
    for (let at = 0; at + 1 < numbers.length;) {
      const column = this.#byNumber[numbers[at] ?? -1];
      const end = at + 2 + 2 * (numbers[at + 1] ?? 0);
      for (at += 2; at < end; at += 2) {
        const [one = 0, other = 0] = [numbers[at], numbers[at + 1]];
        if (column?.counts instanceof DistinctColumn) column.counts.note(id, one, other);
        else column?.counts.add(id, one, other);
      }
    }
  }

  #forget(kind: SubjectKind, id: number): void {
    for (const column of this.#byNumber) if (column.kind === kind) column.counts.clear(id);
    this.#changes.subjectForgotten(kind, id);
  }
}
