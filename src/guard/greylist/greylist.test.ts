import { expect, test } from "vitest";
import { BoundedMemory } from "../memory/bounded-memory.ts";
import { makePairHash } from "../memory/hash-pair.ts";
import { Greylist } from "./greylist.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const rules = { enabled: true, delayMs: 5 * MINUTE, retryWithinMs: 2 * DAY };
const list = (changes: Partial<typeof rules> = {}) =>
  new Greylist({ ...rules, ...changes }, new BoundedMemory(1000), makePairHash(1), () => undefined);

test("the first attempt waits, one that comes back later passes, and so does the domain from then on", () => {
  const greylist = list();
  const triplet = ["203.0.113.0/24", "a@far.example", "bob@example.com"] as const;
  expect(greylist.waitMs(...triplet, 0)).toBe(5 * MINUTE);
  expect(greylist.waitMs(...triplet, 2 * MINUTE)).toBe(3 * MINUTE);
  expect(greylist.waitMs(...triplet, 5 * MINUTE)).toBe(0);
  expect(greylist.waitMs("203.0.113.0/24", "b@far.example", "eve@example.com", 6 * MINUTE)).toBe(0);
  expect(greylist.waitMs("203.0.113.0/24", "b@other.example", "eve@example.com", 6 * MINUTE)).toBe(
    5 * MINUTE,
  );
  expect(greylist.waitMs("198.51.100.0/24", "a@far.example", "bob@example.com", 7 * MINUTE)).toBe(
    5 * MINUTE,
  );
});

test("one that comes back after days is a first one again", () => {
  const greylist = list();
  const triplet = ["203.0.113.0/24", "a@far.example", "bob@example.com"] as const;
  greylist.waitMs(...triplet, 0);
  expect(greylist.waitMs(...triplet, 3 * DAY)).toBe(5 * MINUTE);
});

test("switched off, nobody waits", () => {
  expect(list({ enabled: false }).waitMs("x", "a@b", "c@d", 0)).toBe(0);
});
