import { SqlCursor } from "./sql-cursor.ts";
import { byColumn, type RowReading, ROWS_MAX, type StoredRow } from "./stored-row.ts";

const STATEMENT =
  /\b(?:(create)\s{1,8}(?:temporary\s{1,8})?table|(?:insert\s{1,8}(?:(?:ignore|delayed|or\s{1,8}\w{1,10})\s{1,8})?|replace\s{1,8})into|(copy))\s{1,8}/giy;
const STATEMENT_WORD = /\b(?:create|insert|replace|copy)\s/gi;
/** Before a statement on its line: nothing, a prompt, or the end of the one before. */
const BEFORE_STATEMENT = /(?:^|[;>/)\]\n])$/;
const LOOK_BACK_CHARACTERS = 200;
const NO_COLUMN =
  /^(?:primary|unique|key|index|constraint|foreign|check|fulltext|spatial|exclude|period|like)$/i;
const STANDARD_STRINGS =
  /standard_conforming_strings|^-- PostgreSQL|^PRAGMA |^BEGIN TRANSACTION;|^COPY \S+ .{0,2000}FROM stdin/im;

interface SqlReader {
  readonly source: string;
  readonly columnsOf: Map<string, readonly string[]>;
  readonly rows: StoredRow[];
  readonly line: (at: number) => number;
  readonly whole: boolean;
  /** Tables whose rows are wanted; the others are only passed over. */
  readonly isWanted: (table: string, columns: readonly string[]) => boolean;
}

/**
 * Rows of `INSERT`, `REPLACE` and `COPY ... FROM stdin` statements (mysqldump, pg_dump, `.dump` of SQLite, phpMyAdmin).
 * `rest` is the text without these statements: what a user wrote into a column can never pass for a row.
 */
export function readSqlRows(
  source: string,
  text: string,
  isWanted: SqlReader["isWanted"],
): RowReading {
  const reader: SqlReader = {
    source,
    columnsOf: new Map(),
    rows: [],
    line: lineCounter(text),
    // mysqldump --where
    whole: !text.includes("\n-- WHERE:"),
    isWanted,
  };
  const escapes = !STANDARD_STRINGS.test(text.slice(0, 65_536));
  const rest: string[] = [];
  let from = 0;
  for (;;) {
    STATEMENT_WORD.lastIndex = from;
    const start = nextStatement(text, STATEMENT_WORD);
    if (start === undefined) break;
    rest.push(text.slice(from, start.at));
    const cursor = new SqlCursor(text, start.end, escapes);
    readStatement(reader, cursor, start);
    from = cursor.at;
    // The numbers of the lines that follow stay right.
    rest.push(text.slice(start.at, from).replace(/[^\n]+/g, ""));
  }
  rest.push(text.slice(from));
  return { rows: reader.rows, rest: rest.join("") };
}

interface Start {
  readonly at: number;
  readonly end: number;
  readonly kind: "create" | "insert" | "copy";
}

function nextStatement(text: string, words: RegExp): Start | undefined {
  for (let found = words.exec(text); found !== null; found = words.exec(text)) {
    const at = found.index;
    const before = text
      .slice(Math.max(0, at - LOOK_BACK_CHARACTERS), at)
      .replace(/[ \t]{1,99}$/, "");
    if (!BEFORE_STATEMENT.test(before)) continue;
    STATEMENT.lastIndex = at;
    const whole = STATEMENT.exec(text);
    if (whole === null) continue;
    const kind = whole[1] ? "create" : whole[2] ? "copy" : "insert";
    return { at, end: at + whole[0].length, kind };
  }
  return undefined;
}

function readStatement(reader: SqlReader, cursor: SqlCursor, start: Start): void {
  cursor.takeWord(/(?:if\s{1,8}not\s{1,8}exists|only)\s{1,8}/);
  const table = cursor.takeName();
  if (table === undefined) return;
  if (start.kind === "create") readCreate(reader, cursor, table);
  else if (start.kind === "copy") readCopy(reader, cursor, table);
  else readInsert(reader, cursor, table);
}

