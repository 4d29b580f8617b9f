import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { loadSqliteBinary } from "./sqlite-binary.ts";

export type SqlValue = null | number | bigint | string | Uint8Array;

export interface Statement {
  run(...values: readonly SqlValue[]): unknown;
  get(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): readonly unknown[];
  iterate(...values: readonly SqlValue[]): IterableIterator<unknown>;
}

/** What is used of a SQLite database; `node:sqlite` and its stand-in are alike. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface SqliteModule {
  readonly DatabaseSync: new (path: string) => Database;
}

/** There is no SQLite for this Node and this processor. */
export class SqliteMissing extends Error {
  override readonly name = "SqliteMissing";
}

/**
 * Opens a database for one writer, and makes its folder. A commit is in the system's hands at once, so a killed
 * process loses nothing of it; a power cut may lose the last seconds, but never damages the file (SQLite, "PRAGMA
 * synchronous", NORMAL in WAL mode).
 */
export function openDatabase(path: string): Database {
  const { DatabaseSync } = loadSqlite();
  mkdirSync(dirname(path), { recursive: true, mode: 0o750 });
  const database = new DatabaseSync(path);
  database.exec(
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=2000;" +
      " PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=33554432; PRAGMA trusted_schema=OFF",
  );
  return database;
}

/** Node's own from 22.13 on, before that the same in a binary that is shipped. */
function loadSqlite(): SqliteModule {
  const own = process.getBuiltinModule("node:sqlite") as SqliteModule | undefined;
  if (own !== undefined) return own;
  try {
    return loadSqliteBinary() as SqliteModule;
  } catch (error) {
    throw new SqliteMissing(error instanceof Error ? error.message : String(error));
  }
}
