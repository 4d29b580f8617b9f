import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { fakeApp } from "../fixtures/fake-app.ts";
import { fakeTerminal } from "../fixtures/fake-terminal.ts";
import { run } from "../run.ts";

async function guard(...args: readonly string[]) {
  const terminal = fakeTerminal();
  const status = await run(["guard", ...args], terminal, fakeApp());
  return { status, stdout: terminal.out(), stderr: terminal.err() };
}

describe("guard", () => {
  test.each([
    { args: ["status"], want: "inet:127.0.0.1:10040" },
    { args: ["status"], want: "9 succeeded, 4 failed, 1 client is banned" },
    { args: ["status"], want: "/var/log/mail.log" },
    { args: ["top"], want: "account-hour" },
    { args: ["limits"], want: "until taken back" },
    { args: ["limits", "eve@example.com"], want: "290" },
    { args: ["held"], want: "4ABC1Z1" },
    { args: ["held"], want: "203.0.113.9" },
    { args: ["events"], want: "reached the limit" },
    { args: ["bans"], want: "12 guesses at 3 accounts" },
    { args: ["unban", "203.0.113.9"], want: "1 ban taken back" },
    { args: ["unban", "203.0.113.10"], want: "203.0.113.10 is not banned" },
    { args: ["events"], want: "What the culprit sends is held. Next: mailwarden guard undo" },
    { args: ["undo"], want: "1 source may send again, 1 message released" },
    { args: ["undo"], want: "new-one" },
    { args: ["limit", "eve@example.com", "account-hour=off"], want: "is now none" },
    { args: ["limit", "eve@example.com", "account-hour=default"], want: "as in the settings" },
    { args: ["hold", "eve@example.com"], want: "all mail of eve@example.com is held" },
  ])("$args", async ({ args, want }) => {
    for (const lang of ["en", "zh-CN", "zh-TW", "ja"]) {
      const { status, stdout } = await guard(...args, "--lang", lang);
      expect(status).toBe(0);
      expect(stdout).not.toContain("\u001b");
      expect(stdout).not.toContain("undefined");
      if (lang === "en") expect(stdout.replaceAll(/\s+/g, " ")).toContain(want);
    }
  });

  test.each([
    { args: ["setup"], want: "postfix reload", status: 0 },
    { args: ["setup"], want: "auth_policy_server_url", status: 0 },
    { args: ["setup", "exim.conf"], want: "acl_smtp_data", status: 0 },
    { args: ["setup", "right.cf"], want: "Postfix", status: 0 },
    { args: ["doctor"], want: "main.cf:3", status: 1 },
    { args: ["doctor", "right.cf"], want: "guard", status: 0 },
    { args: ["doctor", "exim.conf"], want: "Exim", status: 0 },
  ])("$args", async ({ args, want, status }) => {
    for (const lang of ["en", "zh-CN", "zh-TW", "ja"]) {
      const answer = await guard(...args, "--lang", lang);
      expect(answer.status).toBe(status);
      expect(answer.stdout).toContain(want);
      expect(answer.stdout).not.toContain("undefined");
    }
  });

  test("it stays, and tells where it listens on standard error", async () => {
    const { status, stdout, stderr } = await guard();
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toContain("listening on inet:127.0.0.1:10040; mode observe");
  });

  test("what could not be released is named, and is part of the status", async () => {
    const { status, stdout } = await guard("release", "all");
    expect(status).toBe(3);
    expect(stdout).toContain("1 message released");
    expect(stdout).toContain("4X was not released");
  });

  test("what could not be taken back is named, and is part of the status", async () => {
    const { status, stdout } = await guard("undo", "0123456789ac");
    expect(status).toBe(3);
    expect(stdout).toContain("release was not taken back");
  });

  test.each(["en", "zh-CN", "zh-TW", "ja"])(
    "learn prints settings that can be read, %s",
    async (lang) => {
      const { status, stdout } = await guard("learn", "mail.log", "--lang", lang);
      expect(status).toBe(0);
      expect(parse(stdout)).toMatchObject({
        guard: { profiles: { "learned-1": { "account-hour": 900, "account-day": "off" } } },
      });
      expect(stdout).not.toContain("\u001b");
      expect(parse((await guard("learn", "--lang", lang)).stdout)).toBe(null);
    },
  );

  test("a program gets the sentence of an incident in words", async () => {
    const { stdout } = await guard("events", "--format", "json", "--lang", "ja");
    const { events } = JSON.parse(stdout) as { events: { code: string; says?: unknown }[] };
    const found = events.find(({ code }) => code === "incident-found");
    expect(found?.says).toMatch(/[\u3040-\u30ff]/);
  });

  test.each([
    { args: ["nope"], want: "TASK" },
    { args: ["limit", "eve@example.com"], want: "TARGET CHANGE" },
    { args: ["limit", "eve@example.com", "account-hour"], want: "LIMIT=NUMBER" },
    { args: ["limit", "eve@example.com", "other=1"], want: "use account-hour" },
    {
      args: ["limit", "eve@example.com", "account-hour=1", "--for", "soon"],
      want: "30m, 12h or 7d",
    },
    { args: ["hold"], want: "TARGET" },
    { args: ["release"], want: "TARGET" },
    { args: ["unban"], want: "TARGET" },
  ])("$args is refused", async ({ args, want }) => {
    const { status, stdout, stderr } = await guard(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(want);
  });

  test("--format json gives the guard's own answer", async () => {
    const { stdout } = await guard("status", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({ schema: "mailwarden.guard-status/1" });
  });
});
