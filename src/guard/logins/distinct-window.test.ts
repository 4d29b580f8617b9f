import { describe, expect, test } from "vitest";
import { DistinctWindow } from "./distinct-window.ts";

describe("DistinctWindow", () => {
  test("counts each key once, as long as its last note lies in the window", () => {
    const window = new DistinctWindow(360, 100);
    window.note(1, 0);
    window.note(1, 100);
    window.note(2, 200);
    expect([window.count(200), window.count(459), window.count(460), window.count(560)]).toEqual([
      2, 2, 1, 0,
    ]);
  });

  test("a note that comes late takes nothing back", () => {
    const window = new DistinctWindow(360, 100);
    window.note(1, 300);
    window.note(1, 0);
    expect(window.has(1, 400)).toBe(true);
    window.remove(1);
    expect([window.has(1, 400), window.count(400)]).toEqual([false, 0]);
  });

  test("keeps no more than its capacity, and lets the oldest go", () => {
    const window = new DistinctWindow(360, 1000);
    for (let key = 0; key < 5000; key += 1) window.note(key, key / 20);
    expect(window.count(250)).toBeLessThanOrEqual(1000);
    expect(window.has(4999, 250)).toBe(true);
    expect(window.has(0, 250)).toBe(false);
  });
});
