import { withoutBraces } from "./words.ts";

/** Deeper nesting is fatal to Postfix too ("unreasonable macro call nesting", mac_expand.c). */
const DEPTH_LIMIT = 50;
/** A few lines that double each other must not fill the memory. */
const LENGTH_LIMIT = 2_000_000;

/** Thrown for values that expand into themselves or without bound. */
export class ExpansionError extends Error {}

/**
 * Replaces `$name`, `${name}`, `$(name)`, `${name?text}`, `${name:text}`, `${name?{a}:{b}}`, `${{l} op {r} ? {a}:{b}}`, `$$`.
 * `lookup` gives the expanded value of a parameter; an unknown one is `undefined` and expands to nothing.
 */
export function expand(
  text: string,
  lookup: (name: string) => string | undefined,
  depth = 0,
): string {
  if (!text.includes("$")) return text;
  if (depth > DEPTH_LIMIT) throw new ExpansionError("nested too deeply");
  const parts: string[] = [];
  let length = 0;
  let at = 0;
  while (at < text.length) {
    const dollar = text.indexOf("$", at);
    if (dollar < 0) break;
    parts.push(text.slice(at, dollar));
    const { value, end } = reference(text, dollar, lookup, depth);
    parts.push(value);
    length += value.length + dollar - at;
    if (length > LENGTH_LIMIT) throw new ExpansionError("expands without bound");
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

function reference(
  text: string,
  dollar: number,
  lookup: (name: string) => string | undefined,
  depth: number,
): { readonly value: string; readonly end: number } {
  const next = text[dollar + 1];
  if (next === "$") return { value: "$", end: dollar + 2 };
  if (next === "{" || next === "(") {
    const end = closing(text, dollar + 1);
    return { value: conditional(text.slice(dollar + 2, end), lookup, depth), end: end + 1 };
  }
  const name = /^[A-Za-z0-9_]+/.exec(text.slice(dollar + 1, dollar + 200))?.[0];
  if (name === undefined) return { value: "$", end: dollar + 1 };
  return { value: lookup(name) ?? "", end: dollar + 1 + name.length };
}

/** Position of the bracket that closes the one at `open`, or the end of the text. */
function closing(text: string, open: number): number {
  const [opens, closes] = text[open] === "(" ? ["(", ")"] : ["{", "}"];
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === opens) depth++;
    if (text[i] === closes && --depth === 0) return i;
  }
  return text.length;
}

function conditional(
  inner: string,
  lookup: (name: string) => string | undefined,
  depth: number,
): string {
  if (inner.startsWith("{")) return comparison(inner, lookup, depth);
  const found = /^\s*([A-Za-z0-9_]+)\s*(\??:?)/.exec(inner.slice(0, 300));
  if (found === null) return "";
  const value = lookup(found[1] ?? "");
  const rest = inner.slice(found[0].length);
  if (found[2] === "?") {
    const { yes, no } = branches(rest);
    return expand(value !== undefined && value !== "" ? yes : no, lookup, depth + 1);
  }
  if (found[2] === ":")
    return value !== undefined && value !== ""
      ? ""
      : expand(withoutBraces(rest.trim()), lookup, depth + 1);
  return value ?? "";
}

/** `{a}:{b}` or plain text that has no second branch. */
function branches(text: string): { readonly yes: string; readonly no: string } {
  const trimmed = text.trim();
  if (!trimmed.startsWith("{")) return { yes: text, no: "" };
  const end = closing(trimmed, 0);
  const rest = trimmed.slice(end + 1).trim();
  return {
    yes: trimmed.slice(1, end).trim(),
    no: rest.startsWith(":") ? withoutBraces(rest.slice(1).trim()) : "",
  };
}

function comparison(
  inner: string,
  lookup: (name: string) => string | undefined,
  depth: number,
): string {
  const leftEnd = closing(inner, 0);
  const left = expand(inner.slice(1, leftEnd).trim(), lookup, depth + 1);
  const found = /^\s*(==|!=|<=level|>=level|<level|>level|==level|!=level|<=|>=|<|>)\s*(?=\{)/.exec(
    inner.slice(leftEnd + 1),
  );
  if (found === null) return "";
  const rest = inner.slice(leftEnd + 1 + found[0].length);
  const rightEnd = closing(rest, 0);
  const right = expand(rest.slice(1, rightEnd).trim(), lookup, depth + 1);
  const tail = rest.slice(rightEnd + 1).trim();
  const { yes, no } = branches(tail.startsWith("?") ? tail.slice(1) : tail);
  return expand(holds(left, found[1] ?? "", right) ? yes : no, lookup, depth + 1);
}

function holds(left: string, operator: string, right: string): boolean {
  const order = compareDotted(left, right);
  switch (operator.replace("level", "")) {
    case "==":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    default:
      return order >= 0;
  }
}

/** Levels such as `3.6` compare part by part, other text by code unit. */
function compareDotted(left: string, right: string): number {
  if (!/^[\d.]+$/.test(left) || !/^[\d.]+$/.test(right))
    return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [left.split(".").map(Number), right.split(".").map(Number)];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
