import { expect, test } from "vitest";
import { parseMaildirName } from "./parse-maildir-name.ts";

test.each([
  {
    input: "1795307958.Vfe00I2ba546M892304.mail,S=1234,W=1260:2,RS",
    want: {
      unique: "1795307958.Vfe00I2ba546M892304.mail,S=1234,W=1260",
      sizeBytes: 1234,
      wireBytes: 1260,
      flags: "RS",
    },
  },
  { input: "1.M1P1.host", want: { unique: "1.M1P1.host", sizeBytes: null, flags: "" } },
  { input: "1.M1P1.host:2,", want: { unique: "1.M1P1.host", flags: "" } },
  { input: "1.M1P1.host;2,Tab", want: { unique: "1.M1P1.host", flags: "Tab" } },
  { input: "1.M1P1.host,S=abc:2,S", want: { sizeBytes: null, flags: "S" } },
])("$input", ({ input, want }) => {
  expect(parseMaildirName(input)).toMatchObject(want);
});
