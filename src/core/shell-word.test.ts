import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { shellWord } from "./shell-word.ts";

it.each([
  ["4cZPqR1xyzz2sXv", "4cZPqR1xyzz2sXv"],
  ["bob@example.com", "bob@example.com"],
  ["/var/log/mail.log", "/var/log/mail.log"],
  ["a b", "'a b'"],
  ["$(reboot)", "'$(reboot)'"],
  ["it's", "'it'\\''s'"],
  ["-rf", "'-rf'"],
  ["~root", "'~root'"],
  ["", "''"],
  ["grüße", "'grüße'"],
])("makes %s to %s", (value, want) => expect(shellWord(value)).toBe(want));

it.each(["a\nb", "a\0b", "\u001b[2J", "a\u007f", "a\u009bb", "\t"])(
  "refuses control characters: %j",
  (value) => {
    expect(shellWord(value)).toBeUndefined();
  },
);

it("is one word to a real shell, with the value in it", () => {
  const values = fc.sample(fc.string({ unit: "binary", maxLength: 20 }), { numRuns: 300, seed: 5 });
  const words = values.flatMap((value) => {
    const word = shellWord(value);
    // half a surrogate pair has no UTF-8
    return word === undefined || /[\uD800-\uDFFF]/u.test(value) ? [] : [{ value, word }];
  });
  expect(words.length).toBeGreaterThan(100);
  const script = words.map(({ word }) => `printf '%s\\n' ${word}\n`).join("");
  const { stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
  expect(stdout).toBe(words.map(({ value }) => `${value}\n`).join(""));
});
