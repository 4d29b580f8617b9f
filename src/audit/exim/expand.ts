import { createHash } from "node:crypto";
import { said, setting } from "../../core/witness.ts";
import { compilePattern } from "../pattern.ts";
import { MEMBER } from "../people.ts";
import { evaluateCondition } from "./condition.ts";
import type { Environment } from "./environment.ts";
import { withVariables } from "./environment.ts";
import { lookUp } from "./lookup.ts";
import { FAIL, RIGHT_PASSWORD, STORED, text, unknown } from "./value.ts";
import type { Value } from "./value.ts";
import { variable } from "./variables.ts";

/** Longer values are no configuration that a person wrote. */
const LENGTH_LIMIT = 100_000;
const DEPTH_LIMIT = 40;

/** Expands a string as Exim does (spec ch. 11); constructs that need the running server give `unknown`. */
export function expandString(environment: Environment, source: string, depth = 0): Value {
  if (source.length > LENGTH_LIMIT || depth > DEPTH_LIMIT) return unknown(said("too-long"));
  let result = "";
  let uncertain: Value | undefined;
  let at = 0;
  while (at < source.length) {
    const char = source[at] ?? "";
    if (char === "\\") {
      const verbatim = source.startsWith("\\N", at);
      const end = verbatim ? source.indexOf("\\N", at + 2) : at + 2;
      const stop = end < 0 ? source.length : end;
      result += verbatim ? source.slice(at + 2, stop) : escaped(source[at + 1] ?? "");
      at = verbatim ? stop + 2 : at + 2;
    } else if (char === "$") {
      const { value, end } = reference(environment, source, at, depth);
      if (value.kind === "fail") return value;
      if (value.kind === "unknown") uncertain ??= value;
      else result += value.text;
      at = end;
    } else {
      const next = nextSpecial(source, at);
      result += source.slice(at, next);
      at = next;
    }
  }
  return uncertain ?? text(result);
}

function nextSpecial(source: string, at: number): number {
  for (let i = at + 1; i < source.length; i++)
    if (source[i] === "\\" || source[i] === "$") return i;
  return source.length;
}

const escaped = (char: string): string =>
  char === "n" ? "\n" : char === "t" ? "\t" : char === "r" ? "\r" : char;

/** The text inside the braces at `at` (blanks before them allowed), and where it ends. */
export function readBraced(
  source: string,
  at: number,
): { readonly inner: string; readonly end: number } | undefined {
  let start = at;
  while (/\s/.test(source[start] ?? "")) start++;
  if (source[start] !== "{") return undefined;
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    if (source[i] === "\\") {
      const verbatim = source[i + 1] === "N" ? source.indexOf("\\N", i + 2) : -1;
      i = verbatim < 0 ? i + 1 : verbatim + 1;
    } else if (source[i] === "{") depth++;
    else if (source[i] === "}" && --depth === 0)
      return { inner: source.slice(start + 1, i), end: i + 1 };
  }
  return undefined;
}

interface Read {
  readonly value: Value;
  readonly end: number;
}

function reference(environment: Environment, source: string, dollar: number, depth: number): Read {
  const plain = /^\$([A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_-]+:|:(?=\s|$))?|\d)/.exec(
    source.slice(dollar, dollar + 120),
  );
  if (plain !== null)
    return {
      value: variable(environment, (plain[1] ?? "").replace(/:$/, "")),
      end: dollar + plain[0].length,
    };
  const braced = readBraced(source, dollar + 1);
  if (source[dollar + 1] !== "{" || braced === undefined)
    return { value: text("$"), end: dollar + 1 };
  return { value: item(environment, braced.inner, depth + 1), end: braced.end };
}

function item(environment: Environment, inner: string, depth: number): Value {
  const name = /^\s*([A-Za-z_0-9]+)/.exec(inner.slice(0, 200))?.[1] ?? "";
  const rest = inner.slice(inner.indexOf(name) + name.length);
  if (rest.trim() === "") return variable(environment, name);
  if (rest.startsWith(":")) return operator(environment, name, rest.slice(1), depth);
  switch (name) {
    case "if":
      return conditional(environment, rest, depth);
    case "lookup":
      return lookup(environment, rest, depth);
    case "extract":
      return extract(environment, rest, depth);
    case "sg":
      return replaced(environment, rest, depth);
    default:
      return unknown(setting(`\${${name} ...}`));
  }
}

/** Evaluates the text in braces at `at`. */
function argument(
  environment: Environment,
  source: string,
  at: number,
  depth: number,
): Read | undefined {
  const braced = readBraced(source, at);
  return braced === undefined
    ? undefined
    : { value: expandString(environment, braced.inner.trim(), depth), end: braced.end };
}

/** `{yes}{no}`, `{yes}fail`, or nothing; `yes` sees `$value`. */
function branch(
  environment: Environment,
  source: string,
  at: number,
  hit: boolean,
  value: string,
  depth: number,
): Value {
  const yes = readBraced(source, at);
  if (yes === undefined) {
    if (/^\s*fail\b/.test(source.slice(at, at + 40))) return hit ? text(value) : FAIL;
    return text(hit ? value : "");
  }
  if (hit)
    return expandString(withVariables(environment, [["value", text(value)]]), yes.inner, depth);
  const no = readBraced(source, yes.end);
  if (no !== undefined) return expandString(environment, no.inner, depth);
  return /^\s*fail\b/.test(source.slice(yes.end, yes.end + 40)) ? FAIL : text("");
}

