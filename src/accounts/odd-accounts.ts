import type { AccountFinding } from "./account-finding.ts";
import type { AccountRecord } from "./row-account.ts";
import { storedTimeMs } from "./stored-time.ts";

/** What nearly all rows of a table have, and one lacks, is odd; in a table of three nothing is. */
const ROWS_MIN = 5;
const USUAL_SHARE_MIN = 0.8;
/** Clocks and zones differ by less. */
const AHEAD_MS = 26 * 3_600_000;
/** A new colleague has not logged in yet. */
const NEW_MS = 90 * 86_400_000;

/**
 * Accounts without the traces that their neighbours have: made past the administration's tools (no creation date, or
 * one that lies ahead), or never used. Signs to look at, no proof: severity `low` and `info`.
 */
export function oddAccounts(
  records: readonly AccountRecord[],
  nowMs: number,
): readonly AccountFinding[] {
  return tablesOf(records).flatMap((table) => [
    ...withoutDate(table),
    ...ahead(table, nowMs),
    ...neverUsed(table, nowMs),
  ]);
}

function tablesOf(records: readonly AccountRecord[]): readonly (readonly AccountRecord[])[] {
  const tables = new Map<string, AccountRecord[]>();
  for (const record of records) {
    const { store, source, isAdministrator } = record.account;
    const id = `${store}\0${source.name}\0${source.table}\0${isAdministrator}`;
    const table = tables.get(id);
    if (table) table.push(record);
    else tables.set(id, [record]);
  }
  return [...tables.values()];
}

/** Those that lack what at least four of five have. */
function exceptions(
  table: readonly AccountRecord[],
  has: (record: AccountRecord) => boolean,
): readonly AccountRecord[] {
  const without = table.filter((record) => !has(record));
  const usual = table.length - without.length;
  return table.length >= ROWS_MIN && usual >= table.length * USUAL_SHARE_MIN ? without : [];
}

function finding(
  record: AccountRecord,
  code: AccountFinding["code"],
  severity: AccountFinding["severity"],
  data: AccountFinding["data"],
): AccountFinding {
  const { login, source, shown } = record.account;
  return { code, severity, subject: login, data, proof: [{ source, text: shown }] };
}

function withoutDate(table: readonly AccountRecord[]): readonly AccountFinding[] {
  return exceptions(table, ({ account }) => account.createdAt !== null)
    .filter(({ account }) => account.active !== false)
    .map((record) =>
      finding(record, "account-unmade", "low", { createdAt: null, tableRows: table.length }),
    );
}

function ahead(table: readonly AccountRecord[], nowMs: number): readonly AccountFinding[] {
  return table.flatMap((record) => {
    const { createdAt } = record.account;
    const isAhead = createdAt !== null && storedTimeMs(createdAt) > nowMs + AHEAD_MS;
    return isAhead
      ? [finding(record, "account-unmade", "low", { createdAt, tableRows: table.length })]
      : [];
  });
}

function neverUsed(table: readonly AccountRecord[], nowMs: number): readonly AccountFinding[] {
  return exceptions(table, ({ account }) => account.lastLoginAt !== null).flatMap((record) => {
    const { active, createdAt } = record.account;
    const isNew = createdAt === null || storedTimeMs(createdAt) > nowMs - NEW_MS;
    if (active === false || isNew) return [];
    return [finding(record, "account-never-used", "info", { createdAt, tableRows: table.length })];
  });
}
