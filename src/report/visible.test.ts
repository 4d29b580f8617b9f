import fc from "fast-check";
import { expect, test } from "vitest";
import { visible } from "./visible.ts";

test.each([
  { name: "plain text", input: "from=<bob@example.org>", want: "from=<bob@example.org>" },
  { name: "Chinese and Japanese", input: "退信 バウンス", want: "退信 バウンス" },
  { name: "colour", input: "\u001b[31mred\u001b[0m", want: "\\x1b[31mred\\x1b[0m" },
  { name: "window title", input: "\u001b]0;pwned\u0007", want: "\\x1b]0;pwned\\x07" },
  { name: "C1 control sequence", input: "a\u009b2Jb", want: "a\\x9b2Jb" },
  { name: "nothing", input: "a\u0000b", want: "a\\x00b" },
  { name: "right-to-left override", input: "gpj\u202eexe", want: "gpj\\u202eexe" },
  { name: "isolate", input: "a\u2066b", want: "a\\u2066b" },
  { name: "zero width", input: "pay\u200bpal", want: "pay\\u200bpal" },
  { name: "tag characters", input: "a\u{e0041}", want: "a\\u{e0041}" },
  { name: "line ends", input: "a\r\nb\u2028c", want: "a\\r\\nb\\u2028c" },
  { name: "tab", input: "a\tb", want: "a b" },
  { name: "lone surrogate", input: "a\ud800b", want: "a\\ud800b" },
  { name: "accents", input: "e\u0301", want: "e\u0301" },
  {
    name: "tower of accents",
    input: "e\u0301\u0301\u0301\u0301",
    want: "e\u0301\u0301\u0301\\u0301",
  },
])("$name", ({ input, want }) => {
  expect(visible(input)).toBe(want);
});

test("whatever comes in, nothing dangerous comes out, and a second pass changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (input) => {
      const output = visible(input);
      expect(output).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(visible(output)).toBe(output);
    }),
  );
});
