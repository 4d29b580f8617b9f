import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accounts, findings } from "./audit-live.ts";
import { expectLockAndUndo } from "./expect-lock-and-undo.ts";
import { ADMINISTRATOR, FOUND, FOUND_BY_GUESSING, PEOPLE, SECRETS } from "./people.ts";
import { extMail, iRedMail, ownTable, postfixAdmin } from "./schemas.ts";
import { freePort } from "./server-folder.ts";
import { hasMariadb, type LiveDatabase, startMariadb } from "./start-mariadb.ts";

const SCHEMAS = {
  postfixadmin: postfixAdmin("mysql"),
  iredmail: iRedMail("mysql"),
  extmail: extMail(),
};

describe.skipIf(!hasMariadb)("accounts in MariaDB (mariadb-server)", () => {
  let server: LiveDatabase;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mailwarden-settings-"));
    server = await startMariadb();
    for (const [name, statements] of Object.entries({ ...SCHEMAS, own: ownTable(), empty: "" })) {
      server.sql(`CREATE DATABASE ${name}`);
      server.sql(statements, name);
    }
    const password = SECRETS.reader.replaceAll("'", "''");
    server.sql(`CREATE USER 'reader'@'%' IDENTIFIED BY '${password}';
      GRANT SELECT ON *.* TO 'reader'@'%';
      CREATE USER 'writer'@'%' IDENTIFIED BY '${password}'; GRANT ALL ON *.* TO 'writer'@'%';
      CREATE USER 'stranger'@'%' IDENTIFIED BY '${password}';
      CREATE USER 'narrow'@'%' IDENTIFIED BY '${password}';
      GRANT SELECT (username, active) ON postfixadmin.mailbox TO 'narrow'@'%';`);
    await writeFile(join(folder, "password"), `${SECRETS.reader}\n`);
  });

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  async function put(name: string, text: string): Promise<string> {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  }

  /** As Postfix has it: the rest of the line is the password, quotes included. */
  function postfixMap(database: string, user = "reader"): Promise<string> {
    return put(
      `mysql_${database}.cf`,
      `hosts = 127.0.0.1:${server.port}\nuser = ${user}\npassword = ${SECRETS.reader}\ndbname = ${database}\n` +
        "query = SELECT maildir FROM mailbox\n  WHERE username = '%s' AND active = 1\n",
    );
  }

  test.each(Object.keys(SCHEMAS))("%s by a map of Postfix", async (schema) => {
    const map = await postfixMap(schema);
    expect(await findings(map)).toEqual(FOUND);
    expect(await findings(map, "--check-weak")).toEqual([...FOUND, FOUND_BY_GUESSING].sort());
    const { out } = await accounts("audit", "--format", "json", map);
    expect(JSON.parse(out)).toMatchObject({
      accounts: PEOPLE.length + 1,
      administrators: [ADMINISTRATOR],
      evidence: [{ name: `mysql://127.0.0.1:${server.port}/${schema}`, cut: false }],
    });
  });

  test.each(Object.keys(SCHEMAS))("%s by dovecot-sql.conf.ext over the socket", async (schema) => {
    const password = SECRETS.reader.replaceAll(/(["\\])/g, "\\$1");
    const file = await put(
      "dovecot-sql.conf.ext",
      `driver = mysql\nconnect = host=${server.socket} dbname=${schema} \\\n  user=reader password="${password}"\n` +
        "password_query = SELECT username AS user, password FROM mailbox WHERE username = '%u'\n",
    );
    const { status, out } = await accounts("show", "info@example.com", file, "--format", "json");
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      exists: true,
      accounts: [
        {
          active: true,
          createdAt: "2012-04-25T15:35:54",
          password: { scheme: "md5-crypt" },
          aliases: ["contact@example.com"],
          isAdministrator: false,
          store: schema,
        },
      ],
    });
    const old = await accounts("show", "old@example.com", file, "--format", "json");
    expect(JSON.parse(old.out)).toMatchObject({ accounts: [{ active: false }] });
    const nobody = await accounts("show", "nobody@example.com", file, "--format", "json");
    expect(nobody.status).toBe(0);
    expect(JSON.parse(nobody.out)).toMatchObject({ exists: false, accounts: [] });
  });

  test("a table of one's own by a query in the settings, which may write but does not", async () => {
    const settings = (query: string) =>
      put(
        "mailwarden.yaml",
        `accounts:\n  databases:\n    - kind: mysql\n      socket: ${server.socket}\n      database: own\n` +
          `      user: writer\n      passwordFile: ${join(folder, "password")}\n      query: >-\n        ${query}\n`,
      );
    const good = await settings(
      "SELECT who AS username, secret AS password, works AS active FROM people",
    );
    const found = await findings("--config", good);
    expect(found.filter(([, subject]) => subject?.includes("@"))).toEqual(FOUND);
    // A query leaves out whom it likes: nobody's absence is proved by it.
    const nobody = await accounts(
      "show",
      "nobody@example.com",
      "--config",
      good,
      "--format",
      "json",
    );
    expect(JSON.parse(nobody.out)).toMatchObject({ exists: null });
    const bad = await settings("WITH x AS (SELECT 1) DELETE FROM people");
    const refused = await accounts("audit", "--config", bad);
    expect(refused.err).toContain("ER_");
    expect(server.sql("SELECT count(*) FROM people", "own")).toContain(String(PEOPLE.length));
  });

  test("only what the user may read: no password is claimed to be empty", async () => {
    const { out } = await accounts(
      "audit",
      await postfixMap("postfixadmin", "narrow"),
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject({ accounts: PEOPLE.length, findings: [] });
  });

  test.each([
    {
      name: "wrong password",
      change: [/password = .*/, "password = Wrong-Planted-85"],
      want: "ER_ACCESS_DENIED_ERROR",
    },
    {
      name: "no such database",
      change: [/dbname = .*/, "dbname = nowhere"],
      want: "no such database",
    },
    { name: "no rights", change: [/user = .*/, "user = stranger"], want: "may not open it" },
    { name: "nothing in it", change: [/dbname = .*/, "dbname = empty"], want: "config describe" },
  ] as const)("$name: said with place and remedy", async ({ change, want }) => {
    const { readFile } = await import("node:fs/promises");
    const map = await postfixMap("postfixadmin");
    await writeFile(map, (await readFile(map, "utf8")).replace(change[0], change[1]));
    const { status, err, out } = await accounts("audit", map);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(want);
    expect(err).toContain(map);
    expect(err).not.toContain("Wrong-Planted-85");
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  test("a server that is away, next to evidence that is there", async () => {
    const map = await put(
      "away.cf",
      `hosts = 127.0.0.1:${await freePort()}\nuser = reader\npassword = ${SECRETS.reader}\ndbname = x\nquery = SELECT 1\n`,
    );
    const { status, err, out } = await accounts("audit", map, await postfixMap("extmail"));
    expect(status).toBe(3);
    expect(err).toContain("ECONNREFUSED");
    expect(out).toContain("bob@example.com");
  });

  test.each(Object.keys(SCHEMAS))("%s: an account is locked and given back", async (schema) => {
    const place = { kind: "socket", path: server.socket, port: server.port } as const;
    const login = { user: "writer", password: SECRETS.reader, tls: "off" } as const;
    const connection = { kind: "mysql", places: [place], database: schema, ...login } as const;
    await expectLockAndUndo(connection, (statements) => server.sql(statements, schema));
  });
});
