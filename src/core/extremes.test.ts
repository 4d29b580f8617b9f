import { expect, it } from "vitest";
import { extremes } from "./extremes.ts";

it.each([
  { name: "none", all: [], want: { least: Infinity, most: -Infinity } },
  { name: "some", all: [3, -1, 2], want: { least: -1, most: 3 } },
  {
    name: "a million",
    all: Array.from({ length: 1e6 }, (_, i) => i),
    want: { least: 0, most: 999_999 },
  },
])("of $name", ({ all, want }) => expect(extremes(all)).toEqual(want));
