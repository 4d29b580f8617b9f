import { describe, expect, test } from "vitest";
import { assignYears } from "./assign-years.ts";
import type { FoundLog } from "./found-log.ts";
import { parseLogStamp } from "./log-stamp.ts";

const NOW = Date.UTC(2026, 10, 25);

function log(name: string, first: string, last: string, modified: string | null): FoundLog {
  return {
    piece: {
      name,
      sizeBytes: 1,
      modifiedMs: modified === null ? null : Date.parse(modified),
      seekable: true,
      named: true,
      notes: [],
      open: () => Promise.reject(new Error("not opened")),
    },
    kind: "mail log",
    head: Buffer.alloc(0),
    argument: 0,
    headers: [],
    firstStamp: parseLogStamp(`${first} 12:00:00`)?.stamp ?? null,
    lastStamp: parseLogStamp(`${last} 12:00:00`)?.stamp ?? null,
  };
}

const CASES = [
  {
    name: "this year, where today allows it",
    logs: [log("a", "Nov 20", "Nov 24", null)],
    want: { a: 2026 },
  },
  {
    name: "last year, where it would be the future",
    logs: [log("a", "Dec 1", "Dec 3", null)],
    want: { a: 2025 },
  },
  { name: "a day ahead is a clock", logs: [log("a", "Nov 20", "Nov 25", null)], want: { a: 2026 } },
  {
    name: "the year of the file's last change",
    logs: [log("a", "Mar 1", "Mar 7", "2019-03-07T13:00:00Z")],
    want: { a: 2019 },
  },
  {
    name: "December and January in one file",
    logs: [log("a", "Dec 28", "Jan 9", "2026-01-09T13:00:00Z")],
    want: { a: 2025 },
  },
  {
    name: "a file that covers nearly a year",
    logs: [log("a", "Nov 24", "Nov 22", "2026-11-22T13:00:00Z")],
    want: { a: 2025 },
  },
  {
    name: "29 February needs a leap year",
    logs: [log("a", "Feb 29", "Feb 29", null)],
    want: { a: 2024 },
  },
  {
    name: "a rotated set over the turn of the year, each with its own time",
    logs: [
      log("new", "Jan 4", "Jan 9", "2026-01-09T13:00:00Z"),
      log("old", "Dec 28", "Jan 4", "2026-01-04T13:00:00Z"),
    ],
    want: { new: 2026, old: 2025 },
  },
  {
    name: "the same set copied in December: the long gap is not theirs",
    now: Date.UTC(2026, 11, 20),
    logs: [
      log("new", "Jan 4", "Jan 9", "2026-12-20T00:00:00Z"),
      log("old", "Dec 1", "Dec 5", null),
      log("middle", "Dec 18", "Jan 4", null),
    ],
    want: { new: 2026, old: 2025, middle: 2025 },
  },
  {
    name: "--year is of the earliest log, and the order stays",
    year: 2012,
    logs: [
      log("new", "Jan 4", "Jan 9", "2026-01-09T13:00:00Z"),
      log("old", "Dec 28", "Jan 4", "2026-01-04T13:00:00Z"),
    ],
    want: { new: 2013, old: 2012 },
  },
  {
    name: "a year that is written counts",
    year: 2012,
    logs: [log("a", "2020-03-04", "2020-03-05", null)],
    want: { a: 2020 },
  },
  {
    name: "a year beside the lines of a paste",
    logs: [{ ...log("a", "Mar 23", "Mar 23", null), yearInText: 2014 }],
    want: { a: 2014 },
  },
];

describe("assignYears", () => {
  test.each(CASES)("$name", ({ logs, want, year, now }) => {
    const assigned = assignYears(logs, now ?? NOW, year);
    expect(Object.fromEntries(assigned.map((one) => [one.log.piece.name, one.firstYear]))).toEqual(
      want,
    );
  });
});
