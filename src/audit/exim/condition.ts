import { said, setting } from "../../core/witness.ts";
import { parseNetwork } from "../network.ts";
import { compilePattern } from "../pattern.ts";
import { noteLure } from "./environment.ts";
import type { Environment } from "./environment.ts";
import { expandString, readBraced } from "./expand.ts";
import { matchAddress, matchDomain, matchHostAddress, matchText, splitList } from "./list.ts";
import { FALSE, negate, perhaps, RIGHT_PASSWORD, STORED, truth, truthOf, TRUE } from "./value.ts";
import type { Truth, Value } from "./value.ts";
import { variable } from "./variables.ts";

interface Judged {
  readonly truth: Truth;
  /** Where the condition ends in the source. */
  readonly end: number;
}

const TWO =
  /^(?:eqi?|nei?|match|match_domain|match_address|match_local_part|match_ip|crypteq|inlisti?|l[te]i?|g[te]i?|==?|<=?|>=?)$/;
/** Conditions that ask another program. */
const ASKING = new Set([
  "pam",
  "radius",
  "ldapauth",
  "saslauthd",
  "pwcheck",
  "acl",
  "forany",
  "forall",
  "forany_json",
  "forall_json",
]);

/** Reads and judges the condition at `at` (spec 11.7). */
export function evaluateCondition(
  environment: Environment,
  source: string,
  at: number,
  depth: number,
): Judged {
  let start = at;
  while (/\s/.test(source[start] ?? "")) start++;
  if (source[start] === "!") {
    const inner = evaluateCondition(environment, source, start + 1, depth);
    return { truth: negate(inner.truth), end: inner.end };
  }
  const name = /^(?:[a-z_0-9]+|[=<>]=?)/.exec(source.slice(start, start + 60))?.[0] ?? "";
  const after = start + name.length;
  if (name === "def") return defined(environment, source, after);
  if (name === "and" || name === "or") return combined(environment, source, after, name, depth);
  const first = readBraced(source, after);
  if (first === undefined)
    return { truth: perhaps(setting(`${name} {...}`)), end: name === "" ? source.length : after };
  if (ASKING.has(name)) {
    const second = name.startsWith("for") ? readBraced(source, first.end) : undefined;
    return { truth: perhaps(setting(`${name} {...}`)), end: second?.end ?? first.end };
  }
  const left = expandString(environment, first.inner.trim(), depth);
  if (!TWO.test(name)) return { truth: single(name, left), end: first.end };
  const second = readBraced(source, first.end);
  if (second === undefined) return { truth: perhaps(setting(`${name} {...}`)), end: first.end };
  const right = expandString(environment, second.inner.trim(), depth);
  return { truth: pair(environment, name, left, right), end: second.end };
}

/** `def:name` is true when the variable has a value; headers end in a colon. */
function defined(environment: Environment, source: string, at: number): Judged {
  const found = /^:([A-Za-z0-9_-]+:?)/.exec(source.slice(at, at + 120));
  if (found === null) return { truth: perhaps(setting("def:")), end: source.length };
  const value = variable(environment, (found[1] ?? "").replace(/:$/, ""));
  const answer =
    value.kind === "unknown"
      ? perhaps(value.why)
      : truth(value.kind === "text" && value.text !== "");
  return { truth: answer, end: at + found[0].length };
}

function combined(
  environment: Environment,
  source: string,
  at: number,
  name: "and" | "or",
  depth: number,
): Judged {
  const outer = readBraced(source, at);
  if (outer === undefined) return { truth: perhaps(setting(`${name} {...}`)), end: source.length };
  const deciding = name === "and" ? "false" : "true";
  let answer: Truth = name === "and" ? TRUE : FALSE;
  let from = 0;
  for (;;) {
    const inner = readBraced(outer.inner, from);
    if (inner === undefined || depth > 30) break;
    const { truth: value } = evaluateCondition(environment, inner.inner, 0, depth + 1);
    // Exim stops at the first that decides; what fails before that, fails the whole.
    if (value.is === deciding)
      return { truth: answer.is === "fail" ? answer : value, end: outer.end };
    if (value.is === "fail" || value.is === "error")
      return { truth: answer.is === "unknown" ? answer : value, end: outer.end };
    if (value.is === "unknown") answer = value;
    from = inner.end;
  }
  return { truth: answer, end: outer.end };
}

