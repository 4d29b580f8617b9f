import { expect, test } from "vitest";
import { findTwin } from "./find-twin.ts";
import type { FoundLog } from "./found-log.ts";
import { parseLogHeader } from "./log-header.ts";

function log(lines: readonly string[]): FoundLog {
  const headers = lines.map(parseLogHeader).filter((header) => header !== undefined);
  return {
    piece: {
      name: "x",
      sizeBytes: 1,
      modifiedMs: null,
      seekable: true,
      named: true,
      notes: [],
      open: () => Promise.reject(new Error("not opened")),
    },
    kind: "mail log",
    head: Buffer.alloc(0),
    argument: 0,
    headers,
    firstStamp: headers[0]?.stamp ?? null,
    lastStamp: headers.at(-1)?.stamp ?? null,
  };
}

const BODIES = [1, 2, 3, 4, 5, 6].map(
  (n) => ` mx postfix/smtpd[${n}]: connect from x[192.0.2.${n}]`,
);
const local = log(BODIES.map((body, at) => `Jan  1 05:30:0${at}${body}`));
const zoned = (bodies: readonly string[], hour = "22") =>
  log(bodies.map((body, at) => `2025-12-31T${hour}:00:0${at}.9+00:00${body}`));

test("the same lines tell offset and year", () => {
  const other = zoned(BODIES);
  expect(findTwin(local, [local, other])).toEqual({
    of: other,
    offsetMinutes: 450,
    firstYear: 2026,
  });
});

test("a short log is a twin when all of it agrees", () => {
  expect(findTwin(local, [zoned(BODIES.slice(0, 2))])?.offsetMinutes).toBe(450);
});

test.each([
  ["another line", zoned(BODIES.with(3, " mx postfix/smtpd[9]: x"))],
  ["more than any zone is apart", zoned(BODIES, "02")],
  ["no offset either", local],
])("no twin: %s", (_, other) => {
  expect(findTwin(local, [other])).toBeUndefined();
});
