import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyLine, findNeedles, scanSource, visitEarlier } from "./trace-scan.ts";
import { textSource } from "./trace-text-source.ts";
import { TokenFinder, tokenOfMessageId } from "./trace-tokens.ts";

function tokens(wanted: readonly string[]): TokenFinder {
  const finder = new TokenFinder();
  for (const token of wanted) finder.add(token);
  return finder;
}

async function hits(text: string, finder: Parameters<typeof scanSource>[1], pieceBytes?: number) {
  const found: [number, string][] = [];
  const scan = await scanSource(
    textSource(text, "mail.log", pieceBytes),
    finder,
    ({ bytes, start, end, line }) => {
      found.push([line, bytes.toString("utf8", start, end)]);
    },
  );
  return { found, lines: scan.lines, tooLong: scan.tooLong };
}

describe("scanSource", () => {
  it("visits each hit line once, with its number, also the last without a line feed", async () => {
    expect(await hits("a x x\nb\n\nx\nc x", findNeedles(["x"]))).toEqual({
      found: [
        [1, "a x x"],
        [4, "x"],
        [5, "c x"],
      ],
      lines: 5,
      tooLong: 0,
    });
  });

  it("finds lines that lie across blocks", async () => {
    const filler = `${"y".repeat(97)}\n`.repeat(30_000);
    const { found, lines } = await hits(
      `${filler}needle 1\n${filler}needle 2\n`,
      findNeedles(["needle"]),
      4099,
    );
    expect(found).toEqual([
      [30_001, "needle 1"],
      [60_002, "needle 2"],
    ]);
    expect(lines).toBe(60_002);
  });

  it("passes over a line without end and still counts right", async () => {
    const { found, lines, tooLong } = await hits(
      `x 1\n${"z".repeat(3 << 20)}x\nx 2\n`,
      findNeedles(["x"]),
    );
    expect(found).toEqual([
      [1, "x 1"],
      [3, "x 2"],
    ]);
    expect([lines, tooLong]).toEqual([3, 1]);
  });

  it("looks back on earlier lines, over the edge of a block too, and numbers them right", async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `row ${i + 1} ${"y".repeat(40)}`);
    for (const at of [1500, 21_000, 22_400, 39_999]) {
      rows[at - 21] = `earlier ${at - 20}`;
      rows[at - 1] = `now ${at}`;
    }
    const found: [number, number, string][] = [];
    await scanSource(textSource(`${rows.join("\n")}\n`), findNeedles(["now"]), (scanned) => {
      visitEarlier(scanned, 1 << 19, findNeedles(["earlier"]), ({ bytes, start, end, line }) => {
        found.push([scanned.line, line, bytes.toString("latin1", start, end)]);
      });
    });
    const nearest = found.filter(([line, earlier]) => line - earlier < 100);
    expect(nearest).toEqual(
      [1500, 21_000, 22_400, 39_999].map((at) => [at, at - 20, `earlier ${at - 20}`]),
    );
    expect(found.every(([, earlier, text]) => text === `earlier ${earlier}`)).toBe(true);
  });

  it("finds by needles and tokens what a plain search finds", async () => {
    const word = fc.stringMatching(/^[AB1-]{5,7}$/);
    const text = fc.array(fc.oneof(word, fc.constantFrom(" ", "\n", ":", "[", "é")), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.uniqueArray(word, { minLength: 5, maxLength: 9 }),
        async (parts, wanted) => {
          const log = parts.join("");
          const rows = log.split("\n").map((row, index) => [index + 1, row] as [number, string]);
          const plain = rows.filter(([, row]) => wanted.some((needle) => row.includes(needle)));
          expect((await hits(log, findNeedles(wanted))).found).toEqual(plain);
          const whole = rows.filter(([, row]) =>
            (row.match(/[0-9A-Za-z-]+/g) ?? []).some((token) => wanted.includes(token)),
          );
          expect((await hits(log, tokens(wanted))).found).toEqual(whole);
        },
      ),
    );
  });

  it("hits every line", async () => {
    expect((await hits("a\n\nb", everyLine())).found).toEqual([
      [1, "a"],
      [2, ""],
      [3, "b"],
    ]);
  });
});

describe("tokenOfMessageId", () => {
  const cases: readonly { id: string; want: string | undefined }[] = [
    { id: "20260601100000.4E81026038@mail.corp.example", want: "20260601100000" },
    {
      id: "fefff463-2fdc-404b-7069-216b59eb53db@corp.example",
      want: "fefff463-2fdc-404b-7069-216b59eb53db",
    },
    { id: "1@localhost", want: undefined },
    { id: "", want: undefined },
  ];
  it.each(cases)("of $id", ({ id, want }) => {
    expect(tokenOfMessageId(id)).toBe(want);
  });
});
