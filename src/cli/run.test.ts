import { describe, expect, test } from "vitest";
import { fakeApp } from "./fixtures/fake-app.ts";
import { fakeTerminal } from "./fixtures/fake-terminal.ts";
import { run } from "./run.ts";

async function mailwarden(args: readonly string[], settings = {}) {
  const terminal = fakeTerminal(settings);
  const app = fakeApp();
  const status = await run(args, terminal, app);
  return { status, out: terminal.out(), err: terminal.err(), asked: app.asked };
}

describe("wrong arguments: one line on standard error, status 2", () => {
  test.each([
    { args: ["diagnos"], want: 'unknown command "diagnos": did you mean diagnose?' },
    { args: ["help", "nope"], want: 'unknown command "nope"' },
    { args: ["frobnicate"], want: "mailwarden --help lists the commands" },
    { args: ["diagnose", "--fromat", "json"], want: "did you mean --format?" },
    { args: ["diagnose", "--zzz"], want: "unknown option --zzz: --help lists the options" },
    { args: ["--lnag", "ja"], want: "did you mean --lang?" },
    { args: ["trace"], want: "trace: QUERY is missing" },
    { args: ["bounces", "list"], want: "bounces: MAILDIR is missing" },
    { args: ["bounces", "lsit", "x"], want: "did you mean list? It takes list" },
    { args: ["diagnose", "--format", "jsno"], want: "did you mean json?" },
    { args: ["diagnose", "--lang", "jp"], want: "did you mean ja?" },
    {
      args: ["completion", "csh"],
      want: 'SHELL: "csh" is not one of its values: did you mean zsh?',
    },
    { args: ["bounces", "eat", "x"], want: 'ACTION: "eat" is not one of its values: give list' },
    { args: ["accounts", "show"], want: "accounts: LOGIN is missing" },
    { args: ["accounts", "freeze"], want: 'ACTION: "freeze" is not one of its values' },
    { args: ["collect", "x"], want: "collect: too many arguments" },
    { args: ["diagnose", "--year"], want: "--year: its value is missing" },
    {
      args: ["diagnose", "--format", "xml"],
      want: '--format: "xml" is not one of its values: give text, json',
    },
    { args: ["diagnose", "--year", "12"], want: '--year: "12" is no year from 1970 to 2100' },
    { args: ["diagnose", "--year", "2101"], want: '--year: "2101"' },
    {
      args: ["diagnose", "--timezone", "Mars/Base"],
      want: '--timezone: "Mars/Base" is no known time zone',
    },
    { args: ["diagnose", "--since", "yesterday"], want: '--since: "yesterday" is no time' },
    { args: ["diagnose", "--until", "2024-02-30"], want: '--until: "2024-02-30" is no time' },
    {
      args: ["diagnose", "--since", "2024-05-02", "--until", "2024-05-01"],
      want: '--since "2024-05-02" is later than --until "2024-05-01"',
    },
    { args: ["diagnose", "--lang", "de"], want: '--lang: "de" is not one of its values' },
    { args: ["events", "--lines"], want: "unknown option --lines" },
    { args: ["trace", "x"], want: 'QUERY: "x" is too short' },
    { args: ["trace", "a", "--year", "\u001b[2J"], want: '--year: "\\x1b[2J"' },
  ])("$args", async ({ args, want }) => {
    const { status, out, err } = await mailwarden(args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(want);
    expect(err).toMatch(/^mailwarden: [^\n\p{Cc}]+\n$/u);
  });

  test("in the reader's language", async () => {
    const { err } = await mailwarden(["diagnose", "--year", "12"], {
      env: { LANG: "ja_JP.UTF-8" },
    });
    expect(err).toContain("1970〜2100年");
    const { err: chinese } = await mailwarden(["diagnos", "--lang=zh-TW"]);
    expect(chinese).toContain("未知的指令");
  });
});

describe("exit status", () => {
  test.each([
    { args: ["diagnose", "mail.log"], want: 1 },
    { args: ["diagnose", "clean.log"], want: 0 },
    { args: ["diagnose", "mail.log", "locked.log"], want: 3 },
    { args: ["diagnose", "clean.log", "locked.log"], want: 3 },
    { args: ["diagnose", "locked.log"], want: 2 },
    { args: ["trace", "info@example.com"], want: 1 },
    { args: ["trace", "nobody"], want: 0 },
    { args: ["trace", "nobody", "a.log", "locked.log"], want: 3 },
    { args: ["events", "mail.log"], want: 0 },
    { args: ["events", "mail.log", "locked.log"], want: 3 },
    { args: ["bounces", "list", "info"], want: 1 },
    { args: ["bounces", "list", "quiet"], want: 0 },
    { args: ["bounces", "list", "info", "locked.log"], want: 3 },
    { args: ["accounts", "show", "info@example.com", "mailbox.sql"], want: 1 },
    { args: ["accounts", "show", "nobody@example.com", "mailbox.sql"], want: 0 },
    { args: ["accounts", "audit", "mailbox.sql"], want: 1 },
    { args: ["accounts", "audit", "strong.sql"], want: 0 },
    { args: ["accounts", "audit", "strong.sql", "locked.sql"], want: 3 },
    { args: ["audit", "open.cf"], want: 1 },
    { args: ["audit", "closed.cf"], want: 0 },
    { args: ["audit", "closed.cf", "locked.cf"], want: 3 },
    { args: ["collect"], want: 0 },
    { args: ["--help"], want: 0 },
    { args: ["help"], want: 0 },
    { args: ["help", "trace"], want: 0 },
    { args: ["diagnose", "--help"], want: 0 },
    { args: ["--version"], want: 0 },
    { args: [], want: 0 },
  ])("$args: $want", async ({ args, want }) => {
    expect((await mailwarden(args)).status).toBe(want);
  });

  test("an error that nobody foresaw is one line, too", async () => {
    const terminal = fakeTerminal();
    const app = { ...fakeApp(), collectScript: () => Promise.reject(new Error("boom\nat x")) };
    expect(await run(["collect"], terminal, app)).toBe(2);
    expect(terminal.err()).toMatch(
      /^mailwarden: stopped by an error of its own: boom\\nat x[^\n]*\n$/,
    );
  });
});

test("what could not be read is named with the reason and the remedy", async () => {
  const { err } = await mailwarden(["diagnose", "mail.log", "locked\u001b.log"]);
  expect(err).toBe(
    'mailwarden: cannot read "locked\\x1b.log": permission denied: run as root, or as a member of the group that owns it (on Debian: adm)\n',
  );
});

test("flags reach the app, before and after the command, and a dash is evidence", async () => {
  const { asked } = await mailwarden([
    "diagnose",
    "-",
    "a.log",
    "--year",
    "2012",
    "--timezone",
    "Asia/Shanghai",
    "--since",
    "2012-10-24",
    "--until",
    "1h",
  ]);
  expect(asked[0]?.evidence).toEqual(["-", "a.log"]);
  expect(asked[0]?.options).toMatchObject({
    year: 2012,
    timezone: "Asia/Shanghai",
    sinceMs: Date.UTC(2012, 9, 23, 16),
    untilMs: Date.UTC(2026, 10, 25, 11),
  });
});

test("trace takes its query first", async () => {
  const { asked, out } = await mailwarden(["trace", "info@example.com", "a.log", "--lines"]);
  expect(asked[0]?.evidence).toEqual(["a.log"]);
  expect(out).toContain("Message 3B7085E038D -> 6EA115E038F");
  expect(out).toContain("mail.log:4711");
});

describe("accounts", () => {
  test("--check-weak reaches the app", async () => {
    const terminal = fakeTerminal();
    const app = fakeApp();
    const options: unknown[] = [];
    const auditAccounts: typeof app.auditAccounts = (evidence, given) => {
      options.push(given);
      return app.auditAccounts(evidence, given);
    };
    await run(["accounts", "audit", "--check-weak"], terminal, { ...app, auditAccounts });
    expect(options).toEqual([{ checkWeak: true }]);
  });

  test("show says what is known, audit what is weak", async () => {
    const shown = await mailwarden(["accounts", "show", "info@example.com"]);
    expect(shown.out).toContain("info@example.com exists, in 1 store of accounts.");
    expect(shown.out).toMatch(/Created +25 Apr 2012, 15:35\n/);
    expect(shown.out).toContain("mailbox.sql:135: info@example.com, password=****");
    const audit = await mailwarden(["accounts", "audit", "--format", "json"]);
    expect(JSON.parse(audit.out)).toMatchObject({
      accounts: 3,
      findings: [{ code: "account-weak-password", proof: [{ source: "mailbox.sql", line: 135 }] }],
    });
  });
});

describe("output", () => {
  test("diagnose speaks the language of the environment", async () => {
    const { out } = await mailwarden(["diagnose"], { env: { LC_ALL: "", LANG: "zh_CN.UTF-8" } });
    expect(out).toContain("账号密码被盗用");
  });

  test("--lang wins, before the command as well", async () => {
    const settings = { env: { LC_ALL: "zh_CN.UTF-8" } };
    for (const args of [
      ["--lang", "ja", "diagnose"],
      ["diagnose", "--lang", "ja"],
    ]) {
      expect((await mailwarden(args, settings)).out).toContain("パスワードの盗用");
    }
  });

  test("json: one line for a program, indented for a reader, whole in both", async () => {
    const piped = await mailwarden(["diagnose", "--format", "json"]);
    const shown = await mailwarden(["diagnose", "--format", "json"], { isTTY: true });
    expect(piped.out.split("\n")).toHaveLength(2);
    expect(shown.out).toMatch(/^\{\n {2}"schema"/);
    expect(JSON.parse(piped.out)).toEqual(JSON.parse(shown.out));
  });

  test("events: one object a line, or one text line", async () => {
    const json = await mailwarden(["events"]);
    expect(
      json.out
        .trimEnd()
        .split("\n")
        .map((line) => (JSON.parse(line) as { line: number }).line),
    ).toEqual([1, 2, 3]);
    const text = await mailwarden(["events", "--format", "text", "--all"]);
    expect(text.out.split("\n")[0]).toContain("mail.log:1  connect  -  helo=\\x1b[2J");
    expect(text.asked[0]?.options).toMatchObject({ all: true });
  });

  test.each([
    { name: "terminal", settings: { isTTY: true }, args: [], want: true },
    { name: "pipe", settings: {}, args: [], want: false },
    { name: "NO_COLOR", settings: { isTTY: true, env: { NO_COLOR: "1" } }, args: [], want: false },
    { name: "dumb", settings: { isTTY: true, env: { TERM: "dumb" } }, args: [], want: false },
    { name: "--no-color", settings: { isTTY: true }, args: ["--no-color"], want: false },
  ])("colour on $name: $want", async ({ settings, args, want }) => {
    const { out } = await mailwarden(["diagnose", ...args], settings);
    expect(out.includes("\u001b[")).toBe(want);
  });
});
