import { expect, test } from "vitest";
import { VERDICT, type VerdictCount, VerdictSeries } from "./verdict-series.ts";

function all(series: VerdictSeries): VerdictCount[] {
  const counts: VerdictCount[] = [];
  series.each((counted) => counts.push(counted));
  return counts;
}

const AT = Date.UTC(2026, 2, 2, 10);

test("counts by receiver, verdict and second", () => {
  const series = new VerdictSeries();
  series.add(7, VERDICT.refused, AT);
  series.add(7, VERDICT.refused, AT + 400);
  series.add(7, VERDICT.accepted, AT + 1000);
  series.add(7, VERDICT.refused, AT);
  expect(all(series)).toEqual([
    { relay: 7, verdict: VERDICT.refused, wallMs: AT, count: 3 },
    { relay: 7, verdict: VERDICT.accepted, wallMs: AT + 1000, count: 1 },
  ]);
});

test("a long log gets longer steps and loses no count", () => {
  const series = new VerdictSeries();
  for (let index = 0; index < 200_000; index += 1)
    series.add(1 + (index % 3), VERDICT.notYet, AT + index * 7000);
  const counts = all(series);
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(200_000);
  expect(counts.length).toBeLessThan(120_000);
  expect(counts.every(({ wallMs }) => wallMs % 10_000 === 0)).toBe(true);
});

test("a line without a time, and receivers beyond the limit, count nowhere", () => {
  const series = new VerdictSeries();
  series.add(1, VERDICT.refused, Number.NaN);
  series.add(1 << 20, VERDICT.refused, AT);
  expect(all(series)).toEqual([]);
});
