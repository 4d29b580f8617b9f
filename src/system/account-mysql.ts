import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Connection, ConnectionOptions } from "mysql2";
import type { AccountBackend, DatabaseTable } from "../core/account-backend.ts";
import type { ServerPlace, SqlConnection } from "../core/account-connection.ts";
import {
  CHARACTERS_MAX,
  COLUMNS_MAX,
  CONNECT_MS,
  PAGE_ROWS,
  ROWS_MAX,
  STATEMENT_MS,
} from "./account-limits.ts";
import { accountProblem } from "./account-problem.ts";
import { TableRows } from "./table-rows.ts";
import { type ColumnRow, wantedTables } from "./wanted-tables.ts";

/** `localhost` is the socket, not the network (MySQL, "Connecting to the MySQL Server Using Command Options"). */
const SOCKETS = [
  "/run/mysqld/mysqld.sock",
  "/var/lib/mysql/mysql.sock",
  "/tmp/mysql.sock",
] as const;

/** Table, column, whether it is a view, in the order of the columns. */
export const COLUMNS_SQL =
  "SELECT c.TABLE_NAME, c.COLUMN_NAME, t.TABLE_TYPE LIKE '%VIEW' FROM information_schema.COLUMNS c" +
  " JOIN information_schema.TABLES t USING (TABLE_SCHEMA, TABLE_NAME)" +
  ` WHERE c.TABLE_SCHEMA = DATABASE() ORDER BY 1, c.ORDINAL_POSITION LIMIT ${COLUMNS_MAX}`;

/** Accounts in a MariaDB or MySQL database, read in a session that cannot write. `place`: where its settings stand. */
export function mysqlAccounts(connection: SqlConnection, place: string): AccountBackend {
  return {
    async tables(isWanted) {
      let session: Connection | undefined;
      try {
        session = await connectMysql(connection, place);
        await makeReadOnly(session);
        return await readTables(session, connection, (rows) => wantedTables(rows, isWanted, place));
      } catch (error) {
        throw accountProblem(error, place);
      } finally {
        session?.destroy();
      }
    },
  };
}

/** Opens the first address that answers; throws an `EvidenceProblem`. */
export async function connectMysql(connection: SqlConnection, place: string): Promise<Connection> {
  const { createConnection } = await import("mysql2");
  const { user, password, database, tls, caFile } = connection;
  const ca = caFile === undefined ? undefined : await readFile(caFile);
  const options: ConnectionOptions = {
    user,
    database,
    ...(password === null ? {} : { password }),
    ...(tls === "off" ? {} : { ssl: ca === undefined ? {} : { ca } }),
    charset: "utf8mb4",
    connectTimeout: CONNECT_MS,
    // A server that was taken over must not ask for files of this machine.
    flags: ["-LOCAL_FILES"],
    rowsAsArray: true,
  };
  let problem: unknown;
  for (const address of connection.places.flatMap(expanded)) {
    const session = createConnection({ ...options, ...addressOf(address) });
    // An error that comes when nobody waits must not end the program: the next statement meets it again.
    session.on("error", () => undefined);
    try {
      await new Promise<void>((resolve, reject) => {
        session.connect((error) => (error ? reject(error) : resolve()));
      });
      return session;
    } catch (error) {
      session.destroy();
      problem ??= error;
    }
  }
  throw accountProblem(problem ?? { code: "ENOTFOUND" }, place);
}

function expanded(place: ServerPlace): readonly ServerPlace[] {
  if (place.kind === "socket" || place.host !== "localhost") return [place];
  const sockets = SOCKETS.filter((path) => existsSync(path)).slice(0, 1);
  return [
    ...sockets.map((path) => ({ ...place, kind: "socket", path }) as const),
    { ...place, host: "127.0.0.1" },
  ];
}

function addressOf(place: ServerPlace): ConnectionOptions {
  return place.kind === "socket"
    ? { socketPath: place.path }
    : { host: place.host, port: place.port };
}

async function makeReadOnly(session: Connection): Promise<void> {
  // MariaDB has the first, MySQL the second.
  await ask(session, `SET SESSION max_statement_time = ${STATEMENT_MS / 1000}`).catch(() =>
    ask(session, `SET SESSION max_execution_time = ${STATEMENT_MS}`).catch(() => []),
  );
  await ask(session, "SET SESSION TRANSACTION READ ONLY");
  await ask(session, "START TRANSACTION READ ONLY");
}

async function readTables(
  session: Connection,
  { query }: SqlConnection,
  choose: (rows: readonly ColumnRow[]) => ReturnType<typeof wantedTables>,
): Promise<readonly DatabaseTable[]> {
  if (query !== undefined) return [await readTable(session, query, "")];
  const columns = await ask(session, COLUMNS_SQL);
  const found = choose(
    columns.map(([table, column, view]) => [table ?? "", column ?? "", view === "1"]),
  );
  const tables: DatabaseTable[] = [];
  for (const table of found) {
    const list = table.columns.map(
      (one) => `LEFT(${quotedMysql(one)}, ${CHARACTERS_MAX}) AS ${quotedMysql(one)}`,
    );
    const sql = `SELECT ${list.join(", ")} FROM ${quotedMysql(table.name)} LIMIT ${ROWS_MAX}`;
    tables.push(await readTable(session, sql, table.name.toLowerCase()));
  }
  return tables;
}

/** Row by row, so that no more is in memory than is kept. */
async function readTable(session: Connection, sql: string, name: string): Promise<DatabaseTable> {
  const table = new TableRows();
  const query = session.query({
    sql,
    rowsAsArray: true,
    typeCast: (field) => field.string(),
    timeout: STATEMENT_MS,
  });
  let columns: readonly string[] = [];
  query.on("fields", (fields: readonly { readonly name: string }[]) => {
    columns = fields.map((field) => field.name.toLowerCase());
  });
  for await (const row of query.stream({ highWaterMark: PAGE_ROWS })) {
    if (!table.add((row as readonly (string | null)[]).map(cut))) break;
  }
  const whole = name !== "" && !table.isFull;
  return { form: "database", name, columns, rows: table.rows, whole };
}

function ask(session: Connection, sql: string): Promise<readonly (readonly (string | null)[])[]> {
  return new Promise((resolve, reject) => {
    session.query(
      { sql, rowsAsArray: true, typeCast: (field) => field.string(), timeout: STATEMENT_MS },
      (error, rows) => {
        if (error) reject(error);
        else resolve(Array.isArray(rows) ? (rows as (string | null)[][]) : []);
      },
    );
  });
}

function cut(value: string | null): string | null {
  return value === null ? null : value.slice(0, CHARACTERS_MAX);
}

/** MySQL, "Schema Object Names". */
export function quotedMysql(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
