import { describe, expect, test } from "vitest";
import { auditAccounts } from "../../src/accounts/audit-accounts.ts";
import { readAccountRecords } from "../../src/accounts/read-accounts.ts";
import type { AccountRecord } from "../../src/accounts/row-account.ts";
import { findWeakPasswords } from "../../src/accounts/weak/find-weak-passwords.ts";
import * as samples from "./samples.ts";

const NOW = Date.UTC(2026, 10, 25);

function recordsOf(text: string): readonly AccountRecord[] {
  return readAccountRecords([{ name: "piece", text }]);
}

async function auditOf(text: string, checkWeak = false) {
  const records = recordsOf(text);
  const { answers } = checkWeak ? await guessed(records) : { answers: new Map() };
  return auditAccounts(records, { nowMs: NOW, answers, neighbours: records });
}

function guessed(records: readonly AccountRecord[], nowMs = () => 0) {
  return findWeakPasswords(records, { nowMs, timeMs: 1000, pause: async () => undefined });
}

function codes(findings: Awaited<ReturnType<typeof auditOf>>): readonly string[] {
  return findings.map(({ code, severity, subject }) => `${severity} ${code} ${subject}`);
}

test("a table in clear text with an empty password", async () => {
  expect(codes(await auditOf(samples.OWN_TABLE))).toEqual([
    "critical account-empty-password ghost@example.com",
    "high account-clear-text users",
  ]);
});

test("with guesses: the commonest password is found, the others are not", async () => {
  const findings = await auditOf(samples.OWN_TABLE, true);
  expect(codes(findings)[0]).toBe("critical account-weak-password info@example.com");
  expect(findings.filter(({ code }) => code === "account-weak-password")).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toContain("123456");
});

test("a weak hash, an administrator's apart; what is not active is left out", async () => {
  const findings = await auditOf(samples.EXTMAIL_DUMP);
  expect(codes(findings)).toEqual([
    "high account-admin-weak root@extmail.org",
    "medium account-weak-scheme info@example.com",
  ]);
  expect(findings[1]?.proof[0]).toEqual({
    source: { name: "piece", line: 26, table: "mailbox" },
    text: "info@example.com, password=****, createdate=2012-04-25 15:35:54, expiredate=0000-00-00, active=1, disablesmtpd=0, disableimap=1, disablepop3=0",
  });
});

describe("odd accounts", () => {
  const table = (rows: readonly string[]) =>
    `INSERT INTO mailbox (username, password, created, active, last_login) VALUES\n${rows.join(",\n")};\n`;
  const usual = "abcdefgh"
    .split("")
    .map((name) => `('${name}@example.com','$2y$x','2020-01-01 00:00:00',1,'2024-01-01 00:00:00')`);

  test("without a date, dated ahead, never used", async () => {
    const odd = [
      "('nodate@example.com','$2y$x','0000-00-00 00:00:00',1,'2024-01-01 00:00:00')",
      "('ahead@example.com','$2y$x','2027-06-01 00:00:00',1,'2024-01-01 00:00:00')",
      "('unused@example.com','$2y$x','2020-01-01 00:00:00',1,NULL)",
      "('new@example.com','$2y$x','2026-11-20 00:00:00',1,NULL)",
    ];
    expect(codes(await auditOf(table([...usual, ...odd])))).toEqual([
      "low account-unmade nodate@example.com",
      "low account-unmade ahead@example.com",
      "info account-never-used unused@example.com",
    ]);
  });

  test("nothing is odd where many lack it, or in a table of few", async () => {
    const dateless = usual.map((row) => row.replace("2020-01-01", "0000-00-00").replace("@", "2@"));
    expect(await auditOf(table([...usual, ...dateless]))).toEqual([]);
    expect(await auditOf(table([...usual.slice(0, 2), ...dateless.slice(0, 1)]))).toEqual([]);
  });
});

describe("findWeakPasswords", () => {
  test("says which kind of guess it was, and what was not checked", async () => {
    const records = recordsOf(
      [
        "INSERT INTO users (username, password) VALUES",
        "('anna@example.com','anna2019'),('ben@example.com','Ben123'),('cleo@acme.example','acme123'),",
        "('dora@example.com','{SHA}fEqNCco3Yq9h5ZUglD3CZJT4lBs='),('emil@example.com','$2y$10$x'),",
        "('fred@example.com','v9!Hq-27-unlikely'),('gerd@example.com','!'),('hans@example.com','');",
      ].join("\n"),
    );
    const { answers, ranOut } = await guessed(records);
    expect(ranOut).toBe(false);
    expect([...answers].map(([{ account }, answer]) => [account.login, answer])).toEqual([
      ["anna@example.com", "resists"],
      ["ben@example.com", "login"],
      ["cleo@acme.example", "login"],
      ["dora@example.com", "common"],
      ["emil@example.com", "unchecked"],
      ["fred@example.com", "resists"],
      ["gerd@example.com", "unchecked"],
      ["hans@example.com", "unchecked"],
    ]);
  });

  test("the year in which the account was made is tried", async () => {
    const records = recordsOf(
      "INSERT INTO users (username, password, created) VALUES ('anna@example.com','anna2019','2019-03-01 00:00:00');",
    );
    expect([...(await guessed(records)).answers.values()]).toEqual(["login"]);
  });

  test("stops when the time is over: every account has had its first guesses", async () => {
    const records = recordsOf(samples.OWN_TABLE);
    let nowMs = 0;
    const { answers, guesses, ranOut } = await guessed(records, () => (nowMs += 50));
    expect(ranOut).toBe(true);
    expect(guesses).toBeLessThan(20);
    expect([...answers.values()].filter((answer) => answer === "partly").length).toBeGreaterThan(0);
  });
});
