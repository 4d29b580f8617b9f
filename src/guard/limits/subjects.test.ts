import { expect, test } from "vitest";
import { Subjects } from "./subjects.ts";

test("beyond its limit it forgets somebody who was not seen for long, and uses no number twice too early", () => {
  const gone: number[] = [];
  const subjects = new Subjects(100, {
    created: () => undefined,
    forgotten: (id) => gone.push(id),
  });
  for (let at = 0; at < 100; at += 1) subjects.idOf(`old${at}`, 1000);
  const fresh = Array.from({ length: 50 }, (_, at) => subjects.idOf(`new${at}`, 9_000_000));
  expect(subjects.size).toBe(100);
  expect(gone).toHaveLength(50);
  // It looks at eight by chance: once in a while all of them are new.
  expect(fresh.filter((id) => gone.includes(id)).length).toBeLessThan(15);
  expect(new Set(fresh).size).toBe(50);
  subjects.recycle(gone[0] ?? -1);
  expect(subjects.idOf("again", 9_000_000)).toBe(gone[0]);
});
