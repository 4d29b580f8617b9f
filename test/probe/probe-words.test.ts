import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PROBES } from "../../src/probe/probes/catalogue.ts";
import { probeEn } from "../../src/report/messages/probe-en.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "probe.md"), "utf8");

test("docs/probe.md explains every probe, doubt, defect and vantage point", () => {
  const missing = (codes: readonly string[], form: (code: string) => string) =>
    codes.filter((code) => !page.includes(form(code)));
  expect(
    missing(
      PROBES.map(({ id }) => id),
      (id) => `| \`${id}\` |`,
    ),
  ).toEqual([]);
  expect(missing(Object.keys(probeEn.doubts), (code) => `\`${code}\``)).toEqual([]);
  expect(missing(Object.keys(probeEn.defects), (code) => `| \`probe.${code}\` |`)).toEqual([]);
  expect(missing(Object.keys(probeEn.vantages), (code) => `| \`${code}\` |`)).toEqual([]);
});
