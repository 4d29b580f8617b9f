import { expect, test } from "vitest";
import { BoundedMemory } from "./bounded-memory.ts";
import { makePairHash } from "./hash-pair.ts";

const hash = makePairHash(7);

test("remembers, and tells what it never saw", () => {
  const memory = new BoundedMemory(1000);
  memory.set(hash("a", "b"), 3);
  expect(memory.get(hash("a", "b"))).toBe(3);
  expect(memory.get(hash("ab", ""))).toBe(0);
  expect(memory.get(hash("", "ab"))).toBe(0);
});

test("what was seen last stays when strangers fill it", () => {
  const memory = new BoundedMemory(8);
  for (let at = 1; at <= 100; at += 1) memory.set(hash("x", String(at)), at);
  const kept = Array.from({ length: 100 }, (_, at) => memory.get(hash("x", String(at + 1))));
  expect(kept.filter((value) => value > 0)).toEqual([93, 94, 95, 96, 97, 98, 99, 100]);
});

test("hashes of near texts are spread over the places and do not collide", () => {
  const hashes = new Set<number>();
  for (let at = 0; at < 50_000; at += 1) hashes.add(hash("info@example.com", `r${at}@example.net`));
  expect(hashes.size).toBe(50_000);
});
