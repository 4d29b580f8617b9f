import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAccountLocks } from "../../../src/app/account-locks.ts";
import { createAccountSessions } from "../../../src/system/account-sessions.ts";
import { createEvidenceWorld } from "../../../src/system/evidence-world.ts";
import { createHostWorld } from "../../../src/system/host-world.ts";
import { SECRETS } from "./people.ts";
import { postfixAdmin } from "./schemas.ts";
import { hasMariadb, type LiveDatabase, startMariadb } from "./start-mariadb.ts";

const LOGIN = "info@example.com";
const ALL = "SELECT * FROM mailbox ORDER BY username";

describe.skipIf(!hasMariadb)("an account is locked in the database that the settings name", () => {
  let server: LiveDatabase;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mailwarden-locks-"));
    server = await startMariadb();
    server.sql("CREATE DATABASE mail");
    server.sql(postfixAdmin("mysql"), "mail");
    const password = SECRETS.reader.replaceAll("'", "''");
    server.sql(`CREATE USER 'reader'@'%' IDENTIFIED BY '${password}';
      GRANT SELECT ON mail.* TO 'reader'@'%';
      CREATE USER 'writer'@'%' IDENTIFIED BY '${password}'; GRANT ALL ON mail.* TO 'writer'@'%'`);
    await writeFile(join(folder, "password"), SECRETS.reader);
  });

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  /** By the users in this order. */
  async function locksOf(...users: readonly string[]) {
    const databases = users.map(
      (user) =>
        `    - { kind: mysql, socket: ${server.socket}, database: mail, user: ${user}, passwordFile: ${join(folder, "password")} }\n`,
    );
    const settings = join(folder, "mailwarden.yaml");
    await writeFile(settings, `accounts:\n  databases:\n${databases.join("")}`);
    const variable = (name: string) => (name === "MAILWARDEN_CONFIG" ? settings : undefined);
    return createAccountLocks({
      host: createHostWorld(),
      evidence: createEvidenceWorld(),
      sessions: { ...createAccountSessions(), variable },
    });
  }

  test("by the user that may write, and comes back with a new password or the old one", async () => {
    const before = server.sql(ALL, "mail");
    const locks = await locksOf("reader", "writer");
    const { accounts, away } = await locks.find(LOGIN);
    const [lock] = accounts;
    if (lock === undefined) throw new Error("not found");
    expect({ away, stores: accounts.map(({ store }) => store) }).toEqual({
      away: [],
      stores: [`mysql:${server.socket}/mail`],
    });
    expect(JSON.stringify(lock.shown)).not.toContain(SECRETS.md5Crypt);
    await locks.lock(lock);
    expect(await locks.look(lock)).toMatchObject({ isLocked: true });
    expect(await locks.unlock(lock)).toBe("done");
    expect(await locks.unlock(lock)).toBe("already");
    expect(server.sql(ALL, "mail")).toBe(before);

    await locks.lock(lock);
    const renewed = await locks.renewed(lock, "New-Planted-77");
    if (renewed === undefined) throw new Error("cannot be told");
    expect(await locks.unlock(renewed)).toBe("done");
    expect(await locks.unlock(renewed)).toBe("already");
    const after = server.sql(ALL, "mail");
    expect(after).toContain("$6$");
    expect(after).not.toContain(SECRETS.md5Crypt);
  });

  test("not by one that may only read: said, and nothing is changed", async () => {
    const before = server.sql(ALL, "mail");
    const locks = await locksOf("reader");
    const [lock] = (await locks.find(LOGIN)).accounts;
    if (lock === undefined) throw new Error("not found");
    await expect(locks.lock(lock)).rejects.toMatchObject({ code: "no-permission" });
    expect(server.sql(ALL, "mail")).toBe(before);
  });

  test("nor when the database is away", async () => {
    const locks = await locksOf("writer");
    const [lock] = (await locks.find(LOGIN)).accounts;
    if (lock === undefined) throw new Error("not found");
    await server.stop();
    await expect(locks.lock(lock)).rejects.toMatchObject({ code: "backend-away" });
    expect((await locks.find(LOGIN)).away).toEqual([lock.store]);
  });
});