function single(name: string, value: Value): Truth {
  if (name === "exists") return TRUE;
  if (value.kind === "unknown") return perhaps(value.why);
  if (value.kind === "fail") return { is: "fail" };
  switch (name) {
    case "bool":
    case "bool_lax":
      return truthOf(value);
    case "isip":
    case "isip4":
    case "isip6":
      return truth(!value.text.includes("/") && parseNetwork(value.text) !== undefined);
    default:
      return perhaps(setting(`${name} {...}`));
  }
}

function pair(environment: Environment, name: string, left: Value, right: Value): Truth {
  for (const value of [left, right]) {
    if (value.kind === "unknown") return perhaps(value.why);
    if (value.kind === "fail") return { is: "fail" };
  }
  const [a, b] = [left.kind === "text" ? left.text : "", right.kind === "text" ? right.text : ""];
  switch (name) {
    case "eq":
      return truth(same(environment, a, b));
    case "eqi":
      return truth(same(environment, a.toLowerCase(), b.toLowerCase()));
    case "ne":
      return truth(!same(environment, a, b));
    case "nei":
      return truth(!same(environment, a.toLowerCase(), b.toLowerCase()));
    case "crypteq":
      return crypted(a, b);
    case "match":
      return matches(environment, a, b);
    case "match_domain":
      return matchDomain(environment, b, a).truth;
    case "match_address":
      return matchAddress(environment, b, a).truth;
    case "match_local_part":
      return matchText(environment, b, a).truth;
    case "match_ip":
      return matchHostAddress(environment, b, a);
    case "inlist":
      return truth(itemsOf(b).some((one) => same(environment, a, one)));
    case "inlisti":
      return truth(itemsOf(b.toLowerCase()).some((one) => same(environment, a.toLowerCase(), one)));
    default:
      return compared(name, a, b);
  }
}

/** An empty list has no items, not an empty one. */
const itemsOf = (list: string): string[] => (list.trim() === "" ? [] : splitList(list));

/** The right password equals whatever is stored; a guess equals nothing stored. */
function same(environment: Environment, a: string, b: string): boolean {
  noteLure(environment, a, "equal", b);
  noteLure(environment, b, "equal", a);
  const right = RIGHT_PASSWORD.toLowerCase();
  if (a.toLowerCase() === right) return b !== "";
  if (b.toLowerCase() === right) return a !== "";
  return a === b;
}

/** An empty or starred hash never matches. */
function crypted(password: string, hash: string): Truth {
  if (hash.trim() === "" || /^[*!x]/.test(hash.trim())) return FALSE;
  if (password === RIGHT_PASSWORD) return TRUE;
  if (hash.includes(STORED)) return FALSE;
  return /^\{?[A-Za-z0-9$]/.test(hash) ? FALSE : perhaps(setting("crypteq {...}"));
}

function matches(environment: Environment, subject: string, source: string): Truth {
  noteLure(environment, subject, "pattern", source);
  if (subject.includes(RIGHT_PASSWORD) || subject.includes(STORED) || source === RIGHT_PASSWORD) {
    // The right password matches itself, also where it is what is stored that makes the expression.
    const isItself = subject === RIGHT_PASSWORD && source.includes(STORED);
    return truth(isItself || source === RIGHT_PASSWORD || source === "" || source === ".*");
  }
  const match = compilePattern(source, { ignoreCase: false })?.match(subject);
  return match === undefined
    ? perhaps(said("expression", { text: source.slice(0, 60) }))
    : truth(match !== null);
}

function compared(name: string, a: string, b: string): Truth {
  const numeric = /^[=<>]/.test(name);
  // "not a number" makes the whole expansion fail with an error.
  if (
    numeric &&
    (!/^-?\d+[kKmMgG]?$/.test(a.trim() || "0") || !/^-?\d+[kKmMgG]?$/.test(b.trim() || "0"))
  )
    return { is: "error" };
  const order = numeric ? sized(a) - sized(b) : a < b ? -1 : a > b ? 1 : 0;
  switch (name.replace(/i$/, "")) {
    case "=":
    case "==":
      return truth(order === 0);
    case "<":
    case "lt":
      return truth(order < 0);
    case "<=":
    case "le":
      return truth(order <= 0);
    case ">":
    case "gt":
      return truth(order > 0);
    default:
      return truth(order >= 0);
  }
}

function sized(value: string): number {
  const factor = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[value.trim().slice(-1).toLowerCase()] ?? 1;
  return Number.parseInt(value.trim() || "0", 10) * factor;
}
