import type { AccountBackend, DatabaseTable } from "../core/account-backend.ts";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import { CHARACTERS_MAX, ROWS_MAX } from "./account-limits.ts";
import { sqliteByNode } from "./account-sqlite-node.ts";
import { sqliteByProgram } from "./account-sqlite-program.ts";

/** Rows of a result: objects by column. Throws an `EvidenceProblem`; undefined = this way is not to be had here. */
export type SqliteQuery = (sql: string) => Promise<readonly unknown[] | undefined>;

const COLUMNS_SQL =
  "SELECT m.name AS t, c.name AS c FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c" +
  " WHERE m.type = 'table' ORDER BY m.name, c.cid";

/**
 * The tables of a SQLite file, by the program `sqlite3`, else by Node's own SQLite (from Node 22 on). The file is
 * opened for reading only; its schema is somebody else's, so neither views nor triggers nor its functions are run.
 */
export function sqliteAccounts(path: string): AccountBackend {
  const ways = [sqliteByProgram(path), sqliteByNode(path)];
  const query = async (sql: string): Promise<readonly unknown[]> => {
    for (const way of ways) {
      const rows = await way(sql);
      if (rows !== undefined) return rows;
    }
    throw new EvidenceProblem(
      "program-missing",
      'the program "sqlite3" is not installed',
      "Install it: apt-get install sqlite3, or dnf install sqlite.",
    );
  };
  return {
    async tables(isWanted) {
      const tables: DatabaseTable[] = [];
      for (const [name, columns] of tablesOf(await query(COLUMNS_SQL))) {
        const lower = columns.map((column) => column.toLowerCase());
        if (!isWanted(name.toLowerCase(), lower)) continue;
        const rows = await query(selectSql(name, columns));
        tables.push({
          form: "database",
          name: name.toLowerCase(),
          columns: lower,
          rows: rows.map(valuesOf),
          whole: rows.length < ROWS_MAX,
        });
      }
      return tables;
    },
  };
}

function tablesOf(rows: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
  const tables = new Map<string, string[]>();
  for (const row of rows) {
    const [table, column] = valuesOf(row);
    if (table == null || column == null) continue;
    const known = tables.get(table);
    if (known) known.push(column);
    else tables.set(table, [column]);
  }
  return tables;
}

/** Columns get numbers for names: two of them may differ in case only. */
function selectSql(table: string, columns: readonly string[]): string {
  const list = columns.map(
    (column, at) => `substr(CAST(${quoted(column)} AS TEXT), 1, ${CHARACTERS_MAX}) AS c${at}`,
  );
  return `SELECT ${list.join(", ")} FROM main.${quoted(table)} LIMIT ${ROWS_MAX}`;
}

/** SQLite, "SQL As Understood By SQLite", identifiers. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function valuesOf(row: unknown): readonly (string | null)[] {
  if (typeof row !== "object" || row === null) return [];
  return Object.values(row).map((value: unknown) => (typeof value === "string" ? value : null));
}
