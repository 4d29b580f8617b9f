import { said } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { baseName, findText } from "../config-text.ts";
import type { ConfigText, Place } from "../config-text.ts";
import { containsAddress, parseAddress, parseNetwork } from "../network.ts";
import { parseKeyedRows, parseNetworkRows, parsePatternRows } from "./table-file.ts";
import type { TableRow } from "./table-file.ts";
import { isForeign, isHosted, isNobody } from "../people.ts";
import { splitWords, withoutBraces } from "./words.ts";

/** What a table says about a key. */
export type Found =
  | { readonly kind: "found"; readonly value: string; readonly place: Place; readonly key: string }
  | { readonly kind: "missing" }
  | { readonly kind: "unknown"; readonly why: Witness };

export interface Table {
  /** As written in main.cf: `hash:/etc/postfix/access`. */
  readonly spec: string;
  /** Fixed-string tables are also asked for parent domains and user@; patterns and networks only for the whole key. */
  readonly fixed: boolean;
  readonly lookup: (key: string) => Found;
  /** `undefined` = the content is not at hand. */
  readonly rows: readonly TableRow[] | undefined;
}

const MISSING: Found = { kind: "missing" };
const FILE_TYPES = new Set(["hash", "btree", "lmdb", "dbm", "cdb", "sdbm", "texthash"]);

/** True for `type:name` words of match lists and restriction lists. */
export function isTableSpec(word: string): boolean {
  return /^[a-z][a-z0-9]{1,15}:[^\s:]/.test(word) && parseNetwork(word) === undefined;
}

const opened = new WeakMap<readonly ConfigText[], Map<string, Table>>();

/** Opens a table as far as the given texts hold it; each is read once for one set of texts. */
export function openTable(spec: string, texts: readonly ConfigText[]): Table {
  const known = opened.get(texts) ?? new Map<string, Table>();
  opened.set(texts, known);
  const table = known.get(spec) ?? readTable(spec, texts);
  known.set(spec, table);
  return table;
}

function readTable(spec: string, texts: readonly ConfigText[]): Table {
  const colon = spec.indexOf(":");
  const type = spec.slice(0, colon).toLowerCase();
  const name = spec.slice(colon + 1);
  if (type === "proxy") return { ...openTable(name, texts), spec };
  if (type === "static") return staticTable(spec, withoutBraces(name));
  if (type === "inline") return inlineTable(spec, withoutBraces(name));
  if (type === "unionmap")
    return unionTable(
      spec,
      splitWords(withoutBraces(name)).map((s) => openTable(s, texts)),
    );
  if (type === "unix" && name.startsWith("passwd")) return peopleTable(spec);
  const text = findText(texts, name);
  if (text === undefined) return opaqueTable(spec);
  if (FILE_TYPES.has(type)) return keyedTable(spec, text);
  if (type === "cidr") return networkTable(spec, parseNetworkRows(text));
  if (type === "pcre" || type === "regexp") return patternTable(spec, parsePatternRows(text));
  return opaqueTable(spec);
}

function staticTable(spec: string, value: string): Table {
  const place = { source: spec, line: 0 };
  return { spec, fixed: false, lookup: (key) => ({ kind: "found", value, place, key }), rows: [] };
}

function inlineTable(spec: string, text: string): Table {
  const rows = splitWords(text).map((word): TableRow => {
    const pair = withoutBraces(word);
    const equals = pair.indexOf("=");
    const key = pair
      .slice(0, equals < 0 ? pair.length : equals)
      .trim()
      .toLowerCase();
    return {
      key,
      value: equals < 0 ? "" : pair.slice(equals + 1).trim(),
      place: { source: "inline", line: 0 },
      negated: false,
    };
  });
  return tableOfRows(spec, rows);
}

