import type { Account } from "./account.ts";
import { isAccountTable, isAliasTable } from "./account-table.ts";
import { addAliases } from "./add-aliases.ts";
import { mergeRecords } from "./merge-records.ts";
import { storedForm } from "./password-scheme.ts";
import { type AccountRecord, passwordOf, rowAccount } from "./row-account.ts";
import { readRows } from "./rows/read-rows.ts";
import type { AccountText, StoredRow } from "./rows/stored-row.ts";

/**
 * Accounts in pieces of text of any form: SQL dumps, tables as mysql and psql print them (`\G` too, with prose around),
 * CSV, passwd-files, passwd and shadow, LDIF. Sorted by login. The same account of the same store in several pieces is
 * one; of different stores (two databases) it is several. Never throws; text that holds no accounts gives none.
 */
export function readAccounts(texts: readonly AccountText[]): readonly Account[] {
  return readAccountRecords(texts).map(({ account }) => account);
}

/** The same with the hidden passwords, for checking them. `rows` come from stores that are no text. */
export function readAccountRecords(
  texts: readonly AccountText[],
  rows: readonly StoredRow[] = [],
): readonly AccountRecord[] {
  const all = [...texts.flatMap((text) => readRows(text)), ...rows];
  const accounts = all.filter(isAccountRow);
  const clearColumns = columnsWithoutHashes(accounts);
  const records = accounts.flatMap((row) => {
    const record = rowAccount(row, clearColumns.has(columnId(row)));
    return record ? [record] : [];
  });
  const aliases = all.filter((row) => isAliasTable(row.table, row.values));
  return addAliases(mergeRecords(records), aliases);
}

function isAccountRow({ form, table, values }: StoredRow): boolean {
  if (form === "passwd" || form === "shadow" || form === "passwd-file") return true;
  if (form === "directory") return true;
  if (form === "ldif") return values.has("userpassword") || values.has("enabledservice");
  return isAccountTable(table, values);
}

function columnId({ source, table }: StoredRow): string {
  return `${source}\0${table}`;
}

/** Where most passwords were never hashed, one of thirteen letters is no DES hash either. */
function columnsWithoutHashes(rows: readonly StoredRow[]): ReadonlySet<string> {
  const clear = new Map<string, number>();
  for (const row of rows) {
    const scheme = storedForm(passwordOf(row) ?? "").scheme;
    const vote = scheme === "clear-text" ? 1 : scheme === "des-crypt" ? -1 : 0;
    clear.set(columnId(row), (clear.get(columnId(row)) ?? 0) + vote);
  }
  return new Set([...clear].filter(([, votes]) => votes > 0).map(([id]) => id));
}
