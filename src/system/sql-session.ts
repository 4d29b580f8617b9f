import type { SqlConnection } from "../core/account-connection.ts";
import type { SqlSession } from "../core/sql-session.ts";
import { COLUMNS_SQL as MYSQL_COLUMNS, connectMysql, quotedMysql } from "./account-mysql.ts";
import {
  COLUMNS_SQL as POSTGRESQL_COLUMNS,
  connectPostgresql,
  quotedPostgresql,
} from "./account-postgresql.ts";

/** The type of truth values (PostgreSQL, catalogue `pg_type`). */
const BOOLEAN = 16;

type Row = readonly (string | null)[];

/**
 * Runs `work` in one transaction of a database, and commits it; what `work` throws takes everything back and is thrown
 * on, as is the driver's error. `place`: where the connection's settings stand.
 */
export function withSqlSession<T>(
  connection: SqlConnection,
  place: string,
  work: (session: SqlSession) => Promise<T>,
): Promise<T> {
  return connection.kind === "mysql"
    ? inMysql(connection, place, work)
    : inPostgresql(connection, place, work);
}

async function inMysql<T>(
  connection: SqlConnection,
  place: string,
  work: (session: SqlSession) => Promise<T>,
): Promise<T> {
  const client = await connectMysql(connection, place);
  const ask = (sql: string, values: readonly (string | null)[] = []) =>
    new Promise<{
      readonly rows: readonly Row[];
      readonly names: readonly string[];
      readonly count: number;
    }>((resolve, reject) => {
      const options = { sql, values: [...values], rowsAsArray: true };
      client.query({ ...options, typeCast: (field) => field.string() }, (error, answer, fields) => {
        if (error) return reject(error);
        const rows = Array.isArray(answer) ? (answer as Row[]) : [];
        const count = Array.isArray(answer) ? rows.length : answer.affectedRows;
        resolve({ rows, count, names: (fields ?? []).map(({ name }) => name) });
      });
    });
  try {
    // A value that is too long must fail instead of being cut.
    await ask("SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')");
    await ask("START TRANSACTION");
    const done = await work({
      tables: async () => tablesOf((await ask(MYSQL_COLUMNS)).rows, (view) => view === "1"),
      rows: async (sql, values) => {
        const { rows, names } = await ask(sql, values);
        return rows.map((row) => byName(names, row));
      },
      change: async (sql, values) => (await ask(sql, values)).count,
      quoted: quotedMysql,
      value: () => "?",
      // Names are compared without regard to case, passwords must not be.
      equals: (column) => `BINARY ${quotedMysql(column)} <=> BINARY ?`,
    });
    await ask("COMMIT");
    return done;
  } catch (error) {
    await ask("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.destroy();
  }
}

async function inPostgresql<T>(
  connection: SqlConnection,
  place: string,
  work: (session: SqlSession) => Promise<T>,
): Promise<T> {
  const client = await connectPostgresql(connection, place);
  const types = { getTypeParser: () => (value: string) => value };
  const ask = (text: string, values: readonly (string | null)[] = []) =>
    client.query<(string | null)[]>({ text, values: [...values], rowMode: "array", types });
  try {
    await client.query("BEGIN");
    const done = await work({
      tables: async () => tablesOf((await ask(POSTGRESQL_COLUMNS)).rows, (view) => view === "t"),
      rows: async (sql, values) => {
        const { rows, fields } = await ask(sql, values);
        const names = fields.map(({ name }) => name);
        const isTruth = fields.map(({ dataTypeID }) => dataTypeID === BOOLEAN);
        return rows.map((row) =>
          byName(
            names,
            row.map((value, at) => (isTruth[at] === true ? spelledOut(value) : value)),
          ),
        );
      },
      change: async (sql, values) => (await ask(sql, values)).rowCount ?? 0,
      quoted: quotedPostgresql,
      value: (at) => `$${at}`,
      equals: (column, at) => `${quotedPostgresql(column)}::text IS NOT DISTINCT FROM $${at}::text`,
    });
    await client.query("COMMIT");
    return done;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The short form of a truth value, which only the wire has: as text it is a word. */
function spelledOut(value: string | null): string | null {
  return value === "t" ? "true" : value === "f" ? "false" : value;
}

function tablesOf(
  rows: readonly Row[],
  isView: (mark: string | null) => boolean,
): Awaited<ReturnType<SqlSession["tables"]>> {
  const tables = new Map<string, string[]>();
  for (const [table, column, view] of rows) {
    if (table == null || column == null || isView(view ?? null)) continue;
    tables.set(table, [...(tables.get(table) ?? []), column]);
  }
  return [...tables].map(([name, columns]) => ({ name, columns }));
}

function byName(names: readonly string[], row: Row): ReadonlyMap<string, string | null> {
  return new Map(names.map((name, at) => [name.toLowerCase(), row[at] ?? null]));
}
