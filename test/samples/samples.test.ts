import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSampleLine } from "./read-sample-line.ts";
import { readSamples } from "./read-samples.ts";

const samples = readSamples();

/** Whom a line accuses, and whether it does: never more than the sample says. */
const ACCUSING = ["saslUsername", "clientIp", "uid", "attack"];

describe("sample lines", () => {
  for (const { file, lineNumber, line, want } of samples)
    it(`${file}:${lineNumber}`, () => {
      const got = readSampleLine(line);
      const wanted = Object.entries(want).filter(([, value]) => value !== null);
      expect(got).toMatchObject(Object.fromEntries(wanted));
      const absent = [...ACCUSING.filter((field) => !(field in want)), ...Object.keys(want).filter((field) => want[field] === null)];
      for (const field of absent) expect({ field, value: got[field] }).toEqual({ field, value: undefined });
    });

  it("has forged lines for every file", () => {
    const forged = samples.filter((sample) => sample.isForged);
    expect(forged.length).toBeGreaterThanOrEqual(30);
    expect(new Set(forged.map((sample) => sample.file))).toEqual(new Set(samples.map((sample) => sample.file)));
  });

  it("reads a line that was cut anywhere without an error", () => {
    for (const { line } of samples) for (let end = 0; end < line.length; end += 3) expect(readSampleLine(line.slice(0, end))).toHaveProperty("kind");
  });

  it("reads shuffled pieces of lines without an error", () => {
    const pieces = samples.flatMap(({ line }) => line.split(/(?<=[ <>,;:="])/)).filter((piece) => piece.length < 40);
    const heads = samples.map(({ line }) => line.slice(0, line.indexOf(": ") + 2));
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (head, rest) => {
        expect(readSampleLine(head + rest.join(""))).toHaveProperty("kind");
      }),
      { numRuns: 500 },
    );
  });
});
