import { parseLogHeader, type LogHeader } from "../log-header.ts";
import { textLines } from "../text-lines.ts";
import { findLogStarts } from "./find-log-starts.ts";
import { rejectBlocks } from "./reject-blocks.ts";
import { isContinuation, joinRows, wrapWidth } from "./join-wrapped-rows.ts";

export interface Unfolded {
  /** One log line a line, each with its number in the original. */
  readonly lines: readonly { readonly text: string; readonly line: number }[];
  readonly joined: number;
  readonly split: number;
  /** Rows that are no log lines, blank ones left out. */
  readonly rest: readonly { readonly text: string; readonly line: number }[];
  readonly quoted: number;
}

interface Row {
  readonly kind: "log" | "stampless" | "other";
  readonly text: string;
  readonly line: number;
}

/** Nobody wraps one line over more rows. */
const ROWS_JOINED_MAX = 40;

/**
 * Makes one log line a line of text that came through a forum, a terminal or a mail client (one byte a character).
 * `join` mends wrapped lines and leaves all else alone; `take-apart` also splits collapsed lines and drops prose.
 */
export function unfoldPaste(text: string, reading: "join" | "take-apart"): Unfolded {
  const rows = physicalRows(text).flatMap((row) =>
    reading === "join" ? [wholeRow(row.text, row.line)] : splitRow(row.text, row.line),
  );
  const { rows: mended, joined } = joinWrapped(rows);
  if (reading === "join") return { lines: mended, joined, split: 0, rest: [], quoted: 0 };
  const log = mended.filter((row) => row.kind !== "other");
  const lines = dropQuoted(log);
  const starts = rows.filter((row) => row.kind === "log");
  return {
    lines,
    joined,
    split: starts.length - new Set(starts.map((row) => row.line)).size,
    rest: mended.filter((row) => row.kind === "other" && row.text.trim() !== ""),
    quoted: log.length - lines.length,
  };
}

/** One blank row stands for any number of them: it ends what stands above it. */
function physicalRows(text: string): readonly { readonly text: string; readonly line: number }[] {
  const lines = textLines(text);
  const refused = rejectBlocks(lines);
  const rows = [];
  for (let at = 0; at < lines.length; at += 1) {
    const row = lines[at] ?? "";
    if (refused[at] === true || (row === "" && lines[at - 1] === "")) continue;
    rows.push({ text: row, line: at + 1 });
  }
  return rows;
}

function wholeRow(text: string, line: number): Row {
  const header = parseLogHeader(text);
  return { kind: header === undefined ? "other" : "log", text, line };
}

function splitRow(row: string, line: number): readonly Row[] {
  const starts = findLogStarts(row);
  if (starts.length > 0) {
    return starts.map((start, at) => {
      const piece = row.slice(start, starts[at + 1]);
      const text = at + 1 < starts.length ? piece.trimEnd() : piece;
      return { kind: "log", text, line };
    });
  }
  const text = row.replace(/^[\s>]{1,40}(?=\S)/, "");
  const isStampless = parseLogHeader(text)?.form === "stampless";
  return isStampless ? [{ kind: "stampless", text, line }] : [{ kind: "other", text: row, line }];
}

function joinWrapped(rows: readonly Row[]): { rows: readonly Row[]; joined: number } {
  const width = wrapWidth(
    rows.map(({ text }) => text),
    rows.flatMap(({ kind, text }, at) =>
      kind !== "other" && rows[at + 1]?.kind === "other" ? [text] : [],
    ),
  );
  const mended: Row[] = [];
  let joined = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as Row;
    let { text } = row;
    let last = row.text;
    for (let more = 0; row.kind !== "other" && more < ROWS_JOINED_MAX; more += 1) {
      const next = rows[at + 1];
      if (next?.kind !== "other" || !isContinuation(text, last, next.text, width)) break;
      text = joinRows(text, last, next.text, width);
      last = next.text;
      joined += 1;
      at += 1;
    }
    mended.push({ ...row, text });
  }
  return { rows: mended, joined };
}

/** An answer repeats lines of the question without their stamps: they happened once. */
function dropQuoted(rows: readonly Row[]): readonly Row[] {
  const stamped = new Set<string>();
  for (const row of rows) {
    const header = row.kind === "log" ? parseLogHeader(row.text) : undefined;
    if (header !== undefined) stamped.add(withoutStamp(header));
  }
  return rows.filter((row) => {
    const header = row.kind === "stampless" ? parseLogHeader(row.text) : undefined;
    return header === undefined || !stamped.has(withoutStamp(header));
  });
}

function withoutStamp({ program, pid, message }: LogHeader): string {
  const daemon = program?.slice(program.lastIndexOf("/") + 1) ?? "";
  return `${daemon}[${pid ?? ""}]: ${message.replace(/\s+/g, " ").trim()}`;
}
