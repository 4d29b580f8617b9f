import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAccount } from "../../src/accounts/find-account.ts";
import { readAccountRecords, readAccounts } from "../../src/accounts/read-accounts.ts";
import * as samples from "./samples.ts";

const { SECRETS } = samples;

function accountsOf(text: string, name = "piece") {
  return readAccounts([{ name, text }]);
}

function loginsOf(text: string): readonly string[] {
  return accountsOf(text).map(({ login }) => login);
}

describe("ExtMail", () => {
  test("a dump: services, dates, the copy in clear text, aliases, the manager", () => {
    const [bob, info, root, ...others] = accountsOf(samples.EXTMAIL_DUMP, "extmail.sql");
    expect(others).toEqual([]);
    expect(info).toMatchObject({
      login: "info@example.com",
      exists: true,
      active: true,
      services: { smtp: true, imap: false, pop3: true, webmail: null },
      createdAt: "2012-04-25T15:35:54",
      expiresAt: null,
      password: { scheme: "md5-crypt", clearTextCopy: false },
      aliases: ["contact@example.com"],
      isAdministrator: false,
      store: "extmail",
      source: { name: "extmail.sql", line: 26, table: "mailbox" },
    });
    expect(bob).toMatchObject({
      active: false,
      services: { smtp: false, pop3: false },
      expiresAt: "2030-01-01",
      password: { scheme: "bcrypt", clearTextCopy: true },
    });
    expect(root).toMatchObject({ login: "root@extmail.org", isAdministrator: true });
  });

  test.each([
    { name: "with remarks", text: samples.VERTICAL_PASTE },
    { name: "collapsed", text: samples.COLLAPSED_PASTE },
  ])("a pasted \\G and table, $name", ({ text }) => {
    const [info, root, ...others] = accountsOf(text);
    expect(others).toEqual([]);
    expect(info).toMatchObject({
      login: "info@example.com",
      active: true,
      createdAt: "2012-04-25T15:35:54",
      expiresAt: null,
      services: { smtp: true, imap: false },
      password: { scheme: "md5-crypt", clearTextCopy: false },
    });
    expect(root).toMatchObject({
      login: "root@extmail.org",
      createdAt: "2007-02-14T15:10:04",
      expiresAt: "2010-11-08",
      isAdministrator: true,
    });
  });

  test("a dump and a paste of the same row are one account", () => {
    const both = [
      { name: "extmail.sql", text: samples.EXTMAIL_DUMP },
      { name: "paste.txt", text: samples.VERTICAL_PASTE },
    ];
    expect(readAccounts(both).map(({ login }) => login)).toEqual([
      "bob@example.com",
      "info@example.com",
      "root@extmail.org",
    ]);
  });
});

describe("other stores", () => {
  test("PostfixAdmin in PostgreSQL", () => {
    expect(accountsOf(samples.PG_DUMP)).toMatchObject([
      {
        login: "carol@example.org",
        active: true,
        createdAt: "2021-05-06T07:08:09+02:00",
        changedAt: "2022-01-01T00:00:00+01:00",
        password: { scheme: "ssha512" },
        aliases: ["sales@example.org"],
        store: "postfixadmin",
        source: { line: 10, table: "mailbox" },
      },
      { login: "dave@example.org", active: false, password: { scheme: "clear-text" } },
      { login: "post@example.org", isAdministrator: true, createdAt: "2020-01-01T00:00:00+00:00" },
    ]);
  });

  test("iRedMail", () => {
    expect(accountsOf(samples.IREDMAIL_DUMP)).toMatchObject([
      {
        login: "postmaster@example.net",
        services: { smtp: true, imap: true, pop3: true, webmail: true },
        createdAt: "2020-02-02T00:00:00",
        changedAt: "2023-02-02T00:00:00",
        expiresAt: null,
        aliases: ["abuse@example.net"],
        isAdministrator: true,
        store: "iredmail",
      },
    ]);
  });

  test("a table of its own, the login from two columns, passwords in clear text", () => {
    const accounts = accountsOf(samples.OWN_TABLE);
    expect(
      accounts.map(({ login, password, services }) => [login, password.scheme, services.smtp]),
    ).toEqual([
      ["erin@example.com", "clear-text", true],
      // Thirteen letters among clear text are no DES hash.
      ["frank@example.com", "clear-text", false],
      ["ghost@example.com", "empty", true],
      ["info@example.com", "clear-text", true],
    ]);
  });

  test.each([
    { name: "mysql's table", text: samples.HORIZONTAL, want: ["a@example.com", "b@example.com"] },
    { name: "psql's table and \\x", text: samples.PSQL, want: ["p@example.com", "q@example.com"] },
    { name: "CSV", text: samples.CSV, want: ["csv@example.com", "two@example.com"] },
    { name: "TSV", text: samples.TSV, want: ["tab@example.com"] },
  ])("$name", ({ text, want }) => {
    expect(loginsOf(text)).toEqual(want);
  });

  test("a Dovecot passwd-file", () => {
    expect(accountsOf(samples.PASSWD_FILE)).toMatchObject([
      { login: "gina@example.com", active: null, password: { scheme: "ssha512" } },
      { login: "henry@example.com", active: false, password: { scheme: "clear-text" } },
      { login: "ida@example.com", password: { scheme: "md5-crypt" } },
    ]);
  });

  test("passwd and shadow are two halves", () => {
    const pieces = [
      { name: "/etc/passwd", text: samples.PASSWD },
      { name: "/etc/shadow", text: samples.SHADOW },
    ];
    expect(readAccounts(pieces)).toMatchObject([
      {
        login: "jack",
        changedAt: "2022-01-09",
        expiresAt: "2024-10-04",
        password: { scheme: "md5-crypt" },
        isAdministrator: false,
        store: "system",
      },
      { login: "root", active: false, isAdministrator: true },
      { login: "www-data", active: false, password: { scheme: "locked" } },
    ]);
  });

  test("LDIF with folded base64", () => {
    expect(accountsOf(samples.LDIF)).toMatchObject([
      {
        login: "kate@example.com",
        active: true,
        services: { smtp: true, imap: true, pop3: false },
        createdAt: "2019-02-03T04:05:06Z",
        changedAt: "2019-04-14",
        password: { scheme: "ssha512" },
        aliases: ["kate.k@example.com"],
        isAdministrator: true,
      },
      { login: "leo", active: false, password: { scheme: "md5-crypt" } },
    ]);
  });
});

