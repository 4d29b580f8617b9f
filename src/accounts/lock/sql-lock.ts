import type { SqlSession } from "../../core/sql-session.ts";
import { ADMINISTRATOR_TABLES, DOMAIN_COLUMNS, LOGIN_COLUMNS } from "../account-columns.ts";
import { isAccountTable } from "../account-table.ts";
import type { LockOutcome, StoredChange, UndoOutcome } from "./account-lock.ts";
import { lockChanges } from "./lock-changes.ts";

/** The row of an account, by the values that name it, and what changes in it. */
export interface SqlRowLock {
  /** As the server writes it. */
  readonly table: string;
  readonly key: readonly { readonly column: string; readonly value: string }[];
  readonly changes: readonly StoredChange[];
}

/** Every row of the account: a login may stand in several tables. For a journal: old hashes are in it. */
export interface SqlLock {
  readonly login: string;
  readonly rows: readonly SqlRowLock[];
}

/**
 * Finds what a lock of `login` would change, in the tables of PostfixAdmin, iRedMail and ExtMail and in others whose
 * columns tell; administrators' tables of the panels are left alone, for nobody sends mail with those. `locked` is the
 * password that fits none. No rows = there is no such account; rows without changes = it is locked.
 */
export async function planSqlLock(
  session: SqlSession,
  login: string,
  locked: string,
): Promise<SqlLock> {
  const rows: SqlRowLock[] = [];
  for (const { name, columns } of await session.tables()) {
    const table = name.toLowerCase();
    const lower = columns.map((column) => column.toLowerCase());
    if (ADMINISTRATOR_TABLES.has(table) || !isAccountTable(table, new Set(lower))) continue;
    rows.push(...(await findRow(session, name, columns, login, locked)));
  }
  return { login, rows };
}

async function findRow(
  session: SqlSession,
  table: string,
  columns: readonly string[],
  login: string,
  locked: string,
): Promise<readonly SqlRowLock[]> {
  const named = (wanted: readonly string[]) =>
    wanted.flatMap((name) => columns.find((column) => column.toLowerCase() === name) ?? [])[0];
  const user = named(LOGIN_COLUMNS);
  const domain = named(DOMAIN_COLUMNS);
  if (user === undefined) return [];
  const at = login.lastIndexOf("@");
  const whole = [{ column: user, value: login }];
  const parts =
    domain === undefined || at < 0
      ? []
      : [
          [
            { column: user, value: login.slice(0, at) },
            { column: domain, value: login.slice(at + 1) },
          ],
        ];
  for (const key of [whole, ...parts]) {
    const where = key
      .map(({ column }, index) => `${session.quoted(column)} = ${session.value(index + 1)}`)
      .join(" AND ");
    const sql = `SELECT * FROM ${session.quoted(table)} WHERE ${where}`;
    const found = await session.rows(
      sql,
      key.map(({ value }) => value),
    );
    const [row] = found;
    const changes = row && lockChanges(row, locked);
    if (changes) return [{ table, key, changes: withOwnNames(changes, columns) }];
  }
  return [];
}

function withOwnNames(
  changes: readonly StoredChange[],
  columns: readonly string[],
): readonly StoredChange[] {
  return changes.map((change) => ({
    ...change,
    name: columns.find((column) => column.toLowerCase() === change.name) ?? change.name,
  }));
}

/** Makes the changes of a plan, all or none: a row that is not as it was planned ends it. */
export async function applySqlLock(
  session: SqlSession,
  plan: SqlLock,
): Promise<LockOutcome<SqlLock>> {
  if (plan.rows.length === 0) return { status: "missing" };
  const rows = plan.rows.filter(({ changes }) => changes.length > 0);
  if (rows.length === 0) return { status: "already" };
  for (const row of rows) {
    if (!(await changeRow(session, row, row.changes))) throw new RowChanged(row.table);
  }
  return { status: "done", undo: { login: plan.login, rows } };
}

/** Gives the rows back what `applySqlLock` took, all or none; the old password is one of it. */
export async function undoSqlLock(session: SqlSession, lock: SqlLock): Promise<UndoOutcome> {
  for (const row of lock.rows) {
    const back = row.changes.map(({ name, from, to }) => ({ name, from: to, to: from }));
    if (!(await changeRow(session, row, back))) throw new RowChanged(row.table);
  }
  return { status: "undone" };
}

/** Thrown so that the transaction takes everything back: somebody else changed the row, or it is gone. */
export class RowChanged extends Error {
  override readonly name = "RowChanged";

  constructor(table: string) {
    super(`a row of ${table} is not as it was`);
  }
}

/** One statement compares and changes: tables without transactions (MyISAM) are never half done either. */
async function changeRow(
  session: SqlSession,
  { table, key }: SqlRowLock,
  changes: readonly {
    readonly name: string;
    readonly from: string | null;
    readonly to: string | null;
  }[],
): Promise<boolean> {
  const values: (string | null)[] = [];
  const mark = (value: string | null): number => values.push(value);
  const set = changes.map(({ name, to }) => `${session.quoted(name)} = ${session.value(mark(to))}`);
  const where = [
    ...key.map(({ column, value }) => `${session.quoted(column)} = ${session.value(mark(value))}`),
    ...changes.map(({ name, from }) => session.equals(name, mark(from))),
  ];
  const sql = `UPDATE ${session.quoted(table)} SET ${set.join(", ")} WHERE ${where.join(" AND ")}`;
  return (await session.change(sql, values)) === 1;
}
