import { expect, test } from "vitest";
import { Guesses } from "./guesses.ts";

test("sums pairs by one of their names, most failures first, of equals the one met first", () => {
  const guesses = new Guesses();
  for (const [id, failures] of [
    [7, 2],
    [3, 5],
    [9, 1],
    [7, 3],
    [0, 4],
  ] as const)
    guesses.add(id, failures);
  expect(guesses.most(3, ({ failures }) => failures > 1)).toEqual([
    { id: 3, failures: 5, others: 1 },
    { id: 7, failures: 5, others: 2 },
    { id: 0, failures: 4, others: 1 },
  ]);
  expect(guesses.most(1, ({ others }) => others > 1)).toEqual([{ id: 7, failures: 5, others: 2 }]);
  expect([guesses.others(7), guesses.others(8)]).toEqual([2, 0]);
});

test("stops counting others where nobody asks any more", () => {
  const guesses = new Guesses();
  for (let pair = 0; pair < 10_050; pair += 1) guesses.add(1, 1);
  expect(guesses.most(1, () => true)).toEqual([{ id: 1, failures: 10_050, others: 10_000 }]);
});
