import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineCopies } from "./line-copies.ts";

/** Tells of each line whether it is a copy. */
function copiesOf(
  lines: readonly { readonly text: string; readonly source: number; readonly atMs: number }[],
) {
  const copies = new LineCopies();
  return lines.map(({ text, source, atMs }) => {
    const bytes = Buffer.from(text);
    return copies.isCopy(bytes, 0, bytes.length, atMs, source);
  });
}

const line = (source: number, text = "x", atMs = 5000) => ({ source, text, atMs });

describe("LineCopies", () => {
  it.each([
    { name: "the same line in two sources", lines: [line(0), line(1)], want: [false, true] },
    { name: "the same line twice in one source", lines: [line(0), line(0)], want: [false, false] },
    {
      name: "twice in both: two of the four",
      lines: [line(0), line(0), line(1), line(1)],
      want: [false, false, true, true],
    },
    {
      name: "once here, twice there: the second of them is new",
      lines: [line(0), line(1), line(1)],
      want: [false, true, false],
    },
    {
      name: "twice there, once here, by turns",
      lines: [line(1), line(0), line(1)],
      want: [false, true, false],
    },
    {
      name: "in three sources",
      lines: [line(0), line(1), line(2)],
      want: [false, true, true],
    },
    {
      name: "another second",
      lines: [line(0, "x", 5000), line(1, "x", 6000)],
      want: [false, false],
    },
    {
      name: "the same second in milliseconds",
      lines: [line(0, "x", 5000), line(1, "x", 5999)],
      want: [false, true],
    },
    { name: "other words", lines: [line(0, "x"), line(1, "y")], want: [false, false] },
    {
      name: "a copy that comes 25 seconds of log later",
      lines: [line(0), line(0, "y", 30_000), line(1)],
      want: [false, false, true],
    },
    {
      name: "a new half minute between them",
      lines: [line(0, "z", 0), line(0, "x", 29_000), line(0, "y", 31_000), line(1, "x", 29_000)],
      want: [false, false, false, true],
    },
  ])("$name", ({ lines, want }) => {
    expect(copiesOf(lines)).toEqual(want);
  });

  it("forgets after minutes, so that memory does not grow with the log", () => {
    const lines = Array.from({ length: 10 }, (_, minute) => line(0, "x", minute * 60_000));
    expect(copiesOf([...lines, line(1, "x", 0)]).at(-1)).toBe(false);
  });

  it("counts each distinct line as often as the source that has most of it", () => {
    const some = fc.array(fc.record({ text: fc.constantFrom("a", "b", "c"), source: fc.nat(3) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(some, (lines) => {
        const copies = copiesOf(lines.map((one) => ({ ...one, atMs: 5000 })));
        for (const text of ["a", "b", "c"]) {
          const counts = [0, 1, 2, 3].map(
            (source) => lines.filter((one) => one.text === text && one.source === source).length,
          );
          const kept = lines.filter((one, index) => one.text === text && !copies[index]).length;
          expect(kept).toBe(Math.max(...counts));
        }
      }),
    );
  });
});
