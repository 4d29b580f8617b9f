import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ACCOUNT_FINDINGS } from "../src/accounts/account-finding.ts";
import { COMMANDS } from "../src/cli/commands.ts";
import { REPORT_KINDS } from "../src/cli/report/report-kind.ts";
import { CAUSES, STEPS } from "../src/core/diagnosis.ts";
import { NOTE_CODES } from "../src/evidence/notes.ts";
import { lettersEn } from "../src/report/messages/letters-en.ts";
import { SETTINGS_PROBLEMS } from "../src/settings/settings-problem.ts";
import { GUARD_WARNINGS } from "../src/guard/control/guard-status.ts";
import { EVENT_CODES } from "../src/core/guard-event-code.ts";
import { LIMIT_ANSWERS, MEASURES, ORIGINS, SUBJECT_KINDS } from "../src/guard/limits/limit.ts";
import { HOOK_PROBLEMS } from "../src/guard/setup/hook-problem.ts";
import { MODES } from "../src/guard/policy-engine.ts";
import { evidenceEn } from "../src/report/messages/evidence-en.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/architecture.md",
  "docs/diagnosis.md",
  "docs/findings.md",
  "docs/report.md",
  "docs/explain.md",
];

/** What stands between backticks in a page, code blocks left out. */
function codesIn(page: string): ReadonlySet<string> {
  const prose = read(page).replace(/^```[\s\S]*?^```$/gm, "");
  return new Set([...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ""));
}

function missingIn(page: string, wanted: Iterable<string>): string[] {
  const codes = codesIn(page);
  return [...new Set(wanted)].filter((code) => !codes.has(code)).toSorted();
}

/** The words that `pattern` catches in a source file; there must be some, or the pattern has gone stale. */
function wordsOf(file: string, pattern: RegExp): string[] {
  const words = [...read(file).matchAll(pattern)].map((match) => match[1] ?? "");
  expect(words, `${file} has none of ${pattern.source}`).not.toEqual([]);
  return words;
}

const FINDERS = readdirSync(join(root, "src/detect/findings"))
  .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|^catalogue/.test(name))
  .map((name) => `src/detect/findings/${name}`);

