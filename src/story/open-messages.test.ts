import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OpenMessages } from "./open-messages.ts";

/** Ids as they stand in a line. */
function put(open: OpenMessages, id: string, row = 1): number {
  const bytes = Buffer.from(`: ${id}: x`, "latin1");
  return open.open(bytes, 2, 2 + id.length, row, 0);
}
function find(open: OpenMessages, id: string): number {
  const bytes = Buffer.from(`: ${id}: x`, "latin1");
  return open.find(bytes, 2, 2 + id.length);
}

describe("OpenMessages", () => {
  it.each([
    "4A1B2",
    "4A1B2C",
    "4A1B2C3",
    "4A1B2C3D",
    "4cZPqR1xyzz2sXv",
    "1adXzZ-0007sb-Pz",
    "10HmaX-000000005vi-0000",
    "0123456789012345678901234567",
  ])("finds %s, and no id that differs in a byte, in its case or in its length", (id) => {
    const open = new OpenMessages(3);
    const slot = put(open, id, 42);
    expect(find(open, id)).toBe(slot);
    expect(open.row(slot)).toBe(42);
    expect(open.id(slot).toString("latin1")).toBe(id);
    for (let i = 0; i < id.length; i += 1) {
      const other = `${id.slice(0, i)}~${id.slice(i + 1)}`;
      expect(find(open, other)).toBe(0);
      const swapped =
        (id[i] ?? "").toLowerCase() === id[i]
          ? (id[i] ?? "").toUpperCase()
          : (id[i] ?? "").toLowerCase();
      if (swapped !== id[i]) expect(find(open, id.slice(0, i) + swapped + id.slice(i + 1))).toBe(0);
    }
    expect(find(open, id.slice(0, -1))).toBe(0);
    expect(find(open, id.slice(1))).toBe(0);
    if (id.length < 28) {
      expect(find(open, `${id}0`)).toBe(0);
      expect(find(open, `${id}\0`)).toBe(0);
    }
  });

  it("tells ids apart whose hashes are the same: there are some among so many", () => {
    const open = new OpenMessages(5);
    const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
    let wrong = 0;
    let state = 1;
    for (let i = 0; i < 250_000; i += 1) {
      // a linear congruential generator of full period: no id comes twice
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      const id = hex(state) + hex(Math.imul(state ^ (state >>> 13), 0x5bd1e995));
      if (find(open, id) !== 0) wrong += 1;
      put(open, id);
    }
    expect(wrong).toBe(0);
  });

  it("has an id closed for good, and its neighbours of the same bucket not", () => {
    const open = new OpenMessages(1);
    // far more ids than buckets, so that every bucket has several
    const ids = Array.from({ length: 30_000 }, (_, i) => `4A${i.toString(36).toUpperCase()}Z`);
    const slots = ids.map((id, i) => put(open, id, i + 1));
    expect(open.count).toBe(ids.length);
    expect(ids.every((id, i) => find(open, id) === slots[i])).toBe(true);
    ids.forEach((_, i) => {
      if (i % 3 === 0) open.close(slots[i] ?? 0);
    });
    expect(open.count).toBe(20_000);
    expect(
      ids.every((id, i) =>
        i % 3 === 0 ? find(open, id) === 0 : open.row(find(open, id)) === i + 1,
      ),
    ).toBe(true);
  });

  it("knows the oldest, whichever are closed", () => {
    const open = new OpenMessages(1);
    const [a = 0, b = 0, c = 0] = ["AAAA1", "BBBB2", "CCCC3"].map((id) => put(open, id));
    expect(open.oldest).toBe(a);
    open.close(b);
    open.close(a);
    expect(open.oldest).toBe(c);
    const d = put(open, "DDDD4");
    open.close(c);
    expect(open.oldest).toBe(d);
    open.close(d);
    expect([open.oldest, open.count]).toEqual([0, 0]);
    const e = put(open, "EEEE5");
    expect(open.oldest).toBe(e);
  });

  it("begins a slot that is used again from nothing", () => {
    const open = new OpenMessages(1);
    const slot = put(open, "AAAA1", 5);
    open.setSender(slot, Buffer.from("bob@example.com"), 0, 15);
    open.end(slot, 1000);
    open.markAliased(slot);
    expect([
      open.hasSender(slot),
      open.isEnded(slot),
      open.isAliased(slot),
      open.endedMs(slot),
    ]).toEqual([true, true, true, 1000]);
    open.close(slot);
    const again = put(open, "BBBB2", 6);
    expect(again).toBe(slot);
    expect([
      open.hasSender(again),
      open.isEnded(again),
      open.isAliased(again),
      open.row(again),
    ]).toEqual([false, false, false, 6]);
  });

  it("keeps ended and aliased apart", () => {
    const open = new OpenMessages(1);
    const slot = put(open, "AAAA1");
    open.markAliased(slot);
    expect([open.isEnded(slot), open.isAliased(slot)]).toEqual([false, true]);
    open.end(slot, 7);
    expect([open.isEnded(slot), open.isAliased(slot)]).toEqual([true, true]);
  });

  it("keeps senders over growth, and cuts endless ones", () => {
    const open = new OpenMessages(1);
    const slots = Array.from({ length: 5000 }, (_, i) => {
      const slot = put(open, `4A${i}B`);
      const sender = Buffer.from(`xx user${i}@example.com`);
      open.setSender(slot, sender, 3, sender.length);
      return slot;
    });
    const text = (slot: number) =>
      open.withSender(slot, (bytes, start, end) => bytes.toString("latin1", start, end));
    expect(slots.every((slot, i) => text(slot) === `user${i}@example.com`)).toBe(true);
    const long = Buffer.from("y".repeat(5000));
    open.setSender(slots[0] ?? 0, long, 0, long.length);
    expect(text(slots[0] ?? 0)).toMatch(/^y{64,320}$/);
    expect(text(slots[1] ?? 0)).toBe("user1@example.com");
  });

  it("behaves as a map does", () => {
    const id = fc.string({ unit: fc.constantFrom("A", "a", "1"), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(id, fc.boolean()), { maxLength: 200 }),
        fc.integer(),
        (steps, seed) => {
          const open = new OpenMessages(seed);
          const model = new Map<string, number>();
          for (const [name, closes] of steps) {
            const slot = find(open, name);
            expect(slot).toBe(model.get(name) ?? 0);
            if (slot === 0) model.set(name, put(open, name));
            else if (closes) {
              open.close(slot);
              model.delete(name);
            }
          }
          expect(open.count).toBe(model.size);
          expect(open.oldest).toBe([...model.values()][0] ?? 0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
