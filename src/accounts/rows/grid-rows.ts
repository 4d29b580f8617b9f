import { type SelectedTable, selectedTable } from "./selected-table.ts";
import { byColumn, ROWS_MAX, type StoredRow } from "./stored-row.ts";
import { withoutAnnotation } from "./without-annotation.ts";

/** `+----+----+`, also with the dashes that a word processor made of it. */
const BORDER = /^\s*\+[-—–=]+(?:\+[-—–=]+)*\+\s*$/;
const BORDER_INSIDE = /\+[-—–=]{2,}(?:\+[-—–=]{2,})*\+/g;
/** psql's line between head and rows. */
const RULE = /^\s*-{2,}(?:\+-{2,})+\s*$/;
const COLUMNS_MAX = 200;

interface GridLine {
  readonly text: string;
  readonly line: number;
}

/** Rows of tables drawn with `+`, `-` and `|` (mysql, psql, sqlite3 `.mode box`-less), also collapsed to one line. */
export function readGridRows(source: string, lines: readonly string[]): readonly StoredRow[] {
  const rows: StoredRow[] = [];
  let selected: SelectedTable = { table: "", whole: false };
  let columns: readonly string[] | undefined;
  let before: GridLine | undefined;
  let expectsHead = false;
  for (const one of lines.flatMap(unfolded)) {
    const { text, line } = one;
    if (BORDER.test(text)) {
      // Two borders around the head, a third below the rows.
      if (columns !== undefined && before !== undefined && !expectsHead) columns = undefined;
      expectsHead = columns === undefined;
      before = undefined;
      continue;
    }
    if (RULE.test(text) && before !== undefined) {
      columns = namesOf(cellsOf(before.text));
      expectsHead = false;
      continue;
    }
    const query = selectedTable(text);
    if (query !== undefined) selected = query;
    before = one;
    if (!text.includes("|")) {
      columns = undefined;
      expectsHead = false;
      continue;
    }
    if (expectsHead) {
      columns = namesOf(cellsOf(text));
      expectsHead = false;
      before = undefined;
      continue;
    }
    if (columns === undefined) continue;
    for (const cells of chunked(cellsOf(text), columns.length)) {
      const values = byColumn(columns, cells.map(cellValue));
      if (values && rows.length < ROWS_MAX) {
        rows.push({ form: "grid", source, line, ...selected, values });
      }
    }
  }
  return rows;
}

/** The parts of a line that a paste collapsed; most lines are whole. */
function unfolded(text: string, index: number): readonly GridLine[] {
  const line = index + 1;
  if (!text.includes("|") || !text.includes("+") || BORDER.test(text)) return [{ text, line }];
  const parts = text.replace(BORDER_INSIDE, "\n$&\n").split("\n");
  return parts.filter((part) => part.trim() !== "").map((part) => ({ text: part, line }));
}

function cellsOf(text: string): readonly string[] {
  const inner = withoutAnnotation(text).trim();
  const open = inner.startsWith("|") ? inner.slice(1) : inner;
  return (open.endsWith("|") ? open.slice(0, -1) : open).split("|").map((cell) => cell.trim());
}

function namesOf(cells: readonly string[]): readonly string[] | undefined {
  const names = cells.map((cell) => cell.toLowerCase());
  return names.length <= COLUMNS_MAX && names.every((name) => /^[\w ().*]{1,64}$/.test(name))
    ? names
    : undefined;
}

/** Several rows may have come on one line, `| a | b | | c | d |`; any other number of cells is no row. */
function chunked(cells: readonly string[], width: number): readonly (readonly string[])[] {
  if (cells.length === width) return [cells];
  if (width === 0 || (cells.length + 1) % (width + 1) !== 0) return [];
  const chunks: (readonly string[])[] = [];
  for (let at = 0; at < cells.length; at += width + 1) {
    if (at > 0 && cells[at - 1] !== "") return [];
    chunks.push(cells.slice(at, at + width));
  }
  return chunks;
}

function cellValue(cell: string): string | null {
  return cell === "NULL" ? null : cell;
}
