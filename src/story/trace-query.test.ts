import { describe, expect, it } from "vitest";
import { parseNetwork } from "./trace-network.ts";
import { parsePeriod } from "./trace-period.ts";
import { needlesOf, parseTraceQuery } from "./trace-query.ts";

const utc = () => 0;

describe("parseTraceQuery", () => {
  const words: readonly { word: string; kinds: readonly string[]; needles: readonly string[] }[] = [
    {
      word: "4E81026038",
      kinds: ["queue-id", "account", "address", "message-id"],
      needles: ["4E81026038"],
    },
    {
      word: "3mPVKl0Mhjz7sXv",
      kinds: ["queue-id", "account", "address", "message-id"],
      needles: ["3mPVKl0Mhjz7sXv"],
    },
    { word: "1jmFYj-00039V-QX", kinds: ["queue-id"], needles: ["1jmFYj-00039V-QX"] },
    { word: "10HmaX-000000005vi-0000", kinds: ["queue-id"], needles: ["10HmaX-000000005vi-0000"] },
    { word: "info@corp.example", kinds: ["address", "account", "message-id"], needles: ["info@"] },
    {
      word: "<20260601.A@corp.example>",
      kinds: ["address", "account", "message-id"],
      needles: ["20260601.A@"],
    },
    { word: "bob", kinds: ["account", "address", "message-id"], needles: ["bob"] },
    { word: "<>", kinds: ["address"], needles: ["<>"] },
    { word: "203.0.113.7", kinds: ["network"], needles: ["203.0.113.7"] },
    { word: "203.0.113.0/24", kinds: ["network"], needles: ["203.0.113."] },
    { word: "0.0.0.0/0", kinds: ["network"], needles: [] },
    { word: "2001:DB8:0:1::5", kinds: ["network"], needles: ["2001:db8:"] },
  ];
  it.each(words)("reads $word", ({ word, kinds, needles }) => {
    const query = parseTraceQuery(word, utc);
    if ("code" in query) throw new Error(query.code);
    const term = query.terms[0];
    expect(term?.readings.map((reading) => reading.kind)).toEqual(kinds);
    expect(term && needlesOf(term)).toEqual(needles);
  });

  it("takes several words and a period together", () => {
    const query = parseTraceQuery("  info@corp.example  203.0.113.7 2026-06-01..2026-06-02 ", utc);
    expect(query).toMatchObject({
      terms: [{ text: "info@corp.example" }, { text: "203.0.113.7" }],
      period: { sinceMs: Date.UTC(2026, 5, 1), untilMs: Date.UTC(2026, 5, 3) - 1 },
    });
  });

  it("takes a blank between day and time", () => {
    expect(parseTraceQuery("2026-06-01 10:00..2026-06-01 10:05 bob", utc)).toMatchObject({
      terms: [{ text: "bob" }],
      period: { sinceMs: Date.UTC(2026, 5, 1, 10), untilMs: Date.UTC(2026, 5, 1, 10, 6) - 1 },
    });
  });

  const refused: readonly { query: string; code: string }[] = [
    { query: "  ", code: "empty-query" },
    { query: "2026-13-01..2026-14-01", code: "bad-period" },
    { query: "2026-06-02..2026-06-01", code: "bad-period" },
    { query: "[email protected]", code: "masked-value" },
    { query: "300.1.1.0/24", code: "bad-network" },
    { query: "x", code: "too-short" },
  ];
  it.each(refused)("refuses $query", ({ query, code }) => {
    expect(parseTraceQuery(query, utc)).toMatchObject({ code });
  });
});

describe("parsePeriod", () => {
  const at = (...parts: [number, number, number, number?, number?, number?]) => Date.UTC(...parts);
  const cases: readonly { text: string; since: number; until: number; offset?: number }[] = [
    {
      text: "2026-06-01T10:00..2026-06-01T10:05",
      since: at(2026, 5, 1, 10),
      until: at(2026, 5, 1, 10, 6) - 1,
    },
    {
      text: "2026-06-01T10:00:00Z..2026-06-01T10:00:30Z",
      since: at(2026, 5, 1, 10),
      until: at(2026, 5, 1, 10, 0, 31) - 1,
      offset: 120,
    },
    { text: "2026-06-01T10:00:00+02:00..", since: at(2026, 5, 1, 8), until: Infinity },
    { text: "..2026-06-01", since: -Infinity, until: at(2026, 5, 2) - 1 },
    {
      text: "2026-06-01..2026-06-01",
      since: at(2026, 4, 31, 22),
      until: at(2026, 5, 1, 22) - 1,
      offset: 120,
    },
  ];
  it.each(cases)("reads $text", ({ text, since, until, offset = 0 }) => {
    expect(parsePeriod(text, () => offset)).toEqual({ sinceMs: since, untilMs: until });
  });

  it.each(["..", "2026-02-31..", "a..b", "2026-06-01T25:00..", "1..2..3"])(
    "gives nothing for %s",
    (text) => {
      expect(parsePeriod(text, utc)).toBeUndefined();
    },
  );
});

describe("parseNetwork", () => {
  const cases: readonly { network: string; ip: string; want: boolean }[] = [
    { network: "203.0.113.7", ip: "203.0.113.7", want: true },
    { network: "203.0.113.7", ip: "203.0.113.70", want: false },
    { network: "203.0.113.7", ip: "::ffff:203.0.113.7", want: true },
    { network: "10.0.0.0/8", ip: "10.255.1.2", want: true },
    { network: "10.0.0.0/8", ip: "110.0.0.1", want: false },
    { network: "2001:db8::/32", ip: "2001:db8:1::1", want: true },
    { network: "2001:db8::1", ip: "2001:0db8:0:0::1", want: true },
    { network: "::/0", ip: "192.0.2.1", want: false },
  ];
  it.each(cases)("$ip in $network: $want", ({ network, ip, want }) => {
    expect(parseNetwork(network)?.has(ip)).toBe(want);
  });

  it.each(["", "1.2.3", "1.2.3.4/33", "1.2.3.4/8/8", "mx.example", "1.2.3.4/x"])(
    "is none: %s",
    (text) => {
      expect(parseNetwork(text)).toBeUndefined();
    },
  );
});
