import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { SqliteQuery } from "./account-sqlite.ts";

/** What is used of `node:sqlite`, which Node 20 has not. */
interface SqliteModule {
  readonly DatabaseSync: new (
    path: string,
    options: { readonly readOnly: boolean },
  ) => {
    exec(sql: string): void;
    prepare(sql: string): { all(): readonly unknown[] };
    close(): void;
  };
}

/** Asks Node's own SQLite, where there is one. */
export function sqliteByNode(path: string): SqliteQuery {
  const sqlite = process.getBuiltinModule("node:sqlite") as SqliteModule | undefined;
  return async (sql) => {
    if (sqlite === undefined) return undefined;
    try {
      const database = new sqlite.DatabaseSync(path, { readOnly: true });
      try {
        database.exec("PRAGMA trusted_schema=OFF");
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    } catch {
      throw new EvidenceProblem(
        "read-error",
        "it cannot be read as a SQLite database",
        "Copy it again while its server is stopped, with its -wal file beside it.",
      );
    }
  };
}
