import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashBytes, packWords, unpackWords } from "./packed-words.ts";

const bytesOf = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const lower = (bytes: Buffer) => Buffer.from(bytes.map((c) => (c > 64 && c < 91 ? c + 32 : c)));

describe("packed words", () => {
  it("give back what was packed, ASCII letters in lower case where that was asked for", () => {
    fc.assert(
      fc.property(bytesOf, fc.nat(5), fc.boolean(), (name, from, foldCase) => {
        const line = Buffer.concat([Buffer.alloc(from, "#"), name, Buffer.from("###")]);
        const words = new Int32Array(10);
        packWords(line, from, name.length, foldCase, 7, words);
        const back = Buffer.alloc(name.length);
        unpackWords(words, 0, name.length, back);
        expect(back).toEqual(foldCase ? lower(name) : name);
      }),
    );
  });

  it("hash the bytes and their count, by the seed", () => {
    const hash = (text: string, seed: number) =>
      packWords(Buffer.from(text), 0, Buffer.byteLength(text), false, seed, new Int32Array(10));
    expect(hash("3F2A1B", 5)).toBe(hash("3F2A1B", 5));
    expect(hash("3F2A1B", 5)).not.toBe(hash("3F2A1B", 6));
    expect(hash("3F2A1B", 5)).not.toBe(hash("3F2A1b", 5));
    expect(hash("\0", 5)).not.toBe(hash("\0\0", 5));
  });
});

describe("hashBytes", () => {
  it("is without regard to the case of ASCII letters and by the seed", () => {
    const hash = (text: string, seed: number) =>
      hashBytes(Buffer.from(text), 0, Buffer.byteLength(text), true, seed);
    expect(hash("Bob@Example.COM", 5)).toBe(hash("bob@example.com", 5));
    expect(hash("bob@example.com", 5)).not.toBe(hash("bob@example.com", 6));
    expect(hash("bob@example.com", 5)).not.toBe(hash("bob@example.con", 5));
    expect(hash("bob@example.com", 5)).not.toBe(hash("bob@example.com\0", 5));
  });
});
