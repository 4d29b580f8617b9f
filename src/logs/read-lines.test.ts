import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LogSource } from "../core/log-source.ts";
import { textSource } from "./fixtures/text-source.ts";
import { type ReadLinesOptions, readLines } from "./read-lines.ts";

const UTC: ReadLinesOptions = { timezone: "UTC" };
const START = Date.UTC(2026, 5, 1, 10, 0, 0);

const two = (value: number) => String(value).padStart(2, "0");

/** `Jun 01 10:MM:SS mx a[1]: words` */
function syslog(second: number, words: string): string {
  const at = new Date(START + second * 1000);
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  return `Jun  1 ${time} mx postfix/smtpd[1]: ${words}\n`;
}

/** The same line as a second syslog daemon stamps it. */
function rfc3339(second: number, words: string): string {
  const at = new Date(START + second * 1000 + 2 * 3_600_000).toISOString().slice(0, 19);
  return `${at}.5+02:00 mx postfix/smtpd[1]: ${words}\n`;
}

async function read(sources: readonly LogSource[], options = UTC) {
  const lines: { words: string; source: number; line: number; atMs: number }[] = [];
  const readings = await readLines(sources, options, (cursor) =>
    lines.push({
      words: cursor.header.body(),
      source: cursor.index,
      line: cursor.line,
      atMs: cursor.timeMs,
    }),
  );
  return { lines, words: lines.map((line) => line.words), readings };
}