function conditional(environment: Environment, rest: string, depth: number): Value {
  const { truth, end } = evaluateCondition(environment, rest, 0, depth);
  if (truth.is === "unknown") {
    const [yes, no] = [true, false].map((hit) =>
      branch(environment, rest, end, hit, "true", depth),
    );
    return yes?.kind === "text" && no?.kind === "text" && yes.text === no.text
      ? yes
      : unknown(truth.why);
  }
  if (truth.is === "fail") return FAIL;
  // A broken expansion is no truth value either, which ends in 451 where it is judged.
  if (truth.is === "error") return text("broken expansion");
  return branch(environment, rest, end, truth.is === "true", "true", depth);
}

/** `{key} type {file} {yes}{no}` or `type {query} {yes}{no}`. */
function lookup(environment: Environment, rest: string, depth: number): Value {
  const key = argument(environment, rest, 0, depth);
  const after = rest.slice(key?.end ?? 0);
  const type = /^\s*([A-Za-z0-9_,=()*@.-]+)/.exec(after.slice(0, 200));
  const target = argument(environment, after, type?.[0].length ?? 0, depth);
  if (type === null || target === undefined) return unknown(setting("${lookup ...}"));
  for (const part of [key?.value, target.value])
    if (part !== undefined && part.kind !== "text") return part;
  const sought = key?.value.kind === "text" ? key.value.text : "";
  const query = target.value.kind === "text" ? target.value.text : "";
  const guess = environment.credentials;
  // Whether a query that names the password finds the account without it, only the data base knows.
  if (
    guess?.right === false &&
    `${sought} ${query}`.toLowerCase().includes(MEMBER) &&
    guess.passwordName.test(rest.slice(0, (key?.end ?? 0) + target.end))
  )
    return unknown(said("query-answer", { type: type[1] ?? "" }));
  const found = lookUp(environment, type[1] ?? "", sought, query);
  if (found.kind === "unknown") return unknown(found.why);
  return branch(
    environment,
    after,
    target.end,
    found.kind === "found",
    found.kind === "found" ? found.text : "",
    depth,
  );
}

/** `{n}{separators}{data}{yes}{no}` or `{name}{data}{yes}{no}`; a field of a stored value is a stored value. */
function extract(environment: Environment, rest: string, depth: number): Value {
  const first = argument(environment, rest, 0, depth);
  const second = first === undefined ? undefined : argument(environment, rest, first.end, depth);
  if (first?.value.kind !== "text" || second === undefined)
    return unknown(setting("${extract ...}"));
  const numbered = /^-?\d+$/.test(first.value.text.trim());
  const data = numbered ? argument(environment, rest, second.end, depth) : second;
  if (data === undefined) return unknown(setting("${extract ...}"));
  if (data.value.kind !== "text") return data.value;
  if (data.value.text.includes(STORED))
    return branch(environment, rest, data.end, true, STORED, depth);
  const field =
    numbered && second.value.kind === "text"
      ? numberedField(data.value.text, Number(first.value.text), second.value.text)
      : namedField(data.value.text, first.value.text);
  return branch(environment, rest, data.end, field !== undefined, field ?? "", depth);
}

function numberedField(data: string, number: number, separators: string): string | undefined {
  const fields: string[] = [""];
  for (const char of data) {
    if (separators.includes(char)) fields.push("");
    else fields[fields.length - 1] += char;
  }
  return number > 0 ? fields[number - 1] : number < 0 ? fields[fields.length + number] : data;
}

function namedField(data: string, name: string): string | undefined {
  for (const [, key = "", quoted, bare] of data.matchAll(/(\S+?)\s*=\s*(?:"([^"]*)"|(\S*))/g)) {
    if (key.toLowerCase() === name.trim().toLowerCase()) return quoted ?? bare;
  }
  return undefined;
}

function replaced(environment: Environment, rest: string, depth: number): Value {
  const subject = argument(environment, rest, 0, depth);
  const pattern =
    subject === undefined ? undefined : argument(environment, rest, subject.end, depth);
  if (subject?.value.kind !== "text" || pattern?.value.kind !== "text")
    return unknown(setting("${sg ...}"));
  const match = compilePattern(pattern.value.text, { ignoreCase: false })?.match(
    subject.value.text,
  );
  return match === null ? subject.value : unknown(setting("${sg ...}"));
}

/** The hash of the right password still equals what is stored, in lower or upper case (spec 11.5). */
function hashed(name: "md5" | "sha1", source: string): Value {
  if (source === RIGHT_PASSWORD || source === STORED) return text(source);
  if (source.includes(RIGHT_PASSWORD) || source.includes(STORED))
    return unknown(setting(`\${${name}:...}`));
  const digest = createHash(name).update(source).digest("hex");
  return text(name === "sha1" ? digest.toUpperCase() : digest);
}

function operator(environment: Environment, name: string, rest: string, depth: number): Value {
  const value = expandString(environment, rest, depth);
  if (value.kind !== "text") return value;
  const at = value.text.lastIndexOf("@");
  switch (name) {
    case "lc":
      return text(value.text.toLowerCase());
    case "uc":
      return text(value.text.toUpperCase());
    case "domain":
      return text(at < 0 ? "" : value.text.slice(at + 1));
    case "local_part":
      return text(at < 0 ? value.text : value.text.slice(0, at));
    case "address":
      return text(value.text.replace(/^.*<([^<>]*)>.*$/, "$1"));
    case "md5":
    case "sha1":
      return hashed(name, value.text);
    case "strlen":
      return text(String(value.text.length));
    case "quote":
    case "escape":
    case "expand":
    case "rxquote":
      return value;
    default:
      return name.startsWith("quote_") ? value : unknown(setting(`\${${name}:...}`));
  }
}
