import { TripleList } from "./memory/triple-list.ts";
import type {
  GuardTables,
  StateBatch,
  StoredCounters,
  StoredRecord,
} from "../store/guard-tables.ts";
import type { Column, CounterChanges } from "./limits/counters.ts";
import type { Journal } from "./limits/journal.ts";
import { SUBJECT_KINDS, type SubjectKind } from "./limits/limit.ts";

/** Rows of counters written in one step: more would keep answers waiting. */
const FOLD_ROWS = 400;
/** The journal is folded into the counters when it has grown so much, or is so old. */
const FOLD_BYTES = 32 << 20;
const FOLD_MS = 60_000;
const FOLD_REMEMBERED = 50_000;
/** Entries of the journal that are dropped in one step. */
const DROP_ENTRIES = 40;
const RETRY_MS = 2_000;

interface Dirty {
  readonly kind: SubjectKind;
  flags: Uint8Array;
  ids: number[];
  /** What the fold that is going on still has to write. */
  folding: number[];
}

interface Fold {
  /** Entries of the journal up to here are in the counters when all is written. */
  readonly upTo: number;
  /** How many of the forgotten subjects were forgotten before it began. */
  readonly forgotten: number;
  readonly remembered: TripleList;
}

/** How a write went; null = well. */
export interface WriteOutcome {
  readonly error: string | null;
}

/**
 * Writes the state behind the answers. What changed is put into a journal at every beat, as one row; now and then the
 * counters that changed are written whole, some at a time, and the journal up to then is dropped. A counter knows up
 * to which entry of the journal it was written, so that nothing counts twice after a crash in between.
 */
