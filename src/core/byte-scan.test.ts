import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ascii,
  findByte,
  findLastBytes,
  findBytes,
  hasBytes,
  isSrs,
  readNumber,
} from "./byte-scan.ts";

const LINE = Buffer.from("xx, status=sent (250 ok, status=x)yy");

describe("the readers of bytes", () => {
  it.each([
    { name: "findByte", got: findByte(LINE, 44, 0, 40), want: 2 },
    { name: "findByte, not within the span", got: findByte(LINE, 44, 0, 2), want: -1 },
    { name: "hasBytes", got: hasBytes(LINE, ascii("status="), 4, 36), want: true },
    { name: "hasBytes, cut by the end", got: hasBytes(LINE, ascii("status="), 4, 10), want: false },
    { name: "findBytes", got: findBytes(LINE, ascii(", status="), 0, 36), want: 2 },
    {
      name: "findBytes from behind the first",
      got: findBytes(LINE, ascii(", status="), 3, 36),
      want: 23,
    },
    {
      name: "findBytes, cut by the end",
      got: findBytes(LINE, ascii(", status="), 3, 31),
      want: -1,
    },
    { name: "findLastBytes", got: findLastBytes(LINE, ascii(", status="), 0, 36), want: 23 },
    {
      name: "findLastBytes, cut by the end",
      got: findLastBytes(LINE, ascii(", status="), 0, 31),
      want: 2,
    },
    {
      name: "findLastBytes, start behind it",
      got: findLastBytes(LINE, ascii(", status="), 24, 36),
      want: -1,
    },
  ])("$name", ({ got, want }) => expect(got).toBe(want));

  it.each([
    ["0", 0],
    ["25 (queue", 25],
    ["007", 7],
    ["x", -1],
    ["", -1],
    ["-5", -1],
    ["99999999999999999999", 2_000_000_000],
  ])("reads the number in %j", (text, want) => {
    const bytes = Buffer.from(text);
    expect(readNumber(bytes, 0, bytes.length)).toBe(want);
  });

  it.each([
    ["SRS0=h=tt=example.org=bob", true],
    ["srs1+h=x", true],
    ["SRS0-x", true],
    ["SRS2=x", false],
    ["SRS0", false],
    ["bob@example.com", false],
  ])("isSrs of %s", (text, want) => {
    const bytes = Buffer.from(text);
    expect(isSrs(bytes, 0, bytes.length)).toBe(want);
  });

  it("find what strings find", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 30 });
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(text, word, fc.nat(5), fc.nat(5), (words, part, from, cut) => {
        const bytes = Buffer.from(`${"#".repeat(from)}${words}${"abc".repeat(cut)}`);
        const end = from + words.length;
        const inside = (at: number) => (at < 0 ? -1 : at + from);
        expect(findBytes(bytes, ascii(part), from, end)).toBe(inside(words.indexOf(part)));
        expect(findLastBytes(bytes, ascii(part), from, end)).toBe(inside(words.lastIndexOf(part)));
        expect(hasBytes(bytes, ascii(part), from, end)).toBe(words.startsWith(part));
      }),
    );
  });
});
