import { said } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { findText } from "../config-text.ts";
import { containsAddress, parseNetwork } from "../network.ts";
import { isNobody, isForeign, MEMBER } from "../people.ts";
import { compilePattern } from "../pattern.ts";
import type { Environment } from "./environment.ts";
import { noteLure } from "./environment.ts";
import { STORED } from "./value.ts";

/** What a lookup comes to. */
export type Looked =
  | { readonly kind: "found"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "unknown"; readonly why: Witness };

/** Keys of a file that somebody would try: the first ones show what kind they are. */
const KEYS_NOTED = 20;
const MISSING: Looked = { kind: "missing" };
const SINGLE_KEY =
  /^(?:n?wildlsearch|lsearch|iplsearch|dbm|dbmjz|dbmnz|cdb|dsearch|passwd|nis|nis0)$/;

/**
 * Looks a key up in a file, or judges a data base query by the people in it: an account that exists is found with
 * a stored value, one that we invented is not, and all else is the data base's secret.
 */
export function lookUp(
  environment: Environment,
  fullType: string,
  key: string,
  target: string,
): Looked {
  const type = fullType
    .replace(/^partial\d*(?:\([^)]*\))?-/, "")
    .replace(/^net\d*-/, "")
    .replace(/[*@]+$/, "")
    .replace(/,.*$/, "");
  const fallback = /\*@?$/.test(fullType.replace(/,.*$/, ""));
  return SINGLE_KEY.test(type)
    ? inFile(environment, type, fallback, key, target)
    : inDatabase(environment, type, target);
}

function inFile(
  environment: Environment,
  type: string,
  fallback: boolean,
  key: string,
  path: string,
): Looked {
  const low = key.toLowerCase();
  if (low.includes(MEMBER)) return { kind: "found", text: STORED };
  const file =
    type === "passwd" || type === "dsearch" || type.startsWith("nis")
      ? undefined
      : findText(environment.texts, path.trim());
  if (file === undefined) {
    const invented = low === "" || isNobody(low) || isForeign(low.slice(low.lastIndexOf("@") + 1));
    return invented && !fallback
      ? MISSING
      : { kind: "unknown", why: said("content-of", { name: path }) };
  }
  const rows = parseRows(file.text);
  for (const row of rows.slice(0, KEYS_NOTED)) noteLure(environment, key, "equal", row.key);
  const row =
    rows.find((r) => rowMatches(type, r.key, low)) ??
    (fallback ? rows.find((r) => r.key === "*") : undefined);
  return row === undefined ? MISSING : { kind: "found", text: row.value };
}

function rowMatches(type: string, rowKey: string, key: string): boolean {
  if (type === "iplsearch") {
    const network = parseNetwork(rowKey);
    return network !== undefined && containsAddress(network, key);
  }
  if (!type.includes("wildlsearch")) return rowKey === key;
  if (rowKey.startsWith("^"))
    return Array.isArray(compilePattern(rowKey, { ignoreCase: true })?.match(key));
  return rowKey.startsWith("*") ? key.endsWith(rowKey.slice(1)) : rowKey === key;
}

/** `key: value` lines; indented lines continue (spec 9.3, lsearch). */
function parseRows(text: string): { readonly key: string; readonly value: string }[] {
  const rows: { key: string; value: string }[] = [];
  for (const line of text.split("\n").slice(0, 200_000)) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const last = rows.at(-1);
    if (/^\s/.test(line) && last !== undefined) {
      last.value = `${last.value} ${line.trim()}`.slice(0, 10_000);
      continue;
    }
    const found = /^(?:"((?:[^"\\]|\\.)*)"|([^:\s]+))\s*(?::\s*|\s+|$)(.*)$/.exec(line);
    if (found !== null)
      rows.push({
        key: (found[1] ?? found[2] ?? "").toLowerCase(),
        value: (found[3] ?? "").trim(),
      });
  }
  return rows;
}

function inDatabase(environment: Environment, type: string, query: string): Looked {
  const low = query.toLowerCase();
  if (low.includes(MEMBER)) return { kind: "found", text: STORED };
  if (low.includes("nobody7c1d9b4e") || environment.credentials !== undefined) return MISSING;
  if (
    type !== "dnsdb" &&
    (low.includes("attacker-7c1d9b4e") || low.includes("thirdparty-7c1d9b4e"))
  )
    return MISSING;
  return { kind: "unknown", why: said("query-answer", { type }) };
}
