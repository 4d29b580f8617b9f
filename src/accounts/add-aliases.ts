import { ALIAS_COLUMNS, TARGET_COLUMNS } from "./account-columns.ts";
import type { AccountRecord } from "./row-account.ts";
import type { StoredRow } from "./rows/stored-row.ts";

/** A list may have thousands of members; an account that is in so many has enough. */
const ALIASES_MAX = 100;

/** Gives each account the addresses that lead to it. Inactive aliases lead nowhere. */
export function addAliases(
  records: readonly AccountRecord[],
  rows: readonly StoredRow[],
): readonly AccountRecord[] {
  const addressesOf = new Map<string, Set<string>>();
  for (const { values } of rows) {
    if (values.get("active") === "0" || values.get("active") === "f") continue;
    const address = valueOf(values, ALIAS_COLUMNS);
    for (const target of valueOf(values, TARGET_COLUMNS).split(/[\s,;]+/)) {
      if (target === "" || address === "" || target === address) continue;
      const known = addressesOf.get(target.toLowerCase()) ?? new Set();
      if (known.size < ALIASES_MAX) known.add(address);
      addressesOf.set(target.toLowerCase(), known);
    }
  }
  return records.map((record) => {
    const found = addressesOf.get(record.account.login.toLowerCase());
    if (found === undefined) return record;
    const aliases = [...new Set([...record.account.aliases, ...found])].sort();
    return { ...record, account: { ...record.account, aliases } };
  });
}

function valueOf(values: StoredRow["values"], columns: readonly string[]): string {
  const column = columns.find((name) => values.has(name));
  return column === undefined ? "" : (values.get(column)?.trim() ?? "");
}