describe("readLines", () => {
  it("reads files one behind the other in the order of time, whatever the order they are given in", async () => {
    const early = textSource(syslog(0, "a") + syslog(10, "b"));
    const late = textSource(syslog(3600, "c") + syslog(3610, "d"));
    expect((await read([late, early])).words).toEqual(["a", "b", "c", "d"]);
  });

  it("merges files that overlap by time", async () => {
    const one = textSource(syslog(0, "a") + syslog(20, "c") + syslog(40, "e"));
    const other = textSource(syslog(10, "b") + syslog(30, "d") + syslog(50, "f"));
    const { lines, readings } = await read([other, one]);
    expect(lines.map(({ words, source, line }) => `${words}${source}${line}`)).toEqual([
      "a11",
      "b01",
      "c12",
      "d02",
      "e13",
      "f03",
    ]);
    expect(readings.map((reading) => [reading.lines, reading.copies])).toEqual([
      [3, 0],
      [3, 0],
    ]);
  });

  it("gives lines that stand in two files once", async () => {
    const all = Array.from({ length: 60 }, (_, i) => syslog(i, `line ${i}`));
    const first = textSource(all.slice(0, 40).join(""));
    const second = textSource(all.slice(20).join(""));
    const { words, readings } = await read([first, second]);
    expect(words).toEqual(all.map((_, i) => `line ${i}`));
    expect(readings.map(({ lines, copies }) => ({ lines, copies }))).toEqual(
      expect.arrayContaining([
        { lines: 40, copies: expect.any(Number) as number },
        { lines: 40, copies: expect.any(Number) as number },
      ]),
    );
    expect((readings[0]?.copies ?? 0) + (readings[1]?.copies ?? 0)).toBe(20);
  });

  it("keeps lines that are really written twice", async () => {
    const twice = syslog(0, "warning") + syslog(0, "warning");
    expect((await read([textSource(twice)])).words).toHaveLength(2);
    expect((await read([textSource(twice), textSource(twice)])).words).toHaveLength(2);
    expect(
      (await read([textSource(twice + syslog(0, "warning")), textSource(twice)])).words,
    ).toHaveLength(3);
  });

  it("knows a log under two stamps for one", async () => {
    const words = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    const plain = textSource(words.map((text, i) => syslog(i, text)).join(""));
    const iso = textSource(words.map((text, i) => rfc3339(i, text)).join(""));
    const { words: got } = await read([iso, plain]);
    expect(got.toSorted()).toEqual(words.toSorted());
  });

  it("finds lines that a second file repeats by priority", async () => {
    const info = textSource(syslog(0, "a") + syslog(5, "warning: b") + syslog(9, "c"));
    const warn = textSource(syslog(5, "warning: b"));
    const { words, readings } = await read([info, warn]);
    expect(words).toEqual(["a", "warning: b", "c"]);
    expect((readings[0]?.copies ?? 0) + (readings[1]?.copies ?? 0)).toBe(1);
  });

  it.each([
    {
      name: "since, inclusive",
      options: { sinceMs: START + 10_000 },
      want: ["b", "c", "d"],
      outside: 1,
    },
    {
      name: "until, inclusive",
      options: { untilMs: START + 20_000 },
      want: ["a", "b", "c"],
      outside: 1,
    },
    {
      name: "both",
      options: { sinceMs: START + 1, untilMs: START + 29_999 },
      want: ["b", "c"],
      outside: 2,
    },
    {
      name: "a period without a line",
      options: { sinceMs: START + 100_000 },
      want: [],
      outside: 4,
    },
  ])("$name", async ({ options, want, outside }) => {
    const text = syslog(0, "a") + syslog(10, "b") + syslog(20, "c") + syslog(30, "d");
    const { words, readings } = await read([textSource(text)], { ...UTC, ...options });
    expect(words).toEqual(want);
    expect(readings[0]).toMatchObject({ lines: 4, outside });
  });

  it("says what a source held", async () => {
    const source = textSource(
      `${syslog(60, "a")}no head\n${syslog(0, "back by a minute")}${syslog(120, "last")}`.trimEnd(),
    );
    const { lines, readings } = await read([source]);
    expect(lines).toHaveLength(4);
    expect(readings).toEqual([
      {
        source,
        lines: 4,
        copies: 0,
        outside: 0,
        cutLines: 0,
        cutAtBytes: 0,
        turnsOfYear: 0,
        backMs: 60_000,
        firstMs: START + 60_000,
        lastMs: START + 120_000,
        offsetMinutes: 0,
      },
    ]);
  });

  it("counts cut lines and turns of the year", async () => {
    const long = textSource(`Jun  1 10:00:00 mx a[1]: ${"x".repeat((1 << 20) + 500)}\n`);
    const turn = textSource("Dec 31 23:59:59 mx a[1]: x\nJan  1 00:00:01 mx a[1]: y\n", {
      firstYear: 2025,
    });
    const { readings } = await read([long, turn]);
    expect(readings.map(({ cutLines, turnsOfYear }) => [cutLines, turnsOfYear])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it("reads empty sources and sources without stamps beside others", async () => {
    const { words, readings } = await read([
      textSource(""),
      textSource(syslog(0, "a")),
      textSource("smtpd[1]: quoted\n"),
    ]);
    expect(words.toSorted()).toEqual(["a", "quoted"]);
    expect(readings.map((reading) => reading.lines)).toEqual([0, 1, 1]);
  });

  it("tells how far it is: at the end, all bytes", async () => {
    const text = syslog(0, "a").repeat(50_000);
    const told: number[] = [];
    await read([textSource(text), textSource(text)], {
      ...UTC,
      onProgress: (bytes) => told.push(bytes),
    });
    expect(told.at(-1)).toBe(text.length * 2);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it("closes every source, also when the reader of lines fails", async () => {
    let open = 0;
    const watched = (text: string): LogSource => {
      const source = textSource(text);
      return {
        ...source,
        open: async (offset) => {
          open += 1;
          const reader = await source.open(offset);
          return {
            read: (into, at) => reader.read(into, at),
            close: () => {
              open -= 1;
              return reader.close();
            },
          };
        },
      };
    };
    const sources = [watched(syslog(0, "a") + syslog(5, "b")), watched(syslog(1, "c"))];
    await read(sources);
    expect(open).toBe(0);
    await expect(
      readLines(sources, UTC, () => {
        throw new Error("stop");
      }),
    ).rejects.toThrow("stop");
    expect(open).toBe(0);
  });

  const someLog = fc.array(
    fc.record({
      second: fc.integer({ min: 0, max: 120 }),
      words: fc.constantFrom("a", "b", "c", "d"),
      hands: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 40 },
  );

  it("gives the same lines in order of time, however a log was dealt to files and whichever comes first", async () => {
    await fc.assert(
      fc.asyncProperty(
        someLog,
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        async (log, order) => {
          const sorted = log.toSorted((a, b) => a.second - b.second);
          const files = [0, 1, 2].map((hand) =>
            sorted
              .filter((line) => line.hands.includes(hand))
              .map((line) => syslog(line.second, line.words))
              .join(""),
          );
          // A line that is written n times in one second stands at most n times in one file.
          const most = new Map<string, number>();
          for (const text of files) {
            const counts = new Map<string, number>();
            for (const line of text.split("\n").slice(0, -1))
              counts.set(line, (counts.get(line) ?? 0) + 1);
            for (const [line, count] of counts)
              most.set(line, Math.max(most.get(line) ?? 0, count));
          }
          const want = [...most].flatMap(([line, count]) =>
            Array.from({ length: count }, () => line),
          );
          const { lines } = await read(order.map((hand) => textSource(files[hand] ?? "")));
          expect(
            lines
              .map(({ words, atMs }) => syslog((atMs - START) / 1000, words).trimEnd())
              .toSorted(),
          ).toEqual(want.toSorted());
          expect(lines.map((line) => line.atMs)).toEqual(
            lines.map((line) => line.atMs).toSorted((a, b) => a - b),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
