import { describe, expect, test } from "vitest";
import { FILTER_FIELDS } from "../../queue/filter/filter-fields.ts";
import { LANGUAGE_TAGS, loadLanguage } from "../../report/language.ts";
import { fakeApp } from "../fixtures/fake-app.ts";
import { fakeTerminal } from "../fixtures/fake-terminal.ts";
import { run } from "../run.ts";

async function queue(args: readonly string[], settings = {}) {
  const terminal = fakeTerminal(settings);
  const app = fakeApp();
  const status = await run(["queue", ...args, "--timezone", "UTC"], terminal, app);
  return { status, out: terminal.out(), err: terminal.err(), asked: app.asked };
}

describe("wrong arguments: one line on standard error, status 2", () => {
  test.each([
    { args: [], want: "queue: ACTION is missing" },
    { args: ["eat"], want: 'ACTION: "eat" is not one of its values: give list, show' },
    { args: ["show"], want: "queue show: ID is missing" },
    { args: ["list", "--by", "colour"], want: '--by: "colour" is not one of its values' },
    { args: ["list", "--where", "acount=x"], want: '--where, character 1: "acount" is no field' },
    {
      args: ["list", "--where", "age>soon"],
      want: '"soon" is no value of age: give one such as 1h',
    },
    { args: ["list", "--where", "uid=\u001b[2J"], want: '"\\x1b[2J" is no value of uid' },
  ])("$args", async ({ args, want }) => {
    const { status, out, err } = await queue(args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(want);
    expect(err).toMatch(/^mailwarden: [^\n\p{Cc}]+\n$/u);
  });
});

describe("exit status", () => {
  test.each([
    { args: ["list"], want: 1 },
    { args: ["list", "empty"], want: 0 },
    { args: ["list", "--by", "account"], want: 1 },
    { args: ["show", "3B7085E038D"], want: 1 },
    { args: ["show", "ABCDEF"], want: 0 },
    { args: ["list", "spool", "locked"], want: 3 },
    { args: ["list", "cut"], want: 3 },
    { args: ["list", "locked"], want: 2 },
  ])("$args: $want", async ({ args, want }) => {
    expect((await queue(args)).status).toBe(want);
  });
});

test("list: a line for each message, and the total", async () => {
  const { out } = await queue(["list"]);
  expect(out).toContain("3B7085E038D           1  bob\\u202e@example.net  info@example.com");
  expect(out).toContain("1 of 1 message, 1 recipient waits");
});

test("nothing that the sender wrote reaches the terminal, no password is shown", async () => {
  for (const args of [["list"], ["show", "3B7085E038D"], ["list", "--by", "reason"]]) {
    for (const format of ["text", "json"]) {
      const { out } = await queue([...args, "--format", format]);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/u);
      expect(out).not.toContain("tr0ub4dor");
    }
  }
});

test("show: all that is known", async () => {
  const { out } = await queue(["show", "3B7085E038D", "spool"]);
  for (const text of ["info@example.com", "LOGIN", "203.0.113.77", "\\x1b[2J", "1 of 2 wait"]) {
    expect(out).toContain(text);
  }
  expect(out).toMatch(/a@example\.org {2}done/);
});

test("json: one object a message, one for groups", async () => {
  const message: unknown = JSON.parse((await queue(["list", "--format", "json"])).out);
  expect(message).toMatchObject({
    queueId: "3B7085E038D",
    arrivedAt: "2026-11-25T10:00:00+00:00",
    recipientCount: 2,
    envelope: "whole",
  });
  const groups: unknown = JSON.parse(
    (await queue(["list", "--by", "client", "--format", "json"])).out,
  );
  expect(groups).toMatchObject({
    by: "client",
    groups: [{ kind: "value", key: "203.0.113.77", messages: 1, recipients: 1 }],
  });
});

test("what was read in part is named with the remedy", async () => {
  const { err } = await queue(["list", "cut"]);
  expect(err).toContain('"cut": it ends too early');
});

test.each(LANGUAGE_TAGS)("the help of --where in %s names every field", async (tag) => {
  const help = (await loadLanguage(tag)).labels.command.flags.where;
  const words = new Set(help.match(/[a-z-]+/g));
  expect(FILTER_FIELDS.map(({ name }) => name).filter((name) => !words.has(name))).toEqual([]);
});
