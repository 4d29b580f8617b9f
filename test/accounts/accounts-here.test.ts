import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountsHere } from "../../src/app/accounts-here.ts";
import { connectionName } from "../../src/core/account-connection.ts";
import { createEvidenceWorld } from "../../src/system/evidence-world.ts";

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "accounts-here-"));
});
afterAll(() => rm(root, { recursive: true }));

/** A machine whose files lie below a folder. */
async function machine(name: string, files: Readonly<Record<string, string>>) {
  const folder = join(root, name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const world = createEvidenceWorld();
  return {
    ...world,
    inspect: (path: string) => world.inspect(join(folder, path)),
    open: (path: string, offset: number) => world.open(join(folder, path), offset),
    variable: (variable: string) => (variable === "DB_PASSWORD" ? "Planted-87" : undefined),
  };
}

const MAP = "hosts = 127.0.0.1\nuser = postfix\npassword = x\ndbname = vmail\nquery = SELECT 1\n";

test("what the mail servers of this machine ask, once each", async () => {
  const world = await machine("servers", {
    "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\n",
    "/etc/postfix/main.cf":
      "virtual_mailbox_maps = proxy:mysql:/etc/postfix/a.cf\nvirtual_alias_maps = mysql:/etc/postfix/b.cf pgsql:/etc/postfix/gone.cf sqlite:/etc/postfix/c.cf\n",
    "/etc/postfix/a.cf": MAP,
    "/etc/postfix/b.cf": MAP,
    "/etc/postfix/c.cf": "dbpath = /var/lib/vmail.db\nquery = SELECT 1\n",
    "/etc/dovecot/dovecot.conf": "passdb {\n  args = /etc/dovecot/own-ldap.conf\n}\n",
    "/etc/dovecot/own-ldap.conf": "uris = ldap://dir\nbase = dc=x\n",
    "/etc/dovecot/dovecot-sql.conf.ext": "#driver = mysql\n",
  });
  const { files, connections, unreadable } = await accountsHere(undefined, world);
  expect(files).toEqual(["/var/lib/vmail.db", "/etc/passwd"]);
  expect(connections.map(({ connection, place }) => [connectionName(connection), place])).toEqual([
    ["mysql://127.0.0.1:3306/vmail", "/etc/postfix/b.cf"],
    ["ldap://dir/dc=x", "/etc/dovecot/own-ldap.conf"],
  ]);
  expect(unreadable.map(({ name, problem }) => [name, problem.code])).toEqual([
    ["/etc/postfix/gone.cf", "missing"],
  ]);
});

test("the settings come before them", async () => {
  const world = await machine("settings", {
    "/etc/postfix/main.cf": "virtual_mailbox_maps = mysql:/etc/postfix/a.cf\n",
    "/etc/postfix/a.cf": MAP,
    "/etc/mailwarden/mailwarden.yaml":
      "accounts:\n  databases:\n    - {kind: postgresql, host: db, database: mail, user: u, passwordEnv: DB_PASSWORD}\n    - {kind: file, path: /srv/users}\n",
  });
  const { files, connections } = await accountsHere(undefined, world);
  expect(files).toEqual(["/srv/users"]);
  expect(connections).toMatchObject([
    { connection: { places: [{ host: "db", port: 5432 }], password: "Planted-87", tls: "off" } },
  ]);
});

test("a password that cannot be read, and settings that are not there, are told", async () => {
  const world = await machine("wrong", {
    "/etc/mailwarden/mailwarden.yaml":
      "accounts:\n  databases:\n    - {kind: mysql, database: mail, user: u, passwordFile: /gone}\n",
  });
  await expect(accountsHere(undefined, world)).rejects.toMatchObject({
    problems: [{ code: "secret-missing", key: "accounts.databases[0].passwordFile", line: 3 }],
  });
  expect(await accountsHere("/own.yaml", world)).toMatchObject({
    connections: [],
    unreadable: [{ name: "/own.yaml" }],
  });
});
