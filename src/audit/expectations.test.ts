import { expect, test } from "vitest";
import { expectationText } from "./expectations.ts";

test.each([
  { input: "no-answer", language: "en", want: "no answer" },
  { input: "no-answer", language: "ja", want: "何も返らない" },
  {
    input: "502 VRFY command is disabled",
    language: "zh-CN",
    want: "502 VRFY command is disabled",
  },
  { input: "constructor", language: "en", want: "constructor" },
] as const)("$input in $language: $want", ({ input, language, want }) => {
  expect(expectationText(input, language)).toBe(want);
});
