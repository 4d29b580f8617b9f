import { expect, test } from "vitest";
import type { Diagnosis } from "../../core/diagnosis.ts";
import { sampleDiagnosis } from "../fixtures/sample-diagnosis.ts";
import { LANGUAGE_TAGS, loadLanguage } from "../language.ts";
import { diagnosisMarkdown } from "./diagnosis-markdown.ts";
import { code, codeBlock, markdownTable, prose } from "./markdown.ts";

test.each([
  {
    name: "words and figures stay",
    input: "81 messages to 1,764 recipients (60%).",
    want: "81 messages to 1,764 recipients (60%).",
  },
  {
    name: "an address",
    input: "the password of ann@example.com: 81",
    want: "the password of `ann@example.com`: 81",
  },
  { name: "a mention", input: "@admin, look", want: "`@admin`, look" },
  {
    name: "a reference to an issue",
    input: "see #1 and !2 and %3",
    want: "see `#1` and `!2` and `%3`",
  },
  { name: "emphasis and links", input: "*a* [b](c) <d> _e_", want: "`*a*` `[b](c`) `<d>` `_e_`" },
  {
    name: "a link by itself",
    input: "www.example.com http://x.example/?a=`b`",
    want: "`www.example.com` `` http://x.example/?a=`b` ``",
  },
  {
    name: "between Chinese characters",
    input: "帐号info@example.com被盗用。",
    want: "帐号`info@example.com`被盗用。",
  },
  { name: "controls", input: "a\u001b[2J", want: "`a\\x1b[2J`" },
])("prose: $name", ({ input, want }) => {
  expect(prose(input)).toBe(want);
});

test.each([
  { input: "a`b", want: "``a`b``" },
  { input: "`", want: "`` ` ``" },
  { input: "", want: "" },
  { input: " ", want: "" },
])("code: $input", ({ input, want }) => {
  expect(code(input)).toBe(want);
});

test("a block cannot be left", () => {
  expect(codeBlock("a\n```\n# b", "  ")).toBe("  ````\n  a\\n```\\n# b\n  ````\n");
});

test("a pipe ends no cell", () => {
  expect(markdownTable([{ title: "a", cell: (row: string) => code(row) }], ["x|y"])).toBe(
    "| a |\n| --- |\n| `x\\|y` |\n",
  );
});

/** Takes fenced blocks and code spans away: what is left is alive. */
function living(markdown: string): string {
  return markdown
    .replace(/^( *)(`{3,})\n[^]*?\n\1\2$/gm, "")
    .replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, "");
}

const HOSTILE = "\n@admin #1 <b>x</b> ![i](http://evil.example/i.png) | `y` **z** ```";

test.each(LANGUAGE_TAGS)("%s: nothing that strangers wrote comes alive", async (tag) => {
  const sample = JSON.parse(
    JSON.stringify(sampleDiagnosis("info@example.com"), (name, value: unknown) =>
      typeof value === "string" &&
      !["at", "from", "to", "firstAt", "lastAt", "since"].includes(name) &&
      /mail|info|@|unknown|\d\.\d|yahoo|www/.test(value)
        ? value + HOSTILE
        : value,
    ),
  ) as Diagnosis<string>;
  const text = diagnosisMarkdown(sample, await loadLanguage(tag));
  expect(text).toContain("@admin");
  expect(living(text)).not.toMatch(/@|#1|<b>|!\[|evil|\*\*z/);
  expect(text).not.toMatch(/^@admin/m);
});

test.each(LANGUAGE_TAGS)("%s: names everything that the evidence proves", async (tag) => {
  const text = diagnosisMarkdown(sampleDiagnosis("Sentence."), await loadLanguage(tag));
  for (const part of ["info@example.com", "203.0.113.7", "281,250", "mail.log:4711", "5,600"]) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/undefined|\[object|NaN|null/);
});