/** The strings of `code: ...`, those that are only compared with left out. */
function findingCodes(file: string): string[] {
  return wordsOf(file, /\bcode: ([^\n]+)/g).flatMap((value) =>
    [...value.replace(/=== "[^"]*"/g, "").matchAll(/"([a-z-]+)"/g)].map((match) => match[1] ?? ""),
  );
}

/** The names of the figures in `data: { ... }`. */
function figures(file: string): string[] {
  return [...read(file).matchAll(/\bdata: \{([^{}]*)\}/g)].flatMap(([, body = ""]) =>
    [...body.trim().matchAll(/(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g)].map((match) => match[1] ?? ""),
  );
}

describe("docs/findings.md", () => {
  test.each(FINDERS)("has every code and figure of %s", (file) => {
    expect(missingIn("docs/findings.md", [...findingCodes(file), ...figures(file)])).toEqual([]);
  });

  test("figures are found at all", () => {
    expect(FINDERS.flatMap(figures)).toEqual(
      expect.arrayContaining(["receiver", "succeeded", "minutes", "ofMessages", "sender"]),
    );
  });

  test("has every code of a note", () => {
    const pushed = wordsOf("src/app/describe-evidence.ts", /notes\.push\([`"]([a-z-]+)/g);
    const notes = [...NOTE_CODES, ...pushed, ...Object.keys(evidenceEn.notes)];
    expect(missingIn("docs/findings.md", notes)).toEqual([]);
  });

  test("has every kind of evidence and every reason why it could not be read", () => {
    const kinds = [...Object.keys(evidenceEn.kinds), ...Object.keys(evidenceEn.problems)];
    expect(missingIn("docs/findings.md", kinds)).toEqual([]);
  });
});

test("docs/report.md has every code of its documents", () => {
  const unknown = wordsOf("src/core/network-owner.ts", /^ {2}\| "([a-z-]+)"/gm);
  const { ways } = lettersEn.delisting;
  expect(missingIn("docs/report.md", [...unknown, ...Object.keys(ways), ...REPORT_KINDS])).toEqual(
    [],
  );
});

test("docs/accounts.md has every code of a finding about accounts", () => {
  expect(missingIn("docs/accounts.md", ACCOUNT_FINDINGS)).toEqual([]);
});

test("docs/guard.md has every code of an event and of a warning, and every setting of a limit", () => {
  const words = [...SUBJECT_KINDS, ...MEASURES, ...ORIGINS, ...LIMIT_ANSWERS, ...MODES];
  expect(
    missingIn("docs/guard.md", [...EVENT_CODES, ...GUARD_WARNINGS, ...HOOK_PROBLEMS, ...words]),
  ).toEqual([]);
});

test("docs/settings.md has every code of a mistake in the settings", () => {
  expect(missingIn("docs/settings.md", SETTINGS_PROBLEMS)).toEqual([]);
});

describe("docs/diagnosis.md", () => {
  test("has every cause, in a section of its own or among the explanations", () => {
    expect(missingIn("docs/diagnosis.md", CAUSES)).toEqual([]);
    const explained = [...read("docs/diagnosis.md").matchAll(/^(?:### |- )`([a-z-]+)`/gm)];
    expect(explained.map((match) => match[1])).toEqual(expect.arrayContaining([...CAUSES]));
  });

  test("has every field, step and timeline code", () => {
    const fields = wordsOf("src/core/diagnosis.ts", /^ {2}readonly (\w+)\??:/gm);
    const timeline = wordsOf("src/core/diagnosis.ts", /^ {2}\| "([a-z-]+)";?$/gm);
    const finding = ["code", "fix", "subject", "data", "severity", "verify"];
    const page = [...codesIn("docs/diagnosis.md"), ...finding].join("\n");
    for (const name of [...fields, ...STEPS, ...timeline]) expect(page).toMatch(word(name));
  });
});

function word(name: string): RegExp {
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
}

describe("README.md", () => {
  const readme = read("README.md");

  test("its npm scripts exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm (?:run (?:--silent )?)?([a-z:]+)/g)].map(
      (match) => match[1] ?? "",
    );
    expect(named).toEqual(expect.arrayContaining(["demo", "test"]));
    const builtIn = ["ci", "pack", "install"];
    expect(named.filter((name) => !builtIn.includes(name) && !(name in scripts))).toEqual([]);
  });

  test("opens with the two commands for a fresh machine", () => {
    const [first, second] = readme.match(/^ {4}.*$/gm) ?? [];
    expect(first).toBe("    npm ci --ignore-scripts && npm run --silent demo");
    expect(second).toBe("    npm ci --ignore-scripts && npm test");
  });

  test("names commands that exist, and all of them", () => {
    const known: readonly string[] = COMMANDS.map(({ name }) => name);
    const named = [...readme.matchAll(/(?:^ {4}|[`|] ?)mailwarden ([a-z]+)/gm)].map(
      (match) => match[1] ?? "",
    );
    expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !named.includes(name))).toEqual([]);
  });

  test("shows what the demo says", () => {
    const [, shown = ""] = /<!-- demo -->\n\n```\n([\s\S]*?)```/.exec(readme) ?? [];
    const demo = mailwarden("diagnose", "--year", "2026", "samples/stolen-account");
    expectParts(shown, demo);
  });

  test("shows what trace, explain and events say", () => {
    const blocks = [
      ...readme.matchAll(
        /^ {4}mailwarden (trace|explain|events) ([^|\n]+?)(?: \|.*)?\n\n```\n([\s\S]*?)```/gm,
      ),
    ];
    expect(blocks.map(([, command]) => command)).toEqual(["trace", "explain", "events"]);
    for (const [, command = "", args = "", shown = ""] of blocks)
      expectParts(shown, mailwarden(command, ...args.split(" "), "--year", "2026"));
  });
});

function mailwarden(...args: readonly string[]): string {
  const run = spawnSync("node_modules/.bin/tsx", ["src/cli/main.ts", ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 << 20,
    env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
  });
  expect(run.stderr).toBe("");
  return run.stdout;
}

/** Every stretch between lines of `...` stands in the output, in this order. */
function expectParts(shown: string, output: string): void {
  let rest = output;
  const parts = shown.split(/^\.\.\.\n/m).filter((part) => part.trim() !== "");
  expect(parts).not.toEqual([]);
  for (const part of parts) {
    expect(rest).toContain(part);
    rest = rest.slice(rest.indexOf(part) + part.length);
  }
}

test.each(PAGES)("%s: what it links to and names by its path is there", (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((match) =>
    join(dirname(page), match[1] ?? ""),
  );
  const paths = [...codesIn(page)].filter((code) =>
    /^(?:src|test|docs|bench|scripts|samples)(?:\/[\w./-]+)?$/.test(code),
  );
  expect([...links, ...paths].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("docs/architecture.md has every folder of src", () => {
  const folders = readdirSync(join(root, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}`);
  expect(missingIn("docs/architecture.md", folders)).toEqual([]);
});
