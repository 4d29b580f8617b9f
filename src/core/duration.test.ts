import { expect, test } from "vitest";
import { durationText, parseDuration } from "./duration.ts";

test.each([
  { text: "90s", want: 90_000 },
  { text: "5m", want: 300_000 },
  { text: "1h", want: 3_600_000 },
  { text: "30d", want: 2_592_000_000 },
  { text: "0h", want: undefined },
  { text: "1", want: undefined },
  { text: "h", want: undefined },
  { text: "-1h", want: undefined },
  { text: "1.5h", want: undefined },
  { text: "1w", want: undefined },
  { text: "999999999d", want: undefined },
  { text: "1h ", want: undefined },
])("$text", ({ text, want }) => {
  expect(parseDuration(text)).toBe(want);
});

test.each(["90s", "5m", "1h", "90m", "30d", "1d"])("%s is written as it was read", (text) => {
  expect(durationText(parseDuration(text) ?? 0)).toBe(text);
});
