import { findText } from "../config-text.ts";
import type { ConfigText, Place } from "../config-text.ts";

export interface EximLine {
  readonly text: string;
  readonly place: Place;
}

const INCLUDE_DEPTH = 10;
/** Includes and macros that multiply each other must end. */
const LINE_LIMIT = 200_000;
const EXPANDED_LIMIT = 1_000_000;

interface Reader {
  readonly texts: readonly ConfigText[];
  readonly macros: Map<string, string>;
  readonly lines: EximLine[];
  readonly notes: string[];
  /** One entry per open `.ifdef`: is this branch taken, and was one already. */
  readonly branches: { active: boolean; taken: boolean }[];
}

/** Reads a configuration as Exim does: continued lines, comments, macros, `.ifdef`, `.include` (spec ch. 6). */
export function readEximLines(
  text: ConfigText,
  texts: readonly ConfigText[],
): { readonly lines: readonly EximLine[]; readonly notes: readonly string[] } {
  const reader: Reader = { texts, macros: new Map(), lines: [], notes: [], branches: [] };
  readText(reader, text, 0);
  return { lines: reader.lines, notes: reader.notes };
}

function readText(reader: Reader, text: ConfigText, depth: number): void {
  for (const line of joinLines(text)) {
    if (reader.lines.length >= LINE_LIMIT) return;
    const directive =
      /^\.(ifdef|ifndef|elifdef|elifndef|else|endif|include|include_if_exists)\b\s*(.*)$/.exec(
        line.text,
      );
    if (directive !== null) {
      obey(reader, directive[1] ?? "", (directive[2] ?? "").trim(), depth, line.place);
      continue;
    }
    if (reader.branches.some((b) => !b.active)) continue;
    const macro = /^([A-Z][A-Za-z0-9_]*)\s*==?\s*(.*)$/.exec(line.text);
    if (macro !== null)
      reader.macros.set(macro[1] ?? "", replaceMacros(reader.macros, macro[2] ?? ""));
    else reader.lines.push({ text: replaceMacros(reader.macros, line.text), place: line.place });
  }
}

function obey(reader: Reader, word: string, argument: string, depth: number, place: Place): void {
  const { branches } = reader;
  const last = branches.at(-1);
  const outer = branches.slice(0, -1).every((b) => b.active);
  const defined = (name: string): boolean =>
    reader.macros.has(name) || /^_(?:HAVE|OPT|DRIVER|EXP|LOOKUP|ACL)_/.test(name);
  if (word === "ifdef" || word === "ifndef") {
    const active = defined(argument) === (word === "ifdef");
    branches.push({ active, taken: active });
  } else if (word === "endif") branches.pop();
  else if (word === "else" && last !== undefined) last.active = !last.taken;
  else if (word.startsWith("elif") && last !== undefined) {
    const active = !last.taken && defined(argument) === (word === "elifdef");
    last.active = active;
    last.taken ||= active;
  } else if (word.startsWith("include") && outer && last?.active !== false) {
    const path = replaceMacros(reader.macros, argument).replace(/^"|"$/g, "");
    const included = findText(reader.texts, path);
    if (included === undefined || depth >= INCLUDE_DEPTH)
      reader.notes.push(`include-missing ${place.source}:${place.line} ${path}`);
    else readText(reader, included, depth + 1);
  }
}

/** A backslash at the end continues a line; comment lines inside are skipped. */
function joinLines(text: ConfigText): EximLine[] {
  const lines: EximLine[] = [];
  let pieces: string[] = [];
  let first = 0;
  for (const [index, raw] of text.text.split("\n").entries()) {
    const trimmed = raw.trim();
    if (trimmed.startsWith("#") || (trimmed === "" && pieces.length === 0)) continue;
    if (pieces.length === 0) first = index + 1;
    const continues = trimmed.endsWith("\\");
    pieces.push(continues ? trimmed.slice(0, -1) : trimmed);
    if (continues) continue;
    lines.push({ text: pieces.join("").trim(), place: { source: text.name, line: first } });
    pieces = [];
  }
  if (pieces.length > 0)
    lines.push({ text: pieces.join("").trim(), place: { source: text.name, line: first } });
  return lines;
}

function replaceMacros(macros: ReadonlyMap<string, string>, text: string): string {
  let result = text;
  for (let pass = 0; pass < 5 && macros.size > 0; pass++) {
    const before = result;
    result = result.replace(/[A-Z_][A-Za-z0-9_]*/g, (word) => macros.get(word) ?? word);
    if (result === before || result.length > EXPANDED_LIMIT) break;
  }
  return result.length > EXPANDED_LIMIT ? result.slice(0, EXPANDED_LIMIT) : result;
}
