import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HAPPENINGS } from "../../src/core/happening.ts";
import { SIGN_CODES, SPAMMER_ANSWERS } from "../../src/core/explanation.ts";
import { VALUE_MEANINGS } from "../../src/core/value-meaning.ts";
import { loadExplainWords } from "../../src/report/explain-words.ts";
import { loadLanguage, type LanguageTag } from "../../src/report/language.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "explain.md"), "utf8");
const TRANSLATED: readonly LanguageTag[] = ["zh-CN", "zh-TW", "ja"];

/** Every sentence with the path to it; functions are asked with figures. */
function sentencesOf(
  words: unknown,
  path: string,
  call: (sentence: unknown) => string,
): [string, string][] {
  if (words === null) return [];
  if (typeof words === "string") return [[path, words]];
  if (typeof words === "function") return [[path, call(words)]];
  return Object.entries(words as object).flatMap(([name, value]) =>
    sentencesOf(value, `${path}/${name}`, call),
  );
}

const VALUES = {
  ids: ["4A1B2C3D4E"],
  total: 3,
  lines: 3,
  accounts: "a@example.com",
  clients: "192.0.2.1",
  setting: "mynetworks",
  scope: "smtp/inet",
  value: "0",
  names: "biff",
  count: 3,
  by: "mx.example.com",
  from: "192.0.2.1",
  id: "4A1B2C3D4E",
};

async function allOf(tag: LanguageTag): Promise<[string, string][]> {
  const { formats } = await loadLanguage(tag);
  const words = await loadExplainWords(tag);
  return sentencesOf(words, "", (sentence) => {
    const say = sentence as (values: unknown, f: unknown) => string;
    const asked = say(VALUES, formats);
    return asked.includes("[object") || asked.includes("NaN") ? say(3, formats) : asked;
  });
}

describe.each(TRANSLATED)("%s", (tag) => {
  test("has every sentence, in its own script", async () => {
    const own = await allOf(tag);
    const english = new Map(await allOf("en"));
    expect(own.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
    const foreign = own.filter(
      ([path, text]) =>
        path !== "/frame/between" &&
        (text === english.get(path) || !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)),
    );
    expect(foreign).toEqual([]);
  });

  test("has no English sentence left in another", async () => {
    const own = await allOf(tag);
    const left = own.filter(([, text]) =>
      /(?:\b[a-z]{2,}\b ){3,}/.test(text.replace(/`[^`]*`/g, "")),
    );
    expect(left).toEqual([]);
  });
});

const SIMPLIFIED = /[这们时对发与为处请网邮无应现实标点设录说认证机关]/u;
const TRADITIONAL = /[這們時對發與為處請網郵無應現實標點設錄說認證機關]/u;

test.each([
  { tag: "zh-CN", foreign: TRADITIONAL },
  { tag: "zh-TW", foreign: SIMPLIFIED },
] as const)("$tag has no letter of the other script", async ({ tag, foreign }) => {
  expect((await allOf(tag)).filter(([, text]) => foreign.test(text))).toEqual([]);
});

describe("docs/explain.md", () => {
  const codes = new Set([...page.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]));

  test("has every code", () => {
    const groups = [...new Set(VALUE_MEANINGS.map((name) => name.slice(0, name.indexOf("."))))];
    const wanted = [
      ...HAPPENINGS,
      ...SIGN_CODES,
      ...SPAMMER_ANSWERS,
      ...groups.map((group) => `${group}.`),
    ];
    expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
  });
});
