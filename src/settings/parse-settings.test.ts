import { describe, expect, test } from "vitest";
import { describeSettings } from "./describe-settings.ts";
import { parseSettings } from "./parse-settings.ts";
import { SETTING_FIELDS } from "./settings.ts";

const PLANTED = "Planted-In-Settings-86";

function problemsIn(text: string) {
  const parsed = parseSettings(text);
  const found = parsed.kind === "problems" ? parsed.problems : [];
  expect(JSON.stringify(found)).not.toContain(PLANTED);
  return found.map(({ line, code, key, wanted }) => `${line} ${code} ${key} ${wanted.join("|")}`);
}

describe("a settings file", () => {
  test.each([
    { name: "an empty one", text: "" },
    { name: "remarks alone", text: "# nothing\n" },
    { name: "an empty section", text: "accounts: {}\n" },
  ])("$name has the defaults", ({ text }) => {
    expect(parseSettings(text)).toMatchObject({
      kind: "settings",
      settings: { accounts: { databases: [] } },
    });
  });

  test.each([
    { name: "no YAML", text: `accounts:\n\tx: ${PLANTED}\n`, want: ["2 syntax  "] },
    { name: "a list", text: "- 1\n", want: ["1 wrong-type  section"] },
    {
      name: "an unknown section",
      text: "accounts: {}\nguards: 1\n",
      want: ["2 unknown-key guards "],
    },
    {
      name: "a password in the file",
      text: `accounts:\n  databases:\n    - kind: mysql\n      database: x\n      user: y\n      password: ${PLANTED}\n`,
      want: ["6 secret-in-file accounts.databases[0].password passwordFile|passwordEnv"],
    },
    {
      name: "a password for a variable's name",
      text: `accounts:\n  databases:\n    - {kind: ldap, url: "ldap://x", base: b, passwordEnv: "${PLANTED}"}\n`,
      want: ["3 bad-value accounts.databases[0].passwordEnv "],
    },
    {
      name: "keys that exclude each other, missing ones, wrong types",
      text: "accounts:\n  databases:\n    - kind: mysql\n      host: a\n      socket: /b\n      user: c\n      database: d\n    - kind: oracle\n    - kind: postgresql\n      port: '1'\n",
      want: [
        "5 one-of accounts.databases[0].socket host|socket",
        "8 bad-value accounts.databases[1].kind mysql|postgresql|ldap|file",
        "9 missing-key accounts.databases[2].database text",
        "9 missing-key accounts.databases[2].user text",
        "10 wrong-type accounts.databases[2].port number",
      ],
    },
    {
      name: "a query that does more than select",
      text: 'accounts:\n  databases:\n    - {kind: mysql, user: c, database: d, query: "SELECT 1; DROP TABLE x"}\n',
      want: ["3 bad-value accounts.databases[0].query "],
    },
  ])("$name is told with its place", ({ text, want }) => {
    expect(problemsIn(text)).toEqual(want);
  });

  test("aliases that multiply are refused", () => {
    const rows = Array.from({ length: 9 }, (_, at) =>
      at === 0 ? "a0: &a0 [x,x,x,x,x,x,x,x,x]" : `a${at}: &a${at} [${`*a${at - 1},`.repeat(9)}]`,
    );
    expect(problemsIn(`${rows.join("\n")}\n`)).not.toEqual([]);
  });
});

test("the described file is right, with its remarks taken as settings, too", () => {
  const text = describeSettings(
    (key) => `About ${key}.`,
    (words) => [words],
  );
  expect(parseSettings(text).kind).toBe("settings");
  for (const { key } of SETTING_FIELDS) expect(text).toContain(`# About ${key}.\n`);
  const open = text
    .replace("databases: []", "databases:")
    .replace("alerts: []", "alerts:")
    .replace(/^ {2}# {3}/gm, "    ");
  // One entry shows the keys of all kinds.
  const wrong = problemsIn(open);
  expect(wrong.length).toBeGreaterThan(0);
  expect(wrong.filter((problem) => !/unknown-key|one-of/.test(problem))).toEqual([]);
});
