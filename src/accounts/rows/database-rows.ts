import type { DatabaseTable } from "../../core/account-backend.ts";
import { byColumn, type StoredRow } from "./stored-row.ts";

/** The rows of tables that a database gave, the entries of a directory. */
export function databaseRows(
  source: string,
  tables: readonly DatabaseTable[],
): readonly StoredRow[] {
  return tables.flatMap(({ form, name, columns, rows, whole }) =>
    rows.flatMap((row) => {
      const values = form === "directory" ? attributesOf(columns, row) : byColumn(columns, row);
      return values ? [{ form, source, line: 0, table: name, whole, values }] : [];
    }),
  );
}

/** A password that we may not see is no empty one. */
function attributesOf(
  names: readonly string[],
  row: readonly (string | null)[],
): StoredRow["values"] {
  return new Map(
    names.flatMap((name, at) => {
      const value = row[at] ?? null;
      return value === null ? [] : [[name, value] as const];
    }),
  );
}
