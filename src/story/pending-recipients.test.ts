import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PendingRecipients } from "./pending-recipients.ts";

describe("PendingRecipients", () => {
  it("knows which recipients of which message are deferred", () => {
    const pending = new PendingRecipients();
    pending.add(1, 77);
    pending.add(1, 78);
    pending.add(2, 77);
    expect([
      pending.has(1, 77),
      pending.has(1, 78),
      pending.has(2, 78),
      pending.has(3, 77),
    ]).toEqual([true, true, false, false]);
    pending.remove(1, 77);
    expect([pending.has(1, 77), pending.has(1, 78), pending.has(2, 77)]).toEqual([
      false,
      true,
      true,
    ]);
    expect([pending.clear(1), pending.clear(1), pending.clear(2)]).toEqual([1, 0, 1]);
    expect(pending.has(1, 78)).toBe(false);
  });

  it.each([
    { name: "first", gone: 3, left: [1, 2] },
    { name: "middle", gone: 2, left: [1, 3] },
    { name: "last", gone: 1, left: [2, 3] },
    { name: "none", gone: 9, left: [1, 2, 3] },
  ])("takes the $name of a list out", ({ gone, left }) => {
    const pending = new PendingRecipients();
    for (const hash of [1, 2, 3]) pending.add(5, hash);
    pending.remove(5, gone);
    expect([1, 2, 3].filter((hash) => pending.has(5, hash))).toEqual(left);
    expect(pending.clear(5)).toBe(left.length);
  });

  it("knows nothing of slots beyond what it has seen", () => {
    const pending = new PendingRecipients();
    pending.remove(1_000_000, 1);
    expect([pending.has(1_000_000, 1), pending.clear(1_000_000)]).toEqual([false, 0]);
    pending.add(1_000_000, 1);
    expect([pending.has(1_000_000, 1), pending.overflowed]).toEqual([true, false]);
  });

  it("behaves as sets do, over growth and reuse", () => {
    const step = fc.record({
      what: fc.constantFrom("add" as const, "add" as const, "remove" as const, "clear" as const),
      slot: fc.integer({ min: 1, max: 2000 }),
      hash: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400, size: "max" }), (steps) => {
        const pending = new PendingRecipients();
        const model = new Map<number, Set<number>>();
        for (const { what, slot, hash } of steps) {
          const set = model.get(slot) ?? new Set();
          model.set(slot, set);
          if (what === "clear") {
            expect(pending.clear(slot)).toBe(set.size);
            set.clear();
          } else if (what === "remove") {
            pending.remove(slot, hash);
            set.delete(hash);
          } else if (!set.has(hash)) {
            pending.add(slot, hash);
            set.add(hash);
          }
          expect(pending.has(slot, hash)).toBe(set.has(hash));
        }
        for (const [slot, set] of model) expect(pending.clear(slot)).toBe(set.size);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps many thousands", () => {
    const pending = new PendingRecipients();
    for (let i = 0; i < 50_000; i += 1) pending.add(1 + (i % 100), i);
    let found = 0;
    for (let i = 0; i < 50_000; i += 997) if (pending.has(1 + (i % 100), i)) found += 1;
    expect(found).toBe(51);
    expect(pending.clear(1)).toBe(500);
  });
});
