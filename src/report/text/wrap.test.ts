import fc from "fast-check";
import { expect, test } from "vitest";
import { cells, cutToWidth, pad, wrap } from "./wrap.ts";

test.each([
  { name: "fits", input: "a b", width: 10, want: ["a b"] },
  { name: "empty", input: "", width: 10, want: [""] },
  { name: "at spaces", input: "one two three", width: 8, want: ["one two", "three"] },
  { name: "between characters", input: "退信退信退", width: 4, want: ["退信", "退信", "退"] },
  { name: "no full stop at the start", input: "退信退信。", width: 8, want: ["退信退", "信。"] },
  {
    name: "no bracket at the end",
    input: "あい「う」え",
    width: 6,
    want: ["あい", "「う」", "え"],
  },
  {
    name: "address in Chinese",
    input: "账户a@b.cn被盗",
    width: 8,
    want: ["账户", "a@b.cn被", "盗"],
  },
  { name: "unbreakable", input: "abcdefgh", width: 3, want: ["abc", "def", "gh"] },
  { name: "escapes", input: "a\u001bb", width: 4, want: ["a\\x1", "bb"] },
])("wrap: $name", ({ input, width, want }) => {
  expect(wrap(input, width)).toEqual(want);
});

test("wrap shows what it left out", () => {
  expect(wrap("one two three four five", 8, 2)).toEqual(["one two", "three..."]);
});

test("no wrapped line is wider than asked, and no character is lost", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.integer({ min: 8, max: 90 }),
      (text, width) => {
        const lines = wrap(text, width);
        for (const one of lines) expect(cells(one)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test("a very long line is cut without being read to its end", () => {
  const lines = wrap("x".repeat(5_000_000), 80, 3);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/x\.\.\.$/);
});

test.each([
  { input: "abc", width: 5, want: "abc" },
  { input: "abcdefgh", width: 6, want: "abc..." },
  { input: "退信退信", width: 6, want: "退..." },
])("cutToWidth: $input", ({ input, width, want }) => {
  expect(cutToWidth(input, width)).toBe(want);
});

test("pad counts cells", () => {
  expect(pad("退", 4)).toBe("退  ");
  expect(pad("7", 3, true)).toBe("  7");
});
