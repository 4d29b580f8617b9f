import { parsePattern } from "./pattern-syntax.ts";
import type { PatternNode } from "./pattern-syntax.ts";

/** A regular expression of a configuration (PCRE or POSIX extended), run with a step limit. */
export interface Pattern {
  /** The groups of the first match (index 0 = whole match), `null` = no match, `undefined` = gave up at the step limit. */
  readonly match: (subject: string) => readonly string[] | null | undefined;
  /** A short string that the expression is built for; the caller must still try it with `match`. */
  readonly example: string;
}

/** Steps one match may take: nested repeats in somebody's table must not stop an audit. */
const STEP_LIMIT = 60_000;
/** Subjects are mail addresses and host names. */
const SUBJECT_LIMIT = 400;

/** Compiles an expression; `undefined` for syntax that this small engine does not know (look-behind, back references). */
export function compilePattern(
  source: string,
  options: { readonly ignoreCase: boolean },
): Pattern | undefined {
  const root = parsePattern(source);
  if (root === undefined) return undefined;
  const ignoreCase = options.ignoreCase || root.ignoreCase;
  return {
    match: (subject) => run(root.node, root.groups, subject, ignoreCase),
    example: exampleOf(root.node, 0),
  };
}

interface Run {
  readonly subject: string;
  readonly ignoreCase: boolean;
  readonly starts: number[];
  readonly ends: number[];
  steps: number;
}

class StepLimit extends Error {}

function run(
  node: PatternNode,
  groups: number,
  subject: string,
  ignoreCase: boolean,
): readonly string[] | null | undefined {
  if (subject.length > SUBJECT_LIMIT) return undefined;
  const state: Run = {
    subject,
    ignoreCase,
    starts: Array<number>(groups + 1).fill(-1),
    ends: Array<number>(groups + 1).fill(-1),
    steps: 0,
  };
  try {
    for (let at = 0; at <= subject.length; at++) {
      state.starts.fill(-1);
      state.ends.fill(-1);
      let end = -1;
      const done = step(state, node, at, (to) => {
        end = to;
        return true;
      });
      if (done) return [subject.slice(at, end), ...groupTexts(state, groups)];
    }
    return null;
  } catch (error) {
    if (error instanceof StepLimit || error instanceof RangeError) return undefined;
    throw error;
  }
}

function groupTexts(state: Run, groups: number): string[] {
  return Array.from({ length: groups }, (_, i) => {
    const start = state.starts[i + 1] ?? -1;
    return start < 0 ? "" : state.subject.slice(start, state.ends[i + 1]);
  });
}

/** Matches `node` at `at` and continues with `next`: backtracking by continuation. */
function step(state: Run, node: PatternNode, at: number, next: (at: number) => boolean): boolean {
  if (++state.steps > STEP_LIMIT) throw new StepLimit();
  switch (node.kind) {
    case "class": {
      const char = state.subject[at];
      return char !== undefined && classHas(node, char, state.ignoreCase) && next(at + 1);
    }
    case "assert":
      return assertHolds(node.what, state.subject, at) && next(at);
    case "sequence":
      return sequence(state, node.parts, 0, at, next);
    case "choice":
      return node.options.some((option) => step(state, option, at, next));
    case "group": {
      const [start, end] = [state.starts[node.index] ?? -1, state.ends[node.index] ?? -1];
      const matched = step(state, node.inner, at, (to) => {
        const before = [state.starts[node.index] ?? -1, state.ends[node.index] ?? -1] as const;
        state.starts[node.index] = at;
        state.ends[node.index] = to;
        if (next(to)) return true;
        [state.starts[node.index], state.ends[node.index]] = before;
        return false;
      });
      if (!matched) [state.starts[node.index], state.ends[node.index]] = [start, end];
      return matched;
    }
    case "look": {
      const holds = step(state, node.inner, at, () => true);
      return holds !== node.negative && next(at);
    }
    case "repeat":
      return repeat(state, node, 0, at, next);
  }
}

function sequence(
  state: Run,
  parts: readonly PatternNode[],
  index: number,
  at: number,
  next: (at: number) => boolean,
): boolean {
  const part = parts[index];
  return part === undefined
    ? next(at)
    : step(state, part, at, (to) => sequence(state, parts, index + 1, to, next));
}

type RepeatNode = Extract<PatternNode, { kind: "repeat" }>;

function repeat(
  state: Run,
  node: RepeatNode,
  count: number,
  at: number,
  next: (at: number) => boolean,
): boolean {
  const more = (): boolean =>
    count < node.max &&
    step(state, node.inner, at, (to) =>
      to === at && count >= node.min ? false : repeat(state, node, count + 1, to, next),
    );
  if (count < node.min) return more();
  return node.lazy ? next(at) || more() : more() || next(at);
}

function classHas(
  node: Extract<PatternNode, { kind: "class" }>,
  char: string,
  ignoreCase: boolean,
): boolean {
  const has = (c: string): boolean => node.ranges.some(([low, high]) => c >= low && c <= high);
  const inside = has(char) || (ignoreCase && (has(char.toLowerCase()) || has(char.toUpperCase())));
  return inside !== node.negative;
}

function assertHolds(
  what: "start" | "end" | "word" | "not-word",
  subject: string,
  at: number,
): boolean {
  if (what === "start") return at === 0;
  if (what === "end") return at === subject.length;
  const word = (c: string | undefined): boolean => c !== undefined && /\w/.test(c);
  return (word(subject[at - 1]) !== word(subject[at])) === (what === "word");
}

const EXAMPLE_CHARS = "xabcdefghijklmnopqrstuvwyz0123456789.-_@XYZ ";

function exampleOf(node: PatternNode, depth: number): string {
  if (depth > 60) return "";
  switch (node.kind) {
    case "class":
      return (
        Array.from(EXAMPLE_CHARS).find((c) => classHas(node, c, false)) ??
        node.ranges[0]?.[0] ??
        "x"
      );
    case "sequence":
      return node.parts
        .map((p) => exampleOf(p, depth + 1))
        .join("")
        .slice(0, 200);
    case "choice":
      return exampleOf(node.options[0] ?? { kind: "sequence", parts: [] }, depth + 1);
    case "group":
      return exampleOf(node.inner, depth + 1);
    case "repeat":
      return exampleOf(node.inner, depth + 1)
        .repeat(Math.min(node.max, Math.max(node.min, 1), 20))
        .slice(0, 200);
    case "assert":
    case "look":
      return "";
  }
}
