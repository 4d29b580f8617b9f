import { expect, test } from "vitest";
import { parseTime } from "./parse-time.ts";

const NOW = Date.UTC(2026, 10, 25, 12, 0, 0);
const context = { nowMs: NOW, timezone: "Asia/Shanghai" };

test.each([
  { input: "2h", edge: "start", want: "2026-11-25T10:00:00.000Z" },
  { input: "3d", edge: "start", want: "2026-11-22T12:00:00.000Z" },
  { input: "90m", edge: "end", want: "2026-11-25T10:30:00.000Z" },
  { input: "1w", edge: "start", want: "2026-11-18T12:00:00.000Z" },
  { input: "2012-10-24", edge: "start", want: "2012-10-23T16:00:00.000Z" },
  { input: "2012-10-24", edge: "end", want: "2012-10-24T15:59:59.999Z" },
  { input: "2012-10-24 08:00", edge: "start", want: "2012-10-24T00:00:00.000Z" },
  { input: "2012-10-24 08:00", edge: "end", want: "2012-10-24T00:00:59.999Z" },
  { input: "2012-10-24T08:00:05", edge: "end", want: "2012-10-24T00:00:05.999Z" },
  { input: "2012-10-24T08:00:00+02:00", edge: "start", want: "2012-10-24T06:00:00.000Z" },
  { input: "2012-10-24T08:00:00Z", edge: "start", want: "2012-10-24T08:00:00.000Z" },
  { input: "2024-02-29", edge: "start", want: "2024-02-28T16:00:00.000Z" },
] as const)("$input as $edge", ({ input, edge, want }) => {
  expect(new Date(parseTime(input, edge, context) ?? NaN).toISOString()).toBe(want);
});

test("local times around a change of the clocks", () => {
  const berlin = { nowMs: NOW, timezone: "Europe/Berlin" };
  const at = (text: string) => new Date(parseTime(text, "start", berlin) ?? NaN).toISOString();
  expect(at("2024-03-31 01:59")).toBe("2024-03-31T00:59:00.000Z");
  expect(at("2024-03-31 03:00")).toBe("2024-03-31T01:00:00.000Z");
  expect(at("2024-10-27 04:00")).toBe("2024-10-27T03:00:00.000Z");
});

test.each([
  "",
  "yesterday",
  "2h ago",
  "-2h",
  "2012-13-01",
  "2023-02-29",
  "2012-10-24 25:00",
  "2012-10-24 08",
  "24.10.2012",
  "2012-10-24T08:00:00+2",
])("%j is no time", (input) => {
  expect(parseTime(input, "start", context)).toBeUndefined();
});
