import { mayHoldAccounts } from "../account-table.ts";
import { readDelimitedRows } from "./delimited-rows.ts";
import { readGridRows } from "./grid-rows.ts";
import { readLdifRows } from "./ldif-rows.ts";
import { readPasswdRows } from "./passwd-rows.ts";
import { readSqlRows } from "./sql-rows.ts";
import type { AccountText, StoredRow } from "./stored-row.ts";
import { readVerticalRows } from "./vertical-rows.ts";

/** Rows of accounts and aliases in a text, whatever form it has; a paste may have several. */
export function readRows({ name, text }: AccountText): readonly StoredRow[] {
  const sql = readSqlRows(name, text, mayHoldAccounts);
  const lines = sql.rest.split("\n").map((line) => line.replace(/\r$/, ""));
  const delimited = readDelimitedRows(name, sql.rest, (columns) => mayHoldAccounts("", columns));
  // A value in quotes may hold lines that look like anything.
  if (delimited.length > 0) return [...sql.rows, ...delimited];
  const printed = [...readVerticalRows(name, lines), ...readGridRows(name, lines)];
  return [
    ...sql.rows,
    ...printed.filter(({ table, values }) => mayHoldAccounts(table, [...values.keys()])),
    ...readPasswdRows(name, lines),
    ...(lines.some((line) => /^dn::? ./i.test(line)) ? readLdifRows(name, lines) : []),
  ];
}
