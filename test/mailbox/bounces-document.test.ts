import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BOUNCE_CLASSES } from "../../src/core/bounce-list.ts";
import { WORDED_FORMATS } from "../../src/mailbox/bounce-formats.ts";
import { loadLanguage } from "../../src/report/language.ts";

test("docs/bounces.md has every code", async () => {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "docs", "bounces.md"), "utf8");
  const { bounces } = (await loadLanguage("en")).labels;
  const codes = [
    ...BOUNCE_CLASSES,
    ...Object.keys(bounces.bases),
    ...Object.keys(bounces.kinds),
    ...WORDED_FORMATS.map(({ format }) => format),
  ];
  expect(codes.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});
