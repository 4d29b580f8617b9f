import type { Line } from "./line.ts";
import { cells, cutToWidth, pad } from "./wrap.ts";

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string;
  /** Figures stand to the right. */
  readonly right?: boolean;
  /** Left out, from the last to the first, when the table is too wide. */
  readonly optional?: boolean;
}

const GAP = 2;

/** A table of at most `width` cells under its column titles. The first column gives way last, by being cut. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
  indent: string,
): readonly Line[] {
  const room = width - cells(indent);
  let kept = columns.map((column) => {
    const values = rows.map((row) => cutToWidth(column.value(row), room));
    return { column, values, width: Math.max(cells(column.title), ...values.map(cells)) };
  });
  const total = () => kept.reduce((sum, one) => sum + one.width + GAP, -GAP);
  while (total() > room) {
    const dropped = kept.findLast((one) => one.column.optional);
    if (!dropped) break;
    kept = kept.filter((one) => one !== dropped);
  }
  const first = kept[0];
  if (first) first.width = Math.max(4, first.width - Math.max(0, total() - room));
  const render = (texts: readonly string[]) =>
    indent +
    kept
      .map((one, index) =>
        pad(cutToWidth(texts[index] ?? "", one.width), one.width, one.column.right),
      )
      .join(" ".repeat(GAP));
  return [
    [{ text: render(kept.map((one) => one.column.title)), tone: "dim" }],
    ...rows.map((_row, at) => [{ text: render(kept.map((one) => one.values[at] ?? "")) }]),
  ];
}
