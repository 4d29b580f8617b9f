import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGE_TAGS, loadLanguage } from "../../src/report/language.ts";
import { identityEn } from "../../src/report/messages/identity-en.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "identity.md"), "utf8");

test("docs/identity.md has every finding, state and reason", () => {
  const { findings, states, failures, verdicts, sources } = identityEn;
  const words = [findings, states, failures, verdicts, sources].flatMap((one) => Object.keys(one));
  expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});

/** Every value that a sentence can name, marked. */
const VALUES = {
  domain: "<domain>",
  ip: "<ip>",
  name: "<name>",
  zone: "<zone>",
  selector: "<selector>",
  target: "<target>",
  term: "<term>",
  network: "<network>",
  signer: "<signer>",
  receiver: "<receiver>",
  ptr: "<ptr>",
  subject: "<subject>",
  page: "<page>",
  part: "<part>",
  result: "<result>",
  zones: ["<zones>"],
  type: "<type>",
  why: "refused",
  meaning: "exploited",
  count: 7,
  bits: 512,
  percent: 50,
};

describe.each(LANGUAGE_TAGS)("%s", (tag) => {
  test("every finding names the same values as in English", async () => {
    const { labels, formats } = await loadLanguage(tag);
    const named = (text: string) => [...text.matchAll(/<\w+>|7|512/g)].map(String).toSorted();
    for (const [code, english] of Object.entries(identityEn.findings)) {
      const say = labels.identity.findings[code as keyof typeof identityEn.findings] as (
        values: typeof VALUES,
        f: typeof formats,
      ) => string;
      const want = (english as typeof say)(VALUES, formats);
      const text = say(VALUES, formats);
      expect({ code, named: [...new Set(named(text))] }).toEqual({
        code,
        named: [...new Set(named(want))],
      });
    }
  });
});
