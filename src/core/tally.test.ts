import { describe, expect, it } from "vitest";
import { NameCounts, type Place, TallyTable } from "./tally.ts";

const place = (atMs: number, line = 1): Place => ({ atMs, source: 2, line, offset: line * 1e10 });

describe("TallyTable", () => {
  it("counts pairs and keeps the place where each was met first", () => {
    const table = new TallyTable();
    table.add(1, 2, place(1000, 5));
    table.add(1, 2, place(3000, 6));
    table.add(2, 1, place(2000, 7));
    expect([...table.all()]).toEqual([
      { a: 1, b: 2, count: 2, firstMs: 1000, lastMs: 3000, source: 2, line: 5, offset: 5e10 },
      { a: 2, b: 1, count: 1, firstMs: 2000, lastMs: 2000, source: 2, line: 7, offset: 7e10 },
    ]);
    expect(table.get(1, 2)?.count).toBe(2);
    expect(table.get(2, 2)).toBeUndefined();
    expect(table.size).toBe(2);
  });

  it("takes times that are out of order", () => {
    const table = new TallyTable();
    for (const atMs of [2000, 1000, 3000, 1500]) table.add(1, 1, place(atMs));
    expect(table.get(1, 1)).toMatchObject({ firstMs: 1000, lastMs: 3000, count: 4 });
  });

  it("counts what has no time", () => {
    const table = new TallyTable();
    table.add(1, 1, place(Number.NaN));
    table.add(1, 1, place(Number.NaN));
    expect(table.get(1, 1)).toMatchObject({ count: 2, firstMs: Number.NaN });
  });

  it("takes 0 for a number", () => {
    const table = new TallyTable();
    table.add(0, 0, place(1));
    table.add(1, 0, place(1));
    expect([table.get(0, 0)?.count, table.get(1, 0)?.count, table.get(0, 1)?.count]).toEqual([
      1,
      1,
      undefined,
    ]);
  });

  it("grows without losing a count", () => {
    const table = new TallyTable();
    for (let round = 1; round <= 3; round += 1)
      for (let i = 0; i < 30_000; i += 1) table.add(i % 173, i, place(round * 1000, i + 1));
    expect(table.size).toBe(30_000);
    let wrong = 0;
    for (let i = 0; i < 30_000; i += 1) {
      const tally = table.get(i % 173, i);
      if (
        tally?.count !== 3 ||
        tally.line !== i + 1 ||
        tally.firstMs !== 1000 ||
        tally.lastMs !== 3000
      )
        wrong += 1;
    }
    expect(wrong).toBe(0);
  });

  it("is bounded: what finds no room is counted as such, what is known goes on", () => {
    const table = new TallyTable();
    for (let i = 0; i < 200_500; i += 1) table.add(i, 1, place(i));
    expect(table.size + table.overflow).toBe(200_500);
    expect(table.overflow).toBeGreaterThan(0);
    table.add(0, 1, place(5));
    expect(table.get(0, 1)?.count).toBe(2);
    expect(table.get(200_499, 1)).toBeUndefined();
  });
});

describe("NameCounts", () => {
  it("counts by number, far beyond its first size", () => {
    const counts = new NameCounts();
    for (const id of [1, 5000, 1, 1_000_000, 0]) counts.add(id);
    expect([0, 1, 2, 5000, 1_000_000, 9_999_999].map((id) => counts.get(id))).toEqual([
      1, 2, 0, 1, 1, 0,
    ]);
  });
});
