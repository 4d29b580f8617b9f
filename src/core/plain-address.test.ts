import { expect, test } from "vitest";
import { parsePlainAddress } from "./plain-address.ts";

test.each([
  { input: "abuse@example.net", want: "abuse@example.net" },
  { input: " abuse+net@mx-1.example.co.uk ", want: "abuse+net@mx-1.example.co.uk" },
  { input: "a@b.example\r\nBcc: c@d.example", want: undefined },
  { input: "a@b.example, c@d.example", want: undefined },
  { input: "<a@b.example>", want: undefined },
  { input: '"a b"@c.example', want: undefined },
  { input: "a@localhost", want: undefined },
  { input: "a@[192.0.2.1]", want: undefined },
  { input: "a..b@c.example", want: undefined },
  {
    input: `${"a".repeat(64)}@${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(63)}.example`,
    want: undefined,
  },
  { input: "é@b.example", want: undefined },
])("$input: $want", ({ input, want }) => {
  expect(parsePlainAddress(input)).toBe(want);
});
