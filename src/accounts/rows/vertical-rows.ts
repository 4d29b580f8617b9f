import { byColumn, ROWS_MAX, type StoredRow, VALUE_CHARACTERS_MAX } from "./stored-row.ts";
import { type SelectedTable, selectedTable } from "./selected-table.ts";
import { withoutAnnotation } from "./without-annotation.ts";

/** MySQL's `\G` and `-E`; `psql -x`. A table that was collapsed to one line has the columns on it, too. */
const MARKER =
  /^\s*(?:\*{3,}\s{0,9}\d{1,9}\. row\s{0,9}\*{3,}|-\[ RECORD \d{1,9} \][-+]*)[ \t]*(.*)$/;
/** In a paste that lost its line ends a row begins in the middle. */
const MARKER_INSIDE = /\s(?=\*{10,} ?\d{1,9}\. row ?\*{10,})/;
const FIELD = /^\s*([A-Za-z_]\w{0,63})(?::[ \t]?|[ \t]+\|[ \t]?)(.*)$/;
/** On one line a value ends where the next name stands. */
const COLLAPSED_FIELD = /(?:^|\s)([A-Za-z_]\w{0,63}):(?=\s|$)/g;
const END =
  /^\s*(?:\d{1,9} rows? in set|\(\d{1,9} rows?\)|(?:mysql|mariadb|MariaDB \[.{0,64}\])>)/i;
const COLUMNS_MAX = 200;

interface OpenRow {
  readonly line: number;
  readonly columns: string[];
  readonly values: (string | null)[];
}

/** Rows printed one column a line, with or without remarks that somebody wrote behind values. */
export function readVerticalRows(source: string, lines: readonly string[]): readonly StoredRow[] {
  const rows: StoredRow[] = [];
  let selected: SelectedTable = { table: "", whole: false };
  let open: OpenRow | undefined;
  const close = () => {
    const values = open && !contradicts(open) ? byColumn(open.columns, open.values) : undefined;
    if (open && values && values.size > 0 && rows.length < ROWS_MAX) {
      rows.push({ form: "vertical", source, line: open.line, ...selected, values });
    }
    open = undefined;
  };
  const parts = lines.flatMap((text, index) =>
    text.includes(". row *")
      ? text.split(MARKER_INSIDE).map((part) => [part, index] as const)
      : [[text, index] as const],
  );
  parts.forEach(([text, index]) => {
    const marker = MARKER.exec(text);
    if (marker) {
      close();
      const rest = marker[1] ?? "";
      const isCollapsed = rest.trim() !== "";
      // The first column's line proves more than the row of stars before it.
      open = { line: index + (isCollapsed ? 1 : 2), columns: [], values: [] };
      if (isCollapsed) addCollapsed(open, rest);
      return;
    }
    if (open === undefined || END.test(text)) {
      close();
      selected = selectedTable(text) ?? selected;
      return;
    }
    const field = FIELD.exec(text);
    if (field && open.columns.length < COLUMNS_MAX) addField(open, field[1] ?? "", field[2] ?? "");
    else close();
  });
  close();
  return rows;
}

/**
 * A name with a line end in it prints a line that looks like a column. What stands there twice in two ways may be such
 * a forgery, so it is no row.
 */
function contradicts({ columns, values }: OpenRow): boolean {
  return columns.some((column, at) => values[columns.indexOf(column)] !== values[at]);
}

function addField(row: OpenRow, name: string, text: string): void {
  const value = withoutAnnotation(text.slice(0, VALUE_CHARACTERS_MAX)).trim();
  row.columns.push(name.toLowerCase());
  row.values.push(value === "NULL" ? null : value);
}

/** `username: info@example.com uid: info ...`; a remark ends where the next name stands. */
function addCollapsed(row: OpenRow, text: string): void {
  const names = [...text.matchAll(COLLAPSED_FIELD)].slice(0, COLUMNS_MAX);
  names.forEach((name, at) => {
    const end = names[at + 1]?.index ?? text.length;
    const value = text.slice(name.index + name[0].length, end);
    addField(row, name[1] ?? "", value.replace(/\s\d{1,9} rows? in set.*$/, ""));
  });
}
