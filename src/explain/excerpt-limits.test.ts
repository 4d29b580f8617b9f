import { expect, test } from "vitest";
import type { LogEvent } from "../core/log-event.ts";
import { ExcerptLimits } from "./excerpt-limits.ts";

function limitsOf(
  events: readonly (readonly [string, LogEvent["kind"]])[],
  madeHere: readonly string[] = [],
) {
  const limits = new ExcerptLimits();
  for (const [queueId, kind] of events)
    limits.add({ source: "-", line: 1, at: null, kind, queueId }, () => "");
  for (const notificationQueueId of madeHere)
    limits.add(
      { source: "-", line: 1, at: null, kind: "notification", notificationQueueId },
      () => "",
    );
  return limits.limits();
}

test("names the whole message, and what is missing of the others", () => {
  expect(
    limitsOf([
      ["A1", "accepted"],
      ["A1", "delivery"],
      ["A1", "removed"],
      ["B2", "delivery"],
      ["C3", "accepted"],
    ]),
  ).toEqual([
    { code: "whole-messages", ids: ["A1"], total: 1 },
    { code: "no-entry", ids: ["B2"], total: 1 },
    { code: "no-outcome", ids: ["C3"], total: 1 },
  ]);
});

test("says nothing where all messages are whole, and nothing of bounces made here", () => {
  const whole = [
    ["A1", "accepted"],
    ["A1", "delivery"],
    ["A1", "removed"],
    ["B2", "delivery"],
  ] as const;
  expect(limitsOf(whole, ["B2"])).toEqual([]);
});

test("counts lines in which something was made unreadable", () => {
  const limits = new ExcerptLimits();
  const event: LogEvent = { source: "-", line: 1, at: null, kind: "connect" };
  for (const text of ["from=<[email protected]>", "to=<****@example.com>", "mx xxxx", "plain"])
    limits.add(event, () => text);
  expect(limits.limits()).toEqual([{ code: "masked", lines: 3 }]);
});
