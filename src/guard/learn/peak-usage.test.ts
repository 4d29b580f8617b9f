import { describe, expect, test } from "vitest";
import { type CountedMessage, peakUsage } from "./peak-usage.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function message(minute: number, changes: Partial<CountedMessage> = {}): CountedMessage {
  return { atMs: minute * MINUTE, recipients: 1, newRecipients: 0, network: "", ...changes };
}

describe("peakUsage", () => {
  const many = [message(0), message(30, { recipients: 5 }), message(60), message(200)];
  test.each([
    { name: "recipients within an hour", counts: "recipients", windowMs: HOUR, want: 7 },
    { name: "recipients of one message", counts: "recipients", windowMs: 0, want: 5 },
    { name: "messages within ten minutes", counts: "messages", windowMs: 10 * MINUTE, want: 1 },
    { name: "messages within a day", counts: "messages", windowMs: 24 * HOUR, want: 4 },
  ] as const)("$name", ({ counts, windowMs, want }) => {
    expect(peakUsage({ counts, windowMs }, many)).toBe(want);
  });

  test("a window lingers a little, as the guard's does", () => {
    const limit = { counts: "messages", windowMs: HOUR } as const;
    expect(peakUsage(limit, [message(0), message(61)])).toBe(2);
    expect(peakUsage(limit, [message(0), message(62)])).toBe(1);
  });

  test("networks count once, and leave with their last message", () => {
    const from = (minute: number, network: string) => message(minute, { network });
    const messages = [from(0, "a"), from(1, "b"), from(2, "a"), from(90, "c"), from(100, "b")];
    expect(peakUsage({ counts: "networks", windowMs: HOUR }, messages)).toBe(2);
    expect(peakUsage({ counts: "networks", windowMs: 24 * HOUR }, messages)).toBe(3);
  });

  test("nobody sent anything", () => {
    expect(peakUsage({ counts: "recipients", windowMs: HOUR }, [])).toBe(0);
  });
});
