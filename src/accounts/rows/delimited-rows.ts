import { byColumn, ROWS_MAX, type StoredRow, VALUE_CHARACTERS_MAX } from "./stored-row.ts";

const COLUMNS_MIN = 2;
const COLUMNS_MAX = 200;

/**
 * Rows of a CSV (RFC 4180, also with `;`), or of tab-separated values as `mysql -B` prints them. The first line that
 * is not blank names the columns; `isWanted` says whether these are an account's.
 */
export function readDelimitedRows(
  source: string,
  text: string,
  isWanted: (columns: readonly string[]) => boolean,
): readonly StoredRow[] {
  const start = /\S/.exec(text)?.index ?? 0;
  const end = text.indexOf("\n", start);
  const head = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
  const delimiter = ["\t", ";", ","].find((one) => head.includes(one));
  if (delimiter === undefined || head.length > 8_000) return [];
  const columns = fieldsOf(head, 0, delimiter)?.fields.map((name) => name.trim().toLowerCase());
  if (columns === undefined || columns.length < COLUMNS_MIN || columns.length > COLUMNS_MAX)
    return [];
  if (!columns.every((name) => /^[\w .-]{1,64}$/.test(name)) || !isWanted(columns)) return [];
  const rows: StoredRow[] = [];
  let at = end < 0 ? text.length : end + 1;
  let line = text.slice(0, at).split("\n").length;
  while (at < text.length && rows.length < ROWS_MAX) {
    const read = fieldsOf(text, at, delimiter);
    if (read === undefined) break;
    const values = byColumn(columns, read.fields.map(fieldValue));
    if (values) rows.push({ form: "delimited", source, line, table: "", whole: true, values });
    line += read.lines;
    at = read.end;
  }
  return rows;
}

interface Fields {
  readonly fields: readonly string[];
  readonly end: number;
  readonly lines: number;
}

/** The fields of the record at `from`; undefined where a quote is never closed. */
function fieldsOf(text: string, from: number, delimiter: string): Fields | undefined {
  const fields: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    let field: string;
    if (text.charAt(at) === '"') {
      const close = closingQuote(text, at + 1);
      if (close < 0) return undefined;
      field = text.slice(at + 1, close).replaceAll('""', '"');
      lines += field.split("\n").length - 1;
      at = close + 1;
    } else {
      const stop = nextStop(text, at, delimiter);
      field = text.slice(at, stop).replace(/\r$/, "");
      at = stop;
    }
    fields.push(field.slice(0, VALUE_CHARACTERS_MAX));
    if (text.charAt(at) === "\r") at += 1;
    if (text.charAt(at) !== delimiter) break;
    at += 1;
  }
  // What stands behind a closing quote belongs to no field.
  const newline = text.indexOf("\n", at);
  return { fields, end: newline < 0 ? text.length : newline + 1, lines };
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at;
}

function nextStop(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== delimiter && text.charAt(at) !== "\n") at += 1;
  return at;
}

function fieldValue(field: string): string | null {
  return field === "NULL" || field === "\\N" ? null : field;
}
