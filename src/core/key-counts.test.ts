import fc from "fast-check";
import { expect, test } from "vitest";
import { KeyCounts } from "./key-counts.ts";

test("counts as a map does, and keeps its order", () => {
  const key = fc.oneof(fc.nat(20), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat(9)), { maxLength: 3000 }), (additions) => {
      const counts = new KeyCounts();
      const wanted = new Map<number, number>();
      for (const [one, count] of additions) {
        expect(counts.has(one)).toBe(wanted.has(one));
        expect(counts.get(one)).toBe(wanted.get(one) ?? 0);
        counts.add(one, count);
        wanted.set(one, (wanted.get(one) ?? 0) + count);
      }
      const seen: [number, number][] = [];
      counts.each((one, count) => seen.push([one, count]));
      expect(seen).toEqual([...wanted]);
      expect(counts.size).toBe(wanted.size);
    }),
    { numRuns: 20 },
  );
});
