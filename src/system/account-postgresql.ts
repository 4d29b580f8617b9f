import { readFile } from "node:fs/promises";
import type { Client } from "pg";
import type { AccountBackend, DatabaseTable } from "../core/account-backend.ts";
import type { SqlConnection } from "../core/account-connection.ts";
import {
  CHARACTERS_MAX,
  COLUMNS_MAX,
  CONNECT_MS,
  PAGE_ROWS,
  STATEMENT_MS,
} from "./account-limits.ts";
import { accountProblem } from "./account-problem.ts";
import { TableRows } from "./table-rows.ts";
import { wantedTables } from "./wanted-tables.ts";

/** What the user may read and would find without naming a schema. */
export const COLUMNS_SQL =
  "SELECT c.relname, a.attname, c.relkind IN ('v', 'm') FROM pg_catalog.pg_class c" +
  " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid" +
  " WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped" +
  " AND pg_catalog.pg_table_is_visible(c.oid) AND c.relnamespace::regnamespace::text NOT IN" +
  " ('pg_catalog', 'information_schema') AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')" +
  ` ORDER BY 1, a.attnum LIMIT ${COLUMNS_MAX}`;

type Row = readonly (string | null)[];

/** Accounts in a PostgreSQL database, read in a transaction that cannot write. `place`: where its settings stand. */
export function postgresqlAccounts(connection: SqlConnection, place: string): AccountBackend {
  return {
    async tables(isWanted) {
      let session: Client | undefined;
      try {
        session = await connectPostgresql(connection, place);
        await session.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        const { query } = connection;
        if (query !== undefined) return [await readTable(session, query, "")];
        const columns = await session.query<[string, string, boolean]>({
          text: COLUMNS_SQL,
          rowMode: "array",
        });
        const tables: DatabaseTable[] = [];
        for (const table of wantedTables(columns.rows, isWanted, place)) {
          const list = table.columns.map(
            (one) =>
              `left(${quotedPostgresql(one)}::text, ${CHARACTERS_MAX}) AS ${quotedPostgresql(one)}`,
          );
          const sql = `SELECT ${list.join(", ")} FROM ${quotedPostgresql(table.name)}`;
          tables.push(await readTable(session, sql, table.name.toLowerCase()));
        }
        return tables;
      } catch (error) {
        throw accountProblem(error, place);
      } finally {
        // The server may be gone; there is nothing to save.
        await session?.end().catch(() => undefined);
      }
    },
  };
}

/** Opens the first address that answers; throws an `EvidenceProblem`. */
export async function connectPostgresql(connection: SqlConnection, place: string): Promise<Client> {
  const { places, user, password, database, tls, caFile } = connection;
  const { default: pg } = await import("pg");
  const ca = caFile === undefined ? undefined : await readFile(caFile, "utf8");
  let problem: unknown;
  for (const address of places) {
    const session = new pg.Client({
      // A folder for a host is a socket in it.
      host: address.kind === "socket" ? address.path : address.host,
      port: address.port,
      user,
      database,
      ...(password === null ? {} : { password }),
      ssl: tls === "off" ? false : ca === undefined ? true : { ca },
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      query_timeout: STATEMENT_MS + CONNECT_MS,
      application_name: "mailwarden",
    });
    // An error that comes when nobody waits must not end the program: the next statement meets it again.
    session.on("error", () => undefined);
    try {
      await session.connect();
      return session;
    } catch (error) {
      problem ??= error;
      await session.end().catch(() => undefined);
    }
  }
  throw accountProblem(problem ?? { code: "ENOTFOUND" }, place);
}

/** Page by page, so that no more is in memory than is kept. */
async function readTable(session: Client, sql: string, name: string): Promise<DatabaseTable> {
  const table = new TableRows();
  let columns: readonly string[] = [];
  await session.query(`DECLARE accounts NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const page = await session.query<Row[]>({
      text: `FETCH ${PAGE_ROWS} FROM accounts`,
      rowMode: "array",
      types: { getTypeParser: () => (value: string) => value.slice(0, CHARACTERS_MAX) },
    });
    columns = page.fields.map((field) => field.name.toLowerCase());
    if (page.rows.length === 0 || !page.rows.every((row) => table.add(row as unknown as Row)))
      break;
  }
  await session.query("CLOSE accounts");
  const whole = name !== "" && !table.isFull;
  return { form: "database", name, columns, rows: table.rows, whole };
}

/** PostgreSQL, 4.1.1. */
export function quotedPostgresql(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
