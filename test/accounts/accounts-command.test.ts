import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectApp } from "../../src/cli/connect-app.ts";
import { fakeTerminal } from "../../src/cli/fixtures/fake-terminal.ts";
import { run } from "../../src/cli/run.ts";
import * as samples from "./samples.ts";

const SQLITE = "sqlite3";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accounts-test-"));
  await put("server/db/extmail.sql", samples.EXTMAIL_DUMP);
  await put("server/db/users.sql.gz", gzipSync(samples.OWN_TABLE));
  await put("server/dovecot.users", samples.PASSWD_FILE);
  // What others wrote is no store of accounts.
  await put(
    "server/logs/mail.log",
    `Mar 23 05:01:52 mx postfix/smtpd[1]: connect from a.example[192.0.2.1]\n`.repeat(20) +
      "INSERT INTO users (username, password) VALUES ('logged@example.com','x');\n",
  );
  await put(
    "server/mail/1.eml",
    `From: a@example.com\nTo: b@example.com\nSubject: x\n\n${samples.VERTICAL_PASTE.replaceAll("info@", "mailed@")}`,
  );
  await put("paste.txt", samples.VERTICAL_PASTE);
  await put("utf16.sql", Buffer.from(`\ufeff${samples.OWN_TABLE}`, "utf16le"));
  command("tar", "-cJf", "server.tar.xz", "server");
});

afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, text: string | Buffer): Promise<void> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, text);
}

function command(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { cwd: folder });
  expect(`${status}: ${stderr.toString()}`).toBe("0: ");
}

async function accounts(...args: string[]) {
  const terminal = fakeTerminal();
  const typed = args.map((arg) => (arg.startsWith("./") ? join(folder, arg) : arg));
  const status = await run(["accounts", ...typed], terminal, connectApp());
  return { status, out: terminal.out().replaceAll(`${folder}/`, ""), err: terminal.err() };
}

test("show: what a pasted table says, without its hash", async () => {
  const { status, out, err } = await accounts("show", "info@example.com", "./paste.txt");
  expect({ status, err }).toEqual({ status: 1, err: "" });
  expect(out).toContain("paste.txt:4, table mailbox");
  expect(out).toMatch(/Services +smtp yes, imap no\n/);
  expect(out).toMatch(/Password +md5-crypt\n/);
});

test.each(["./server", "./server.tar.xz"])("audit of %s", async (evidence) => {
  const { status, out } = await accounts("audit", evidence, "--format", "json");
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    schema: "mailwarden.accounts/1",
    accounts: 10,
    administrators: ["root@extmail.org"],
    evidence: [{ accounts: 3 }, { accounts: 4 }, { accounts: 3 }],
  });
  expect(out).not.toContain("logged@");
  expect(out).not.toContain("mailed@");
});

test("guesses name the account and never the password", async () => {
  const { out } = await accounts("audit", "./server/db/users.sql.gz", "--check-weak");
  expect(out).toMatch(/info@example.com: the password is one of the commonest/);
  expect(out).not.toContain("123456");
});

test("a file from Windows, an account that is not there, a file that is not there", async () => {
  expect((await accounts("show", "erin", "./utf16.sql")).status).toBe(1);
  const missing = await accounts("show", "nobody@example.com", "./utf16.sql");
  expect(missing).toMatchObject({ status: 0, err: "" });
  expect(missing.out).toContain("nobody@example.com does not exist");
  const gone = await accounts("audit", "./utf16.sql", "./gone.sql");
  expect(gone.status).toBe(3);
  expect(gone.err).toContain("gone.sql");
});

test("a dump whose end is missing proves nobody's absence", async () => {
  const packed = gzipSync(samples.OWN_TABLE + "-- ".repeat(2000) + String(Math.PI).repeat(900));
  await put("cut.sql.gz", packed.subarray(0, packed.length - 30));
  const { out } = await accounts("show", "nobody@example.com", "./cut.sql.gz");
  expect(out).toContain("is not in this evidence");
  expect(out).toMatch(/cut.sql.gz: 4 accounts: its end is missing/);
});

describe.skipIf(spawnSync(SQLITE, ["--version"]).status !== 0)("a SQLite file", () => {
  test.each(["delete", "wal"])(
    "journal mode %s: read, and nothing is written beside it",
    async (mode) => {
      const place = join(folder, `sqlite ?#${mode}`);
      await mkdir(place);
      const sql =
        `PRAGMA journal_mode=${mode}; ${samples.OWN_TABLE.replace(/, UNIQUE KEY u/, ", UNIQUE ")}` +
        "CREATE TABLE notes (id int, body text); INSERT INTO notes VALUES (1, 'x');" +
        "CREATE VIEW accounts AS SELECT 'forged@example.com' AS username, 'x' AS password;";
      expect(spawnSync(SQLITE, ["vmail.db", sql], { cwd: place }).status).toBe(0);
      const { status, out, err } = await accounts("audit", join(place, "vmail.db"));
      expect({ status, err }).toEqual({ status: 1, err: "" });
      expect(out).toContain("4 accounts read, 2 weaknesses found.");
      expect(await readdir(place)).toEqual(["vmail.db"]);
    },
  );

  test("a look-up file of Postfix leads to it", async () => {
    const place = join(folder, "mapped.db");
    expect(
      spawnSync(SQLITE, [place, samples.OWN_TABLE.replace(/, UNIQUE KEY u/, ", UNIQUE ")]).status,
    ).toBe(0);
    await put("sqlite-mailbox.cf", `dbpath = ${place}\nquery = SELECT 1\n`);
    const { status, out } = await accounts("audit", "./sqlite-mailbox.cf");
    expect(status).toBe(1);
    expect(out).toContain("4 accounts read, 2 weaknesses found.");
  });

  test("a damaged one is named", async () => {
    await put(
      "broken.db",
      Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(2000, 7)]),
    );
    const { status, err } = await accounts("audit", "./broken.db");
    expect(status).toBe(2);
    expect(err).toContain("broken.db");
  });
});

test("no output holds a secret, in any language and form", async () => {
  const everything = ["./server", "./paste.txt", "./utf16.sql"];
  const outputs: string[] = [];
  for (const more of [
    ["--format", "json"],
    ["--lang", "ja"],
    ["--lang", "zh-TW"],
  ]) {
    outputs.push((await accounts("audit", ...everything, ...more)).out);
    outputs.push((await accounts("show", "info@example.com", ...everything, ...more)).out);
    outputs.push((await accounts("show", "bob@example.com", ...everything, ...more)).out);
    outputs.push((await accounts("audit", "./utf16.sql", "--check-weak", ...more)).out);
  }
  const shown = outputs.join("\n");
  expect(shown.length).toBeGreaterThan(5000);
  for (const secret of Object.values(samples.SECRETS)) {
    expect(shown).not.toContain(secret.replace(/^\{\w+\}/, ""));
    expect(shown).not.toContain(secret.slice(-12));
  }
});