export class StateKeeper implements CounterChanges {
  readonly #tables: GuardTables;
  readonly #journal: Journal;
  readonly #slotsOf: (kind: SubjectKind, id: number) => Int32Array;
  readonly #meta: () => Readonly<Record<string, string>>;
  readonly #dirty: readonly Dirty[] = SUBJECT_KINDS.map((kind) => ({
    kind,
    flags: new Uint8Array(256),
    ids: [],
    folding: [],
  }));
  #remembered = new TripleList();
  #columns: StateBatch["columns"][number][] = [];
  #subjects: StateBatch["subjects"][number][] = [];
  /** By kind and key, the last word of each: while the file cannot be written they wait here. */
  #records = new Map<string, StoredRecord>();
  #events: string[] = [];
  #forgotten: { readonly kind: SubjectKind; readonly id: number }[] = [];
  #seq: number;
  #journalBytes = 0;
  #fold: Fold | undefined;
  #droppedUpTo: number;
  #foldedAtMs = 0;
  #retryAtMs = 0;
  #mustFold = false;
  /** Why the state could not be written the last time; null = it could. */
  error: string | null = null;
  /** Gives the number of a forgotten subject back when no entry of the journal names it any more. */
  onRecycle: (kind: SubjectKind, id: number) => void = () => undefined;

  /** `first` and `last`: the entries that are in the journal. */
  constructor(
    tables: GuardTables,
    journal: Journal,
    { first, last }: { readonly first: number; readonly last: number },
    sources: {
      readonly slotsOf: (kind: SubjectKind, id: number) => Int32Array;
      readonly meta: () => Readonly<Record<string, string>>;
    },
  ) {
    this.#tables = tables;
    this.#journal = journal;
    this.#seq = last;
    this.#droppedUpTo = first - 1;
    this.#slotsOf = sources.slotsOf;
    this.#meta = sources.meta;
  }

  /** The last entry of the journal. */
  get seq(): number {
    return this.#seq;
  }

  columnAdded({ number, key }: Column): void {
    this.#columns.push({ number, key });
  }

  subjectAdded(kind: SubjectKind, id: number, name: string): void {
    this.#subjects.push({ kind, id, name });
  }

  subjectForgotten(kind: SubjectKind, id: number): void {
    this.#subjects.push({ kind, id, name: null });
    this.#forgotten.push({ kind, id });
  }

  subjectCounted(kind: SubjectKind, id: number): void {
    const dirty = this.#dirty[SUBJECT_KINDS.indexOf(kind)];
    if (dirty === undefined || dirty.flags[id] === 1) return;
    if (id >= dirty.flags.length) {
      const larger = new Uint8Array(Math.max(id + 1, dirty.flags.length * 2));
      larger.set(dirty.flags);
      dirty.flags = larger;
    }
    dirty.flags[id] = 1;
    dirty.ids.push(id);
  }

  /** `pool`: a number; the hash has 53 bits. */
  remember(pool: number, hash: number, value: number): void {
    this.#remembered.push(pool, hash, value);
    this.#journal.push("remember", Math.floor(hash / 2 ** 32), hash | 0, value, pool);
  }

  record(record: StoredRecord): void {
    this.#records.set(`${record.kind} ${record.key}`, record);
  }

  event(event: string): void {
    this.#events.push(event);
  }

  /** Writes what changed since the last beat; never throws. Undefined when there was nothing to do. */
  beat(nowMs: number): WriteOutcome | undefined {
    if (nowMs < this.#retryAtMs) return undefined;
    if (this.#fold === undefined && this.#isFoldDue(nowMs)) this.#startFold(nowMs);
    const isIdle = this.#journal.isEmpty && this.#fold === undefined && !this.#hasOthers();
    if (isIdle) return undefined;
    const outcome = this.#write(nowMs);
    this.error = outcome.error;
    return outcome;
  }

  /** Writes everything and closes the file. */
  close(nowMs: number): void {
    this.#retryAtMs = 0;
    this.#startFold(nowMs);
    while (this.#fold !== undefined && this.#write(nowMs).error === null);
    this.#tables.close();
  }

  #hasOthers(): boolean {
    return (
      this.#columns.length + this.#subjects.length + this.#records.size + this.#events.length > 0
    );
  }

  #isFoldDue(nowMs: number): boolean {
    if (this.#mustFold || this.#journalBytes > FOLD_BYTES) return true;
    if (this.#remembered.length > FOLD_REMEMBERED) return true;
    return this.#journalBytes > 0 && nowMs - this.#foldedAtMs > FOLD_MS;
  }

  #startFold(nowMs: number): void {
    this.#foldedAtMs = nowMs;
    this.#journalBytes = 0;
    this.#fold = {
      upTo: this.#seq,
      forgotten: this.#forgotten.length,
      remembered: this.#remembered,
    };
    this.#remembered = new TripleList();
    for (const dirty of this.#dirty) {
      for (const id of dirty.ids) {
        dirty.flags[id] = 0;
        dirty.folding.push(id);
      }
      dirty.ids = [];
    }
  }

  #write(nowMs: number): WriteOutcome {
    const seq = this.#seq + 1;
    const fold = this.#fold;
    const counters = fold === undefined ? [] : this.#someCounters(seq);
    const remembered = fold?.remembered.pop(FOLD_ROWS) ?? [];
    const isWritten = fold !== undefined && counters.length + remembered.length === 0;
    const dropUpTo = isWritten ? Math.min(fold.upTo, this.#droppedUpTo + DROP_ENTRIES) : undefined;
    const changes = this.#journal.take();
    try {
      this.#tables.write({
        seq,
        changes,
        columns: this.#columns,
        subjects: this.#subjects,
        counters,
        remembered,
        records: [...this.#records.values()],
        events: this.#events,
        meta: this.#meta(),
        dropJournalUpTo: dropUpTo,
      });
    } catch (error) {
      // The changes are in memory; the counters that they are in are still marked, or are marked again.
      for (const { kind, id } of counters) {
        this.#dirty.find((dirty) => dirty.kind === kind)?.folding.push(id);
      }
      for (const triple of remembered) fold?.remembered.push(...triple);
      this.#mustFold = true;
      this.#retryAtMs = nowMs + RETRY_MS;
      return { error: error instanceof Error ? error.message : String(error) };
    }
    this.#seq = seq;
    this.#journalBytes += changes.length;
    this.#columns = [];
    this.#subjects = [];
    this.#records.clear();
    this.#events = [];
    this.#droppedUpTo = dropUpTo ?? this.#droppedUpTo;
    if (fold !== undefined && dropUpTo === fold.upTo) this.#endFold(fold);
    return { error: null };
  }

  #endFold(fold: Fold): void {
    for (const { kind, id } of this.#forgotten.splice(0, fold.forgotten)) {
      this.onRecycle(kind, id);
    }
    this.#fold = undefined;
    this.#mustFold = false;
  }

  #someCounters(seq: number): readonly StoredCounters[] {
    const rows: StoredCounters[] = [];
    for (const { kind, folding } of this.#dirty) {
      while (rows.length < FOLD_ROWS) {
        const id = folding.pop();
        if (id === undefined) break;
        const slots = this.#slotsOf(kind, id);
        rows.push({ kind, id, seq, slots: new Uint8Array(slots.buffer) });
      }
    }
    return rows;
  }
}
