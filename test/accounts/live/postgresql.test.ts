import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { accounts, findings } from "./audit-live.ts";
import { expectLockAndUndo } from "./expect-lock-and-undo.ts";
import { ADMINISTRATOR, FOUND, FOUND_BY_GUESSING, PEOPLE, SECRETS } from "./people.ts";
import { iRedMail, ownTable, postfixAdmin } from "./schemas.ts";
import type { LiveDatabase } from "./start-mariadb.ts";
import { hasPostgresql, startPostgresql } from "./start-postgresql.ts";

const SCHEMAS = { postfixadmin: postfixAdmin("postgresql"), iredmail: iRedMail("postgresql") };

describe.skipIf(!hasPostgresql)("accounts in PostgreSQL (postgresql)", () => {
  let server: LiveDatabase;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mailwarden-settings-"));
    server = await startPostgresql();
    const password = SECRETS.reader.replaceAll("'", "''");
    server.sql(`CREATE ROLE reader LOGIN PASSWORD '${password}';
      CREATE ROLE writer LOGIN SUPERUSER PASSWORD '${password}'`);
    for (const [name, statements] of Object.entries({ ...SCHEMAS, own: ownTable() })) {
      server.sql(`CREATE DATABASE ${name}`);
      server.sql(
        `${statements}\nGRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;
         CREATE VIEW users AS SELECT 'view@example.com'::text AS username, 'x'::text AS password;
         GRANT SELECT ON users TO reader;`,
        name,
      );
    }
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  async function put(name: string, text: string): Promise<string> {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  }

  test.each(Object.keys(SCHEMAS))("%s by a map of Postfix", async (schema) => {
    const map = await put(
      "pgsql_mailbox.cf",
      `hosts = 127.0.0.1:${server.port}\nuser = reader\npassword = ${SECRETS.reader}\ndbname = ${schema}\n` +
        "query = SELECT maildir FROM mailbox WHERE username = '%s'\n",
    );
    expect(await findings(map)).toEqual(FOUND);
    expect(await findings(map, "--check-weak")).toEqual([...FOUND, FOUND_BY_GUESSING].sort());
    const { out } = await accounts("audit", "--format", "json", map);
    expect(JSON.parse(out)).toMatchObject({
      accounts: PEOPLE.length + 1,
      administrators: [ADMINISTRATOR],
      evidence: [{ name: `postgresql://127.0.0.1:${server.port}/${schema}`, cut: false }],
    });
  });

  test.each(Object.keys(SCHEMAS))("%s by dovecot-sql.conf.ext over the socket", async (schema) => {
    const file = await put(
      "dovecot-sql.conf.ext",
      `driver = pgsql\nconnect = host=${server.socket} port=${server.port} dbname=${schema} user=reader\n`,
    );
    const { out } = await accounts("show", "INFO@example.com", file, "--format", "json");
    expect(JSON.parse(out)).toMatchObject({
      exists: true,
      accounts: [{ active: true, aliases: ["contact@example.com"], store: schema }],
    });
    expect(out).toContain("2012-04-25T15:35:54");
    const old = await accounts("show", "old@example.com", file, "--format", "json");
    expect(JSON.parse(old.out)).toMatchObject({ accounts: [{ active: false }] });
  });

  test("a query in the settings, the password in a variable; nothing is written", async () => {
    vi.stubEnv("MAILWARDEN_TEST_PASSWORD", SECRETS.reader);
    const settings = (query: string) =>
      put(
        "mailwarden.yaml",
        `accounts:\n  databases:\n    - kind: postgresql\n      host: 127.0.0.1\n      port: ${server.port}\n` +
          `      database: own\n      user: writer\n      passwordEnv: MAILWARDEN_TEST_PASSWORD\n      query: >-\n        ${query}\n`,
      );
    const good = await settings(
      "SELECT who AS username, secret AS password, works AS active FROM people",
    );
    const found = await findings("--config", good);
    expect(found.filter(([, subject]) => subject?.includes("@"))).toEqual(FOUND);
    const bad = await settings(
      "WITH gone AS (DELETE FROM people RETURNING who) SELECT who FROM gone",
    );
    const refused = await accounts("audit", "--config", bad);
    expect(refused.err).toContain("mailwarden.yaml");
    expect(server.sql("SELECT count(*) FROM people", "own").trim()).toBe(String(PEOPLE.length));
  });

  test.each([
    { name: "wrong password", user: "reader", database: "own", want: "28P01" },
    { name: "no such database", user: "reader", database: "nowhere", want: "no such database" },
    { name: "no account table", user: "reader", database: "postgres", want: "config describe" },
  ])("$name: said with place and remedy", async ({ name, user, database, want }) => {
    const password = name === "wrong password" ? "Wrong-Planted-85" : SECRETS.reader;
    const map = await put(
      "pgsql.cf",
      `hosts = 127.0.0.1:${server.port}\nuser = ${user}\npassword = ${password}\ndbname = ${database}\nquery = SELECT 1\n`,
    );
    const { status, err } = await accounts("audit", map);
    expect(status).toBe(2);
    expect(err).toContain(want);
    expect(err).toContain(map);
    expect(err).not.toContain("Wrong-Planted-85");
  });

  test.each(Object.keys(SCHEMAS))("%s: an account is locked and given back", async (schema) => {
    const place = { kind: "host", host: "127.0.0.1", port: server.port } as const;
    const login = { user: "writer", password: SECRETS.reader, tls: "off" } as const;
    const connection = { kind: "postgresql", places: [place], database: schema, ...login } as const;
    await expectLockAndUndo(connection, (statements) => server.sql(statements, schema));
  });
});
