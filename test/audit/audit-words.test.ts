import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { QUESTIONS } from "../../src/core/server-answers.ts";
import { RULE_TEXTS_EN } from "../../src/audit/rule-texts-en.ts";
import { ruleTexts } from "../../src/app/rule-texts.ts";
import { LANGUAGE_TAGS } from "../../src/report/language.ts";
import { auditEn } from "../../src/report/messages/audit-en.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "audit.md"), "utf8");

test("docs/audit.md explains every question, note and family of rules", () => {
  const families = Object.keys(RULE_TEXTS_EN).map((rule) => rule.slice(0, 6));
  expect(QUESTIONS.filter((question) => !page.includes(`| \`${question}\` |`))).toEqual([]);
  expect(Object.keys(auditEn.notes).filter((code) => !page.includes(`| \`${code} `))).toEqual([]);
  expect([...new Set(families)].filter((family) => !page.includes(`\`${family}\``))).toEqual([]);
});

test("every question has its words, in the order of the questions", () => {
  expect(Object.keys(auditEn.questions)).toEqual([...QUESTIONS]);
});

test.each(LANGUAGE_TAGS)("%s: every rule has a sentence with the same places", async (tag) => {
  const texts = await ruleTexts(tag);
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
  expect(Object.keys(texts).toSorted()).toEqual(Object.keys(RULE_TEXTS_EN).toSorted());
  for (const [rule, text] of Object.entries(RULE_TEXTS_EN)) {
    const translated = texts[rule as keyof typeof RULE_TEXTS_EN];
    expect({ rule, places: [...new Set(places(translated))] }).toEqual({
      rule,
      places: [...new Set(places(text))],
    });
  }
});