test.each([
  {
    name: "users of the database server",
    text: "CREATE TABLE user (Host char(60), User char(32), Select_priv char(1), authentication_string text);\nINSERT INTO user VALUES ('%','root','Y','x');\n",
  },
  {
    name: "users of a web site",
    text: "INSERT INTO wp_users (user_login, user_pass, email) VALUES ('x','y','x@example.com');\n",
  },
  {
    name: "log lines",
    text: "Mar 23 05:01:52 mx postfix/smtpd[1]: 4E: client=a[192.0.2.1], sasl_username=info@example.com\n",
  },
  { name: "main.cf", text: "myhostname = mx.example\nmynetworks = 127.0.0.0/8\n" },
  { name: "prose with colons", text: "note: this\nusername: nobody@example.com\npassword: x\n" },
  { name: "CSV of something else", text: "name,email,city\na,a@example.com,X\n" },
])("no accounts in $name", ({ text }) => {
  expect(loginsOf(text)).toEqual([]);
});

test("a name with a line end in it makes no other account", () => {
  const forged = samples.VERTICAL_PASTE.replace(
    "uid: info",
    "uid: x\nusername: victim@example.com",
  );
  expect(loginsOf(forged)).toEqual(["root@extmail.org"]);
});

test("a string that is never closed ends the dump, not the program", () => {
  const cut = samples.EXTMAIL_DUMP.slice(
    0,
    samples.EXTMAIL_DUMP.lastIndexOf("bob@example.com") + 4,
  );
  expect(loginsOf(cut)).toEqual(["info@example.com"]);
});

const ALL = Object.values(samples).filter((one) => typeof one === "string");

test("no secret is kept", () => {
  const records = readAccountRecords(ALL.map((text, at) => ({ name: `piece${at}`, text })));
  expect(records.length).toBeGreaterThan(20);
  const kept = JSON.stringify(records);
  for (const secret of Object.values(SECRETS)) {
    expect(kept).not.toContain(secret.replace(/^\{\w+\}/, ""));
  }
});

test("never throws, whatever was cut, joined or inserted", () => {
  const pieces = fc.array(
    fc.record({
      text: fc.constantFrom(...ALL),
      from: fc.nat(400),
      length: fc.nat(900),
      junk: fc.string({ maxLength: 12 }),
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts
        .map(({ text: whole, from, length, junk }) => whole.slice(from, from + length) + junk)
        .join("\n");
      const kept = JSON.stringify(readAccountRecords([{ name: "x", text }]));
      expect(kept).not.toContain("Planted-7");
    }),
    { numRuns: 300 },
  );
});

describe("findAccount", () => {
  const records = readAccountRecords([
    { name: "extmail.sql", text: samples.EXTMAIL_DUMP },
    { name: "users.sql", text: samples.OWN_TABLE },
  ]);

  test.each([
    { login: "INFO@example.com", exists: true, count: 2 },
    { login: "erin", exists: true, count: 1 },
    { login: "nobody@example.com", exists: false, count: 0 },
    // Nothing of that domain was read.
    { login: "info@elsewhere.example", exists: null, count: 0 },
    { login: "****", exists: null, count: 0 },
  ])("$login: $exists", ({ login, exists, count }) => {
    const standing = findAccount(records, login);
    expect({ exists: standing.exists, count: standing.accounts.length }).toEqual({ exists, count });
  });

  test("one row of a table proves nobody's absence", () => {
    const one = readAccountRecords([{ name: "paste", text: samples.VERTICAL_PASTE }]);
    expect(findAccount(one, "other@example.com").exists).toBeNull();
  });
});
