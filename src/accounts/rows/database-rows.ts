import type { DatabaseTable } from "../../core/account-backend.ts";
import { byColumn, type StoredRow } from "./stored-row.ts";

/** The rows of tables that a database gave. */
export function databaseRows(
  source: string,
  tables: readonly DatabaseTable[],
): readonly StoredRow[] {
  return tables.flatMap(({ name, columns, rows }) =>
    rows.flatMap((row) => {
      const values = byColumn(columns, row);
      const place = { form: "database", source, line: 0, table: name, whole: true } as const;
      return values ? [{ ...place, values }] : [];
    }),
  );
}
