import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LogSource } from "../core/log-source.ts";
import { textSource } from "./fixtures/text-source.ts";
import { SourceCursor } from "./source-cursor.ts";

const OPTIONS = { timezone: "UTC" };
const MIB = 1 << 20;

interface SeenLine {
  readonly text: string;
  readonly line: number;
  readonly offset: number;
}

async function readAll(source: LogSource, from?: { offset: number; line: number }) {
  const cursor = new SourceCursor(source, 0, OPTIONS, from);
  const lines: SeenLine[] = [];
  for (;;) {
    while (!cursor.next()) {
      if (await cursor.fill()) continue;
      await cursor.close();
      return { lines, cutLines: cursor.cutLines, bytesRead: cursor.bytesRead };
    }
    const text = cursor.bytes.toString("latin1", cursor.start, cursor.end);
    lines.push({ text, line: cursor.line, offset: cursor.offset });
  }
}

describe("SourceCursor", () => {
  it.each([
    { name: "empty source", text: "", want: [] },
    { name: "one line", text: "a\n", want: ["a"] },
    { name: "last line without its end", text: "a\nb", want: ["a", "b"] },
    { name: "empty lines", text: "\n\na\n\n", want: ["", "", "a", ""] },
    { name: "CR LF", text: "a\r\nb\r\n", want: ["a\r", "b\r"] },
  ])("$name", async ({ text, want }) => {
    const { lines, cutLines } = await readAll(textSource(text));
    expect(lines.map((line) => line.text)).toEqual(want);
    expect(cutLines).toBe(0);
  });

  it("numbers lines and says where they stand, however the source hands out its bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 40 })),
        fc.integer({ min: 1, max: 17 }),
        async (pieces, piece) => {
          const text = pieces.join("");
          const { lines, bytesRead } = await readAll(textSource(text, { piece }));
          let offset = 0;
          const want = (text.endsWith("\n") ? text.slice(0, -1) : text)
            .split("\n")
            .map((words, index) => {
              const line = { text: words, line: index + 1, offset };
              offset += words.length + 1;
              return line;
            });
          expect(lines).toEqual(text === "" ? [] : want);
          expect(bytesRead).toBe(text.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("begins where it is told", async () => {
    const { lines } = await readAll(textSource("one\ntwo\nthree\n"), { offset: 4, line: 2 });
    expect(lines).toEqual([
      { text: "two", line: 2, offset: 4 },
      { text: "three", line: 3, offset: 8 },
    ]);
  });

  it("cuts a line of more than a megabyte, and says so", async () => {
    const length = MIB * 1.5;
    const { lines, cutLines } = await readAll(textSource(`${"x".repeat(length)}\nlast\n`));
    expect(cutLines).toBe(1);
    expect(lines).toEqual([
      { text: "x".repeat(MIB), line: 1, offset: 0 },
      { text: "last", line: 2, offset: length + 1 },
    ]);
  });

  it("takes a line of many megabytes for one", async () => {
    const text = `first\n${"x".repeat(4 * MIB)}\nlast\n`;
    const { lines, cutLines } = await readAll(textSource(text));
    expect(cutLines).toBe(1);
    expect(lines.map((line) => line.line)).toEqual([1, 2, 3]);
    expect(lines.at(-1)).toEqual({ text: "last", line: 3, offset: 7 + 4 * MIB });
  });

  it("takes the long line for the last one when nothing follows", async () => {
    const { lines } = await readAll(textSource("x".repeat(MIB + 5000)));
    expect(lines).toHaveLength(1);
  });

  it("keeps the time of the last stamp for a line without one", async () => {
    const cursor = new SourceCursor(
      textSource("no stamp\nMar 23 05:01:52 mx postfix/smtp[1]: x\nmore words\n"),
      0,
      OPTIONS,
    );
    await cursor.fill();
    const seen: [boolean, number][] = [];
    for (let i = 0; i < 3; i += 1) {
      cursor.next();
      seen.push([cursor.hasHeader, cursor.timeMs]);
    }
    const at = Date.UTC(2026, 2, 23, 5, 1, 52);
    expect(seen).toEqual([
      [false, Number.NEGATIVE_INFINITY],
      [true, at],
      [false, at],
    ]);
    await cursor.close();
  });

  it.each([
    {
      name: "first line",
      text: "Mar 23 05:01:52 mx a[1]: x\n",
      want: Date.UTC(2026, 2, 23, 5, 1, 52),
    },
    {
      name: "later line",
      text: "x\n\ny\nMar 23 05:01:52 mx a[1]: x\n",
      want: Date.UTC(2026, 2, 23, 5, 1, 52),
    },
    { name: "none", text: "x\ny\n", want: Number.NEGATIVE_INFINITY },
    { name: "nothing", text: "", want: Number.NEGATIVE_INFINITY },
  ])("finds the first stamp: $name", ({ text, want }) => {
    expect(new SourceCursor(textSource(text), 0, OPTIONS).firstMs(OPTIONS)).toBe(want);
  });

  it("reads stamps by the source's own offset and year", () => {
    const source = textSource("Mar 23 05:01:52 mx a[1]: x\n", {
      firstYear: 2019,
      offsetMinutes: 120,
    });
    const cursor = new SourceCursor(source, 0, { timezone: "Asia/Tokyo" });
    expect(cursor.firstMs({ timezone: "Asia/Tokyo" })).toBe(Date.UTC(2019, 2, 23, 3, 1, 52));
  });
});