function readCreate(reader: SqlReader, cursor: SqlCursor, table: string): void {
  if (!cursor.take("(")) return;
  const columns: string[] = [];
  do {
    cursor.skipBlank();
    const isQuoted = /[`"[]/.test(cursor.text.charAt(cursor.at));
    const name = cursor.takeName();
    if (name === undefined) return;
    if (isQuoted || !NO_COLUMN.test(name)) columns.push(name);
  } while (skipDefinition(cursor));
  reader.columnsOf.set(table, columns);
}

/** Moves behind the comma that ends a column's definition; false at the closing bracket. */
function skipDefinition(cursor: SqlCursor): boolean {
  for (;;) {
    const character = cursor.text.charAt(cursor.at);
    if (character === "") return false;
    if (character === "'" || character === '"' || character === "`") {
      if (cursor.takeString() === undefined) return false;
      continue;
    }
    cursor.at += 1;
    if (character === ",") return true;
    if (character === ")") return false;
    if (character === "(" && !cursor.skipBrackets()) return false;
  }
}

function readInsert(reader: SqlReader, cursor: SqlCursor, table: string): void {
  const named =
    cursor.text.charAt(cursor.at) === "(" ||
    /^\s+\(/.test(cursor.text.slice(cursor.at, cursor.at + 9));
  const columns = named ? cursor.takeNames() : reader.columnsOf.get(table);
  if (cursor.takeWord(/values?\b/) === undefined) return;
  const wanted = columns !== undefined && reader.isWanted(table, columns);
  do {
    cursor.skipBlank();
    const line = wanted ? reader.line(cursor.at) : 0;
    const values = cursor.takeTuple();
    if (values === undefined) return;
    if (wanted) addRow(reader, { form: "sql", table, line, columns, values });
  } while (cursor.take(","));
}

/** `COPY public.mailbox (username, password) FROM stdin;` and lines up to `\.` (PostgreSQL, COPY, text format). */
function readCopy(reader: SqlReader, cursor: SqlCursor, table: string): void {
  const columns = cursor.takeNames() ?? reader.columnsOf.get(table);
  if (cursor.takeWord(/from\s{1,8}stdin\b[^;\n]{0,200};?[ \t]*\r?\n/) === undefined) return;
  const wanted = columns !== undefined && reader.isWanted(table, columns);
  const { text } = cursor;
  while (cursor.at < text.length) {
    const newline = text.indexOf("\n", cursor.at);
    const end = newline < 0 ? text.length : newline;
    const content = text.slice(cursor.at, end).replace(/\r$/, "");
    const line = wanted ? reader.line(cursor.at) : 0;
    cursor.at = Math.min(text.length, end + 1);
    if (content === "\\.") return;
    if (!wanted) continue;
    const values = content.split("\t").map(copyValue);
    addRow(reader, { form: "copy", table, line, columns, values });
  }
}

function copyValue(text: string): string | null {
  if (text === "\\N") return null;
  return text.replace(/\\([^])/g, (_whole, character: string) => {
    const controls: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };
    return controls[character] ?? character;
  });
}

function addRow(
  { rows, source, whole }: SqlReader,
  row: Pick<StoredRow, "form" | "table" | "line"> & {
    readonly columns: readonly string[];
    readonly values: readonly (string | null)[];
  },
): void {
  const values = byColumn(row.columns, row.values);
  if (values === undefined || rows.length >= ROWS_MAX) return;
  const { form, table, line } = row;
  rows.push({ form, source, line, table, whole, values });
}

/** The line of a place, for places that only grow. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let counted = 0;
  return (at) => {
    for (;;) {
      const next = text.indexOf("\n", counted);
      if (next < 0 || next >= at) return line;
      line += 1;
      counted = next + 1;
    }
  };
}