function keyedTable(spec: string, text: ConfigText): Table {
  const colon = /^(?:.*[._-])?aliases$/.test(baseName(text.name)) && /^[^\s:#]+:/m.test(text.text);
  return tableOfRows(spec, parseKeyedRows(text, colon));
}

function tableOfRows(spec: string, rows: readonly TableRow[]): Table {
  // Of two equal keys postmap(1) keeps the first and warns.
  const byKey = new Map([...rows].reverse().map((r) => [r.key, r]));
  const lookup = (key: string): Found => {
    const row = byKey.get(key.toLowerCase());
    return row === undefined
      ? MISSING
      : { kind: "found", value: row.value, place: row.place, key: row.key };
  };
  return { spec, fixed: true, lookup, rows };
}

function rowTable(
  spec: string,
  rows: readonly TableRow[],
  matches: (row: TableRow, key: string) => boolean,
): Table {
  const lookup = (key: string): Found => {
    let skipping = 0;
    for (const row of rows) {
      if (row.control === "endif") {
        if (skipping > 0) skipping--;
        continue;
      }
      if (skipping > 0) {
        if (row.control === "if") skipping++;
        continue;
      }
      const hit = matches(row, key) !== row.negated;
      if (row.control === "if") skipping = hit ? 0 : 1;
      else if (hit) return { kind: "found", value: row.value, place: row.place, key: row.key };
    }
    return MISSING;
  };
  return { spec, fixed: false, lookup, rows };
}

/** Only an address finds anything here, and only among the rows of its own family, negated ones included (dict_cidr.c). */
function networkTable(spec: string, rows: readonly TableRow[]): Table {
  const inner = rowTable(spec, rows, ({ network, negated }, key) => {
    const isOfFamily = network?.bits === parseAddress(key)?.bits;
    return isOfFamily ? network !== undefined && containsAddress(network, key) : negated;
  });
  const lookup = (key: string): Found =>
    parseAddress(key) === undefined ? MISSING : inner.lookup(key);
  return { ...inner, lookup };
}

class UnknownPattern extends Error {}

function patternTable(spec: string, rows: readonly TableRow[]): Table {
  let groups: readonly string[] = [];
  const inner = rowTable(spec, rows, (row, key) => {
    const match = row.pattern?.match(key);
    if (match === undefined) throw new UnknownPattern();
    groups = match ?? [];
    return match !== null;
  });
  const lookup = (key: string): Found => {
    try {
      const found = inner.lookup(key);
      return found.kind === "found" ? { ...found, value: substitute(found.value, groups) } : found;
    } catch (error) {
      if (error instanceof UnknownPattern)
        return { kind: "unknown", why: said("expression-in", { name: spec }) };
      throw error;
    }
  };
  return { ...inner, lookup };
}

function substitute(value: string, groups: readonly string[]): string {
  return value.replace(
    /\$(?:(\d)|\{(\d{1,2})\}|\((\d{1,2})\)|\$)/g,
    (whole, a?: string, b?: string, c?: string) =>
      whole === "$$" ? "$" : (groups[Number(a ?? b ?? c ?? 0)] ?? ""),
  );
}

function unionTable(spec: string, tables: readonly Table[]): Table {
  const lookup = (key: string): Found => {
    const all = tables.map((t) => t.lookup(key));
    const unknown = all.find((f) => f.kind === "unknown");
    if (unknown !== undefined) return unknown;
    const found = all.filter((f) => f.kind === "found");
    const [first] = found;
    return first === undefined ? MISSING : { ...first, value: found.map((f) => f.value).join(",") };
  };
  return {
    spec,
    fixed: true,
    lookup,
    rows: tables.every((t) => t.rows !== undefined)
      ? tables.flatMap((t) => t.rows ?? [])
      : undefined,
  };
}

/** System accounts: whoever we take for an existing user has one, whoever we invented has none. */
function peopleTable(spec: string): Table {
  const lookup = (key: string): Found => {
    if (isNobody(key) || key.includes("@") || key.includes(".")) return MISSING;
    return { kind: "unknown", why: said("system-accounts") };
  };
  return { spec, fixed: false, lookup, rows: undefined };
}

function opaqueTable(spec: string): Table {
  const why = said("content-of", { name: spec });
  const isFile = FILE_TYPES.has(spec.slice(0, spec.indexOf(":")));
  const lookup = (key: string): Found => {
    if (isHosted(key)) return { kind: "found", value: "x", place: { source: spec, line: 0 }, key };
    // A file of fixed strings cannot hold an address that we invented; a query may answer to anything.
    return isFile &&
      (isNobody(key) || isForeign(key.slice(key.lastIndexOf("@") + 1))) &&
      !key.startsWith("@")
      ? MISSING
      : { kind: "unknown", why };
  };
  return { spec, fixed: true, lookup, rows: undefined };
}
