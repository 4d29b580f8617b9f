import type { ConfigText, Place } from "../config-text.ts";
import { parseNetwork } from "../network.ts";
import type { Network } from "../network.ts";
import { compilePattern } from "../pattern.ts";
import type { Pattern } from "../pattern.ts";
import { parseLogicalLines } from "./logical-lines.ts";

/** One row of a table file. */
export interface TableRow {
  /** As written: a key, a pattern or a network. */
  readonly key: string;
  readonly value: string;
  readonly place: Place;
  readonly negated: boolean;
  readonly network?: Network;
  /** `null` = an expression this program cannot run. */
  readonly pattern?: Pattern | null;
  /** `if` and `endif` lines of pattern tables. */
  readonly control?: "if" | "endif";
}

/** Tables that people pasted or exported; a bigger one is data, not configuration. */
const ROW_LIMIT = 200_000;

/**
 * Reads `key value` rows as postmap(1) does; keys are folded to lower case. `colon` = aliases(5) syntax.
 * A row without a value is skipped with a warning (postmap.c, dict_thash.c).
 */
export function parseKeyedRows(text: ConfigText, colon: boolean): TableRow[] {
  return parseLogicalLines(text.text)
    .slice(0, ROW_LIMIT)
    .flatMap(({ line, text: row }): TableRow[] => {
      const found = colon
        ? /^("[^"]*"|[^:\s]+)\s*:\s*(.*)$/.exec(row)
        : /^("[^"]*"|\S+)\s*(.*)$/.exec(row);
      const key = (found?.[1] ?? row).replace(/^"(.*)"$/, "$1").toLowerCase();
      const value = (found?.[2] ?? "").trim();
      return value === ""
        ? []
        : [{ key, value, place: { source: text.name, line }, negated: false }];
    });
}

/** Reads a cidr_table(5). */
export function parseNetworkRows(text: ConfigText): TableRow[] {
  return parseLogicalLines(text.text)
    .slice(0, ROW_LIMIT)
    .flatMap(({ line, text: row }): TableRow[] => {
      const found = /^(if\s+|endif\b)?(!?)\s*(\S*)\s*(.*)$/i.exec(row);
      const [, word = "", bang = "", key = "", value = ""] = found ?? [];
      const place = { source: text.name, line };
      const control = word.toLowerCase().trim();
      if (control === "endif")
        return [{ key: "", value: "", place, negated: false, control: "endif" }];
      const network = parseNetwork(key);
      if (network === undefined || network.hostBits) return [];
      const base = { key, value: value.trim(), place, negated: bang === "!", network };
      return [control === "if" ? { ...base, control: "if" } : base];
    });
}

/** Reads a pcre_table(5) or regexp_table(5). Both ignore case unless the flag `i` switches that off. */
export function parsePatternRows(text: ConfigText): TableRow[] {
  return parseLogicalLines(text.text)
    .slice(0, ROW_LIMIT)
    .flatMap(({ line, text: row }): TableRow[] => {
      const place = { source: text.name, line };
      if (/^endif\b/i.test(row))
        return [{ key: "", value: "", place, negated: false, control: "endif" }];
      const head = /^(if\s+)?(!?)\s*/i.exec(row) ?? [""];
      const body = row.slice(head[0].length);
      const end = closingDelimiter(body);
      if (end === undefined) return [];
      const key = body.slice(1, end);
      const flags = /^[A-Za-z]*/.exec(body.slice(end + 1))?.[0] ?? "";
      const value = body.slice(end + 1 + flags.length).trim();
      const odd = /[^im]/.test(flags);
      const pattern = odd
        ? null
        : (compilePattern(key, { ignoreCase: !flags.includes("i") }) ?? null);
      const base = { key, value, place, negated: head[2] === "!", pattern };
      return [head[1] === undefined ? base : { ...base, control: "if" }];
    });
}

function closingDelimiter(body: string): number | undefined {
  const delimiter = body[0];
  if (delimiter === undefined || /[A-Za-z0-9\s]/.test(delimiter)) return undefined;
  for (let i = 1; i < body.length; i++) {
    if (body[i] === "\\") i++;
    else if (body[i] === delimiter) return i;
  }
  return undefined;
}
