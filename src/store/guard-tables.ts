import type { Database, SqlValue, Statement } from "./open-database.ts";

/** Version of the tables; a file of another is not touched. */
const SCHEMA = 1;
const TABLES = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS columns (number INTEGER PRIMARY KEY, key TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS subjects (kind TEXT, id INTEGER, name TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counters (kind TEXT, id INTEGER, seq INTEGER NOT NULL, slots BLOB NOT NULL,
  PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS remembered (pool INTEGER, hash INTEGER, value INTEGER NOT NULL, PRIMARY KEY (pool, hash))
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS journal (seq INTEGER PRIMARY KEY, changes BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS records (kind TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, event TEXT NOT NULL);
`;

/** Everything that is counted of one subject. */
export interface StoredCounters {
  readonly kind: string;
  readonly id: number;
  /** Changes of the journal up to here are in it. */
  readonly seq: number;
  /** 32-bit integers. */
  readonly slots: Uint8Array;
}

/** Small things that are read and written whole: what is held, overrides, bans. */
export interface StoredRecord {
  readonly kind: string;
  readonly key: string;
  /** JSON; null = take it out. */
  readonly value: string | null;
}

/** All that is written in one transaction. */
export interface StateBatch {
  readonly seq: number;
  /** Bytes of the journal; empty = nothing happened. */
  readonly changes: Uint8Array;
  readonly columns: readonly { readonly number: number; readonly key: string }[];
  readonly subjects: readonly {
    readonly kind: string;
    readonly id: number;
    /** null = forgotten, with its counters. */
    readonly name: string | null;
  }[];
  readonly counters: readonly StoredCounters[];
  readonly remembered: Iterable<readonly [pool: number, hash: number, value: number]>;
  readonly records: readonly StoredRecord[];
  readonly events: readonly string[];
  readonly meta: Readonly<Record<string, string>>;
  /** The journal up to here is in the counters. */
  readonly dropJournalUpTo: number | undefined;
}

interface MetaRow {
  readonly key: string;
  readonly value: string;
}

/** The state of the guard in one SQLite file. */
export class GuardTables {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();

  /** Throws when the file belongs to a newer version. */
  constructor(database: Database) {
    this.#database = database;
    const version = (database.prepare("PRAGMA user_version").get() as { user_version: number })
      .user_version;
    if (version > SCHEMA) throw new Error(`its tables have version ${version}, known is ${SCHEMA}`);
    database.exec(`${TABLES} PRAGMA user_version=${SCHEMA}`);
  }

  write(batch: StateBatch): void {
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      this.#writeAll(batch);
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  meta(): Readonly<Record<string, string>> {
    const rows = this.#prepared("SELECT key, value FROM meta").all() as MetaRow[];
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  }

  columns(): readonly { readonly number: number; readonly key: string }[] {
    const rows = this.#prepared("SELECT number, key FROM columns ORDER BY number").all();
    return rows as { number: number; key: string }[];
  }

  subjects(): IterableIterator<{
    readonly kind: string;
    readonly id: number;
    readonly name: string;
  }> {
    return this.#each("SELECT kind, id, name FROM subjects");
  }

  counters(): IterableIterator<StoredCounters> {
    return this.#each("SELECT kind, id, seq, slots FROM counters");
  }

  remembered(): IterableIterator<{
    readonly pool: number;
    readonly hash: number;
    readonly value: number;
  }> {
    return this.#each("SELECT pool, hash, value FROM remembered");
  }

  journal(): IterableIterator<{ readonly seq: number; readonly changes: Uint8Array }> {
    return this.#each("SELECT seq, changes FROM journal ORDER BY seq");
  }

  records(kind: string): readonly { readonly key: string; readonly value: string }[] {
    return this.#prepared("SELECT key, value FROM records WHERE kind = ?").all(kind) as {
      key: string;
      value: string;
    }[];
  }

  /** The newest, oldest first. */
  events(limit: number): readonly string[] {
    const rows = this.#prepared("SELECT event FROM events ORDER BY id DESC LIMIT ?").all(limit);
    return rows.map((row) => (row as { event: string }).event).toReversed();
  }

  close(): void {
    this.#database.close();
  }

  #writeAll(batch: StateBatch): void {
    const run = (sql: string, ...values: readonly SqlValue[]) => this.#prepared(sql).run(...values);
    if (batch.changes.length > 0) {
      run("INSERT INTO journal (seq, changes) VALUES (?, ?)", batch.seq, batch.changes);
    }
    for (const { number, key } of batch.columns) {
      run("INSERT OR REPLACE INTO columns (number, key) VALUES (?, ?)", number, key);
    }
    for (const { kind, id, name } of batch.subjects) {
      if (name === null) {
        run("DELETE FROM subjects WHERE kind = ? AND id = ?", kind, id);
        run("DELETE FROM counters WHERE kind = ? AND id = ?", kind, id);
      } else {
        run("INSERT OR REPLACE INTO subjects (kind, id, name) VALUES (?, ?, ?)", kind, id, name);
      }
    }
    for (const { kind, id, seq, slots } of batch.counters) {
      const sql = "INSERT OR REPLACE INTO counters (kind, id, seq, slots) VALUES (?, ?, ?, ?)";
      run(sql, kind, id, seq, slots);
    }
    for (const triple of batch.remembered) {
      run("INSERT OR REPLACE INTO remembered (pool, hash, value) VALUES (?, ?, ?)", ...triple);
    }
    for (const { kind, key, value } of batch.records) {
      if (value === null) run("DELETE FROM records WHERE kind = ? AND key = ?", kind, key);
      else
        run("INSERT OR REPLACE INTO records (kind, key, value) VALUES (?, ?, ?)", kind, key, value);
    }
    for (const event of batch.events) run("INSERT INTO events (event) VALUES (?)", event);
    for (const [key, value] of Object.entries(batch.meta)) {
      run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", key, value);
    }
    if (batch.dropJournalUpTo !== undefined) {
      run("DELETE FROM journal WHERE seq <= ?", batch.dropJournalUpTo);
    }
  }

  /** A full disk may have ended the transaction already. */
  #rollback(): void {
    try {
      this.#database.exec("ROLLBACK");
    } catch {
      // There is no transaction any more.
    }
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #each<Row extends object>(sql: string): IterableIterator<Row> {
    return this.#prepared(sql).iterate() as IterableIterator<Row>;
  }
}
