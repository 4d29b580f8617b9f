import type { Scene } from "./scene.ts";

/** The messages that are shown as proof: the first, the one that was refused most, the last. */
export function exampleRows(scene: Scene, rows: readonly number[], most = 3): number[] {
  const { ledger } = scene.traffic;
  const first = rows[0];
  const last = rows[rows.length - 1];
  if (first === undefined || last === undefined) return [];
  let worst = first;
  const badness = (row: number) =>
    (ledger.refused[row] as number) * 2 +
    (ledger.dead[row] as number) +
    (ledger.bounced[row] as number);
  for (const row of rows) if (badness(row) > badness(worst)) worst = row;
  return [...new Set([first, worst, last])].slice(0, most);
}
