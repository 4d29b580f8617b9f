import { ROWS_MAX, type StoredRow, VALUE_CHARACTERS_MAX } from "./stored-row.ts";

const ATTRIBUTE = /^([A-Za-z][\w-]{0,63})(?:;[\w-]{1,64}){0,4}(::?)[ \t]*(.*)$/;

/** Entries of an LDIF (RFC 2849): folded lines are joined, base64 is decoded, attribute names are in lower case. */
export function readLdifRows(source: string, lines: readonly string[]): readonly StoredRow[] {
  const rows: StoredRow[] = [];
  let entry: Map<string, string> | undefined;
  let first = 0;
  const close = () => {
    if (entry && rows.length < ROWS_MAX) {
      rows.push({ form: "ldif", source, line: first, table: "", whole: true, values: entry });
    }
    entry = undefined;
  };
  lines.forEach((text, index) => {
    if (/^\s*$/.test(text)) return close();
    if (text.startsWith(" ") || text.startsWith("#")) return;
    const attribute = ATTRIBUTE.exec(unfolded(lines, index));
    if (!attribute) return close();
    const [, name = "", colons = "", value = ""] = attribute;
    const key = name.toLowerCase();
    if (key === "dn") {
      close();
      entry = new Map();
      first = index + 1;
    }
    if (entry) addValue(entry, key, colons === "::" ? fromBase64(value) : value.trimEnd());
  });
  close();
  return rows;
}

/** The line with those that continue it: each begins with one blank. */
function unfolded(lines: readonly string[], index: number): string {
  let text = lines[index] ?? "";
  for (let at = index + 1; text.length < VALUE_CHARACTERS_MAX; at += 1) {
    const next = lines[at];
    if (next?.startsWith(" ") !== true) break;
    text = text.trimEnd() + next.slice(1);
  }
  return text.slice(0, VALUE_CHARACTERS_MAX);
}

function addValue(entry: Map<string, string>, key: string, value: string): void {
  const before = entry.get(key);
  if (before !== undefined && before.length > VALUE_CHARACTERS_MAX) return;
  entry.set(key, before === undefined ? value : `${before}\n${value}`);
}

function fromBase64(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
