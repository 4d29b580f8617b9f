import { expect, it } from "vitest";
import { LongestLines } from "./longest-lines.ts";

const WORDS = "abcdefghijklmnopqrstuvwxyz";
const varied = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${WORDS.slice(0, 5 + (i % 20))}${"x".repeat(i % 7)}`);

it.each([
  { name: "whole lines", lines: varied(200), want: 0 },
  {
    name: "lines cut at ten characters",
    lines: Array.from({ length: 200 }, (_, i) => `${"x".repeat(9)}${WORDS.charAt(i % 26)}`),
    want: 10,
  },
  {
    name: "the same line again and again",
    lines: Array.from({ length: 200 }, () => "535 failed"),
    want: 0,
  },
  {
    name: "few lines of the greatest length",
    lines: [
      ...varied(2000),
      ...Array.from({ length: 40 }, (_, i) => "y".repeat(39) + WORDS.charAt(i % 26)),
    ],
    want: 0,
  },
  { name: "nothing", lines: [], want: 0 },
])("$name", ({ lines, want }) => {
  const longest = new LongestLines();
  for (const line of lines) {
    const bytes = Buffer.from(`${line}\n`);
    longest.note(bytes, line.length, line.length);
  }
  expect(longest.cutAt(lines.length)).toBe(want);
});
