/** One piece of a parsed expression. */
export type PatternNode =
  | {
      readonly kind: "class";
      readonly ranges: readonly (readonly [string, string])[];
      readonly negative: boolean;
    }
  | { readonly kind: "assert"; readonly what: "start" | "end" | "word" | "not-word" }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | { readonly kind: "group"; readonly index: number; readonly inner: PatternNode }
  | { readonly kind: "look"; readonly negative: boolean; readonly inner: PatternNode }
  | {
      readonly kind: "repeat";
      readonly inner: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

/** Longer expressions than this stand in no access table that a person wrote. */
const SOURCE_LIMIT = 4_000;
const DEPTH_LIMIT = 40;

const DIGITS: readonly (readonly [string, string])[] = [["0", "9"]];
const WORDS: readonly (readonly [string, string])[] = [
  ["a", "z"],
  ["A", "Z"],
  ["0", "9"],
  ["_", "_"],
];
const SPACES: readonly (readonly [string, string])[] = [
  [" ", " "],
  ["\t", "\r"],
];
const NAMED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  alpha: [
    ["a", "z"],
    ["A", "Z"],
  ],
  digit: DIGITS,
  alnum: [
    ["a", "z"],
    ["A", "Z"],
    ["0", "9"],
  ],
  upper: [["A", "Z"]],
  lower: [["a", "z"]],
  space: SPACES,
  blank: [
    [" ", " "],
    ["\t", "\t"],
  ],
  punct: [
    ["!", "/"],
    [":", "@"],
    ["[", "`"],
    ["{", "~"],
  ],
  xdigit: [
    ["0", "9"],
    ["a", "f"],
    ["A", "F"],
  ],
  word: WORDS,
};

interface Reader {
  readonly source: string;
  at: number;
  groups: number;
  ignoreCase: boolean;
}

class Unsupported extends Error {}

