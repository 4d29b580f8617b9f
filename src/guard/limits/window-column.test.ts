import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WindowColumn } from "./window-column.ts";

const HOUR = 3_600_000;

describe("WindowColumn", () => {
  test("counts leave after one window, at most a sixtieth late", () => {
    const column = new WindowColumn(HOUR);
    column.add(0, column.slotAt(0), 7);
    expect(column.total(0, HOUR)).toBe(7);
    expect(column.total(0, HOUR + HOUR / 60)).toBe(0);
  });

  test("says when there is room", () => {
    const column = new WindowColumn(HOUR);
    column.add(0, column.slotAt(0), 60);
    column.add(0, column.slotAt(30 * 60_000), 40);
    const nowMs = 31 * 60_000;
    expect(column.freeAt(0, nowMs, 100)).toBe(nowMs);
    expect(column.freeAt(0, nowMs, 99)).toBe(61 * 60_000);
    expect(column.freeAt(0, nowMs, 39)).toBe(91 * 60_000);
    expect(column.freeAt(0, nowMs, -1)).toBeUndefined();
  });

  test("what is taken back is gone, and never below nothing", () => {
    const column = new WindowColumn(HOUR);
    column.add(3, 1, 5);
    column.add(3, 2, 5);
    column.add(3, 1, -5);
    column.add(3, 1, -5);
    expect(column.total(3, 2 * column.slotMs)).toBe(5);
  });

  test("agrees with a plain list of what was counted", () => {
    const step = fc.record({
      subject: fc.nat(5),
      afterMs: fc.nat(HOUR / 4),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const column = new WindowColumn(HOUR);
        const list: { subject: number; slot: number; count: number }[] = [];
        let nowMs = 0;
        for (const { subject, afterMs, count } of steps) {
          nowMs += afterMs;
          const slot = column.slotAt(nowMs);
          column.add(subject, slot, count);
          list.push({ subject, slot, count });
          const want = list
            .filter((one) => one.subject === subject && one.slot >= slot - 60)
            .reduce((sum, one) => sum + one.count, 0);
          expect(column.total(subject, nowMs)).toBe(want);
          expect(column.slots(subject).reduce((sum, [, one]) => sum + one, 0)).toBe(want);
        }
      }),
    );
  });
});
