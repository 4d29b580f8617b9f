import { EvidenceProblem } from "../core/evidence-problem.ts";

/** A table and its columns as the server writes them. */
export interface FoundTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly isView: boolean;
}

/** Table, column, and whether it is a view: one row for each column. */
export type ColumnRow = readonly [table: string, column: string, isView: boolean];

/**
 * The tables that are wanted; views only where no table is, for a view shows a table's accounts again. Throws an
 * `EvidenceProblem` when there is none; `place` says where the connection was taken from.
 */
export function wantedTables(
  rows: readonly ColumnRow[],
  isWanted: (table: string, columns: readonly string[]) => boolean,
  place: string,
): readonly FoundTable[] {
  const tables = new Map<string, { name: string; columns: string[]; isView: boolean }>();
  for (const [name, column, isView] of rows) {
    const known = tables.get(name);
    if (known) known.columns.push(column);
    else tables.set(name, { name, columns: [column], isView });
  }
  const wanted = [...tables.values()].filter(({ name, columns }) =>
    isWanted(
      name.toLowerCase(),
      columns.map((column) => column.toLowerCase()),
    ),
  );
  if (wanted.length === 0) {
    throw new EvidenceProblem(
      "no-account-table",
      place,
      "Put a query into the settings: SELECT ... AS username, ... AS password FROM ...",
    );
  }
  const own = wanted.filter(({ isView }) => !isView);
  return own.length > 0 ? own : wanted;
}
