import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Interner } from "./interner.ts";

const table = (limit = 1000, foldCase = false, seed = 7) => new Interner(limit, foldCase, seed);

/** A name that has little in common with the one before: its hash is as good as random. */
const unlike = (i: number) =>
  `${(Math.imul(i, 0x9e3779b1) >>> 0).toString(36)}@${((i * i) % 1_000_003).toString(36)}.${i.toString(36)}`;

describe("Interner", () => {
  it("numbers names from 1 on, the same bytes the same number", () => {
    const names = table();
    expect(["a", "b", "a", "c", "b"].map((name) => names.internText(name))).toEqual([
      1, 2, 1, 3, 2,
    ]);
    expect([names.text(1), names.text(2), names.text(3), names.size]).toEqual(["a", "b", "c", 3]);
  });

  it("gives 0 for an empty name, and no text for numbers that nobody has", () => {
    const names = table();
    expect(names.internText("")).toBe(0);
    expect(names.intern(Buffer.from("abc"), 2, 1)).toBe(0);
    expect(names.size).toBe(0);
    expect([0, -1, 1, 99].map((id) => names.text(id))).toEqual(["", "", "", ""]);
  });

  it("reads only its span", () => {
    const names = table();
    const line = Buffer.from("user=<bob>, rip=192.0.2.1");
    expect(names.text(names.intern(line, 6, 9))).toBe("bob");
    expect(names.intern(line, 6, 9)).toBe(names.internText("bob"));
  });

  it("keeps what it was given when the line's buffer is used again", () => {
    const names = table();
    const line = Buffer.from("bob");
    const id = names.intern(line, 0, 3);
    line.fill("x");
    expect(names.text(id)).toBe("bob");
  });

  it.each([
    { foldCase: true, same: true, shown: "mx.example.com" },
    { foldCase: false, same: false, shown: "MX.Example.COM" },
  ])("folds ASCII letters only where it should: $foldCase", ({ foldCase, same, shown }) => {
    const names = table(100, foldCase);
    const first = names.internText("MX.Example.COM");
    expect(names.text(first)).toBe(shown);
    expect(names.internText("mx.example.com") === first).toBe(same);
    // not letters, 32 apart: `[` and `{`, `@` and a backquote
    expect(names.internText("[")).not.toBe(names.internText("{"));
    expect(names.internText("@")).not.toBe(names.internText("`"));
  });

  it("finds a name in any case and shows it as it first came", () => {
    const names = new Interner(100, true, 7, true);
    const first = names.internText("Info@Example.com");
    expect(names.internText("INFO@example.COM")).toBe(first);
    expect(names.text(first)).toBe("Info@Example.com");
    expect(names.text(names.internText("bob"))).toBe("bob");
  });

  it("stops at its limit: known names keep their numbers, all others share one without a text", () => {
    const names = table(3);
    const ids = ["a", "b", "c"].map((name) => names.internText(name));
    expect(names.overflowed).toBe(false);
    expect(names.internText("d")).toBe(names.overflowId);
    expect(names.internText("e")).toBe(names.overflowId);
    expect(names.overflowed).toBe(true);
    expect(["a", "b", "c"].map((name) => names.internText(name))).toEqual(ids);
    expect(ids).not.toContain(names.overflowId);
    expect([names.size, names.text(names.overflowId)]).toEqual([3, ""]);
  });

  it("cuts names that no address has the length of", () => {
    const names = table();
    const long = "x".repeat(10_000);
    const id = names.internText(`${long}a`);
    expect(names.internText(`${long}b`)).toBe(id);
    expect(names.text(id)).toHaveLength(320);
    expect(names.internText("x".repeat(320))).toBe(id);
    expect(names.internText("x".repeat(319))).not.toBe(id);
  });

  it("grows, over many pages, without losing or mixing a name", () => {
    const names = table(100_000);
    // 300 bytes each: about 15 names of every page stand at its border
    const name = (i: number) => `${i}.`.repeat(80).slice(0, 300);
    const ids = Array.from({ length: 9000 }, (_, i) => names.internText(name(i)));
    expect(new Set(ids).size).toBe(9000);
    const wrong = ids.filter(
      (id, i) => names.text(id) !== name(i) || names.internText(name(i)) !== id,
    );
    expect(wrong).toEqual([]);
  });

  it("tells names apart whose hashes are the same: there are some among so many", () => {
    const names = table(300_000);
    let wrong = 0;
    for (let i = 1; i <= 300_000; i += 1) if (names.internText(unlike(i)) !== i) wrong += 1;
    expect(wrong).toBe(0);
  });

  it("tells names of one length, and prefixes, apart whatever the seed", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.string({ unit: fc.constantFrom("a", "b", "é", "\0"), minLength: 1, maxLength: 6 }),
          {
            maxLength: 100,
          },
        ),
        fc.integer(),
        (words, seed) => {
          const names = table(1000, false, seed);
          const ids = words.map((word) => names.internText(word));
          expect(new Set(ids).size).toBe(words.length);
          expect(ids.map((id) => names.text(id))).toEqual(words);
        },
      ),
    );
  });
});
