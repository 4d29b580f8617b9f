import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ACCOUNT_FINDINGS } from "../../src/accounts/account-finding.ts";
import { COMMON_PASSWORDS } from "../../src/accounts/weak/common-passwords.ts";

test("docs/accounts.md explains every finding", () => {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "docs", "accounts.md"), "utf8");
  expect(ACCOUNT_FINDINGS.filter((code) => !text.includes(`| \`${code}\` |`))).toEqual([]);
});

test("no common password is tried twice", () => {
  expect(COMMON_PASSWORDS).toHaveLength(new Set(COMMON_PASSWORDS).size);
});