/** Parses PCRE or POSIX extended syntax; `undefined` when it uses what this engine does not know. */
export function parsePattern(
  source: string,
):
  | { readonly node: PatternNode; readonly groups: number; readonly ignoreCase: boolean }
  | undefined {
  if (source.length > SOURCE_LIMIT) return undefined;
  const reader: Reader = { source, at: 0, groups: 0, ignoreCase: false };
  try {
    const node = parseChoice(reader, 0);
    return reader.at < source.length
      ? undefined
      : { node, groups: reader.groups, ignoreCase: reader.ignoreCase };
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

function parseChoice(reader: Reader, depth: number): PatternNode {
  if (depth > DEPTH_LIMIT) throw new Unsupported();
  const options: PatternNode[] = [parseSequence(reader, depth)];
  while (reader.source[reader.at] === "|") {
    reader.at++;
    options.push(parseSequence(reader, depth));
  }
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
}

function parseSequence(reader: Reader, depth: number): PatternNode {
  const parts: PatternNode[] = [];
  for (;;) {
    const char = reader.source[reader.at];
    if (char === undefined || char === "|" || char === ")") break;
    const atom = parseAtom(reader, depth);
    if (atom !== undefined) parts.push(parseRepeat(reader, atom));
  }
  return { kind: "sequence", parts };
}

function parseRepeat(reader: Reader, atom: PatternNode): PatternNode {
  const rest = reader.source.slice(reader.at, reader.at + 16);
  const found = /^(?:[*+?]|\{(\d{0,4})(,?)(\d{0,4})\})/.exec(rest);
  if (found === null || found[0] === "{}" || found[0] === "{,}") return atom;
  reader.at += found[0].length;
  const lazy = reader.source[reader.at] === "?";
  if (lazy || reader.source[reader.at] === "+") reader.at++;
  const [min, max] = boundsOf(found);
  return parseRepeat(reader, { kind: "repeat", inner: atom, min, max, lazy });
}

function boundsOf(found: RegExpExecArray): readonly [number, number] {
  if (found[0] === "*") return [0, Infinity];
  if (found[0] === "+") return [1, Infinity];
  if (found[0] === "?") return [0, 1];
  const min = Number(found[1] ?? 0);
  if (found[2] === "") return [min, min];
  return [min, found[3] === "" ? Infinity : Number(found[3])];
}

function parseAtom(reader: Reader, depth: number): PatternNode | undefined {
  const char = reader.source[reader.at++] ?? "";
  switch (char) {
    case "(":
      return parseGroup(reader, depth);
    case "[":
      return parseClass(reader);
    case ".":
      return { kind: "class", ranges: [["\n", "\n"]], negative: true };
    case "^":
      return { kind: "assert", what: "start" };
    case "$":
      return { kind: "assert", what: "end" };
    case "\\":
      return parseEscape(reader);
    case "*":
    case "+":
    case "?":
      throw new Unsupported();
    default:
      return one(char);
  }
}

const one = (char: string): PatternNode => ({
  kind: "class",
  ranges: [[char, char]],
  negative: false,
});

function parseGroup(reader: Reader, depth: number): PatternNode | undefined {
  const rest = reader.source.slice(reader.at, reader.at + 12);
  const flags = /^\?([a-zA-Z]{1,4})\)/.exec(rest);
  if (flags !== null) {
    if (!/^[ims]+$/.test(flags[1] ?? "")) throw new Unsupported();
    reader.ignoreCase ||= (flags[1] ?? "").includes("i");
    reader.at += flags[0].length;
    return undefined;
  }
  const look = /^\?([=!])/.exec(rest);
  const plain = /^\?(?::|>|([ims]{1,3}):)/.exec(rest);
  if (plain?.[1]?.includes("i") === true) reader.ignoreCase = true;
  if (look === null && plain === null && rest.startsWith("?")) throw new Unsupported();
  reader.at += (look ?? plain)?.[0].length ?? 0;
  const index = look === null && plain === null ? ++reader.groups : 0;
  const inner = parseChoice(reader, depth + 1);
  if (reader.source[reader.at++] !== ")") throw new Unsupported();
  if (look !== null) return { kind: "look", negative: look[1] === "!", inner };
  return index === 0 ? inner : { kind: "group", index, inner };
}

function parseEscape(reader: Reader): PatternNode {
  const char = reader.source[reader.at++];
  if (char === undefined) throw new Unsupported();
  const short = shorthand(char);
  if (short !== undefined) return short;
  if (char === "A") return { kind: "assert", what: "start" };
  if (char === "z" || char === "Z") return { kind: "assert", what: "end" };
  if (char === "b") return { kind: "assert", what: "word" };
  if (char === "B") return { kind: "assert", what: "not-word" };
  if (char === "t") return one("\t");
  if (char === "n") return one("\n");
  if (/[a-zA-Z0-9]/.test(char)) throw new Unsupported();
  return one(char);
}

function shorthand(char: string): PatternNode | undefined {
  const ranges = { d: DIGITS, w: WORDS, s: SPACES }[char.toLowerCase()];
  return ranges === undefined
    ? undefined
    : { kind: "class", ranges, negative: char !== char.toLowerCase() };
}

function parseClass(reader: Reader): PatternNode {
  const negative = reader.source[reader.at] === "^";
  if (negative) reader.at++;
  const ranges: (readonly [string, string])[] = [];
  for (let first = true; ; first = false) {
    const char = reader.source[reader.at];
    if (char === undefined) throw new Unsupported();
    if (char === "]" && !first) break;
    const named = /^\[:([a-z]{4,6}):\]/.exec(reader.source.slice(reader.at, reader.at + 12));
    if (named !== null) {
      const set = NAMED[named[1] ?? ""];
      if (set === undefined) throw new Unsupported();
      ranges.push(...set);
      reader.at += named[0].length;
      continue;
    }
    const low = classChar(reader, ranges);
    if (low === undefined) continue;
    const dash = reader.source[reader.at] === "-" && reader.source[reader.at + 1] !== "]";
    if (dash) reader.at++;
    const high = dash ? classChar(reader, ranges) : low;
    ranges.push([low, high ?? low]);
  }
  reader.at++;
  return { kind: "class", ranges, negative };
}

/** One literal of a class; shorthands such as `\d` add their ranges themselves. */
function classChar(reader: Reader, ranges: (readonly [string, string])[]): string | undefined {
  const char = reader.source[reader.at++];
  if (char === undefined) throw new Unsupported();
  if (char !== "\\") return char;
  const escaped = reader.source[reader.at++];
  if (escaped === undefined) throw new Unsupported();
  const short = shorthand(escaped);
  if (short?.kind !== "class") return escaped === "t" ? "\t" : escaped === "n" ? "\n" : escaped;
  if (short.negative) throw new Unsupported();
  ranges.push(...short.ranges);
  return undefined;
}
