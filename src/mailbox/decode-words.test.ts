import { expect, test } from "vitest";
import { decodeWords } from "./decode-words.ts";

test.each([
  { name: "plain", input: "Offer", want: "Offer" },
  { name: "quoted-printable", input: "=?utf-8?Q?Gr=C3=BC=C3=9Fe_?= an", want: "Grüße  an" },
  {
    name: "a character cut between two words",
    input: "=?utf-8?B?6YA=?=\r\n =?utf-8?B?gA==?=",
    want: "退",
  },
  { name: "GB 18030", input: "=?gb18030?B?zcvQxQ==?=", want: "退信" },
  { name: "raw UTF-8", input: Buffer.from("退信").toString("latin1"), want: "退信" },
  { name: "raw Latin-1", input: "Gr\xfc\xdfe", want: "Grüße" },
  { name: "an unknown charset", input: "=?x-klingon?Q?abc?=", want: "abc" },
  { name: "escapes for a terminal", input: "=?utf-8?Q?a=1B[2Jb=0D=0Ac?=", want: "a [2Jb c" },
  { name: "no word after all", input: "=?utf-8?Q?abc", want: "=?utf-8?Q?abc" },
])("$name", ({ input, want }) => {
  expect(decodeWords(input)).toBe(want);
});

test("is cut", () => {
  expect(decodeWords("x".repeat(100_000))).toHaveLength(500);
});
