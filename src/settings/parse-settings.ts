import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { SETTINGS, type Settings } from "./settings.ts";
import type { SettingsProblem, SettingType } from "./settings-problem.ts";

/** A settings file has some hundred lines. */
const CHARACTERS_MAX = 1 << 20;
const PROBLEMS_MAX = 100;

type Path = readonly PropertyKey[];

interface Place {
  readonly line: number;
  readonly column: number;
}

export type ParsedSettings =
  | {
      readonly kind: "settings";
      readonly settings: Settings;
      /** Where a key stands in the text. */
      readonly placeOf: (path: Path) => Place;
    }
  | { readonly kind: "problems"; readonly problems: readonly SettingsProblem[] };

/** Reads the text of a settings file. No value of it is in the problems: it may be a password at the wrong place. */
export function parseSettings(text: string): ParsedSettings {
  const lines = new LineCounter();
  const document = parseDocument(text.slice(0, CHARACTERS_MAX), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    return problems([{ code: "syntax", key: "", line, column: col, wanted: [] }]);
  }
  const placeOf = (path: Path): Place => placeIn(document, path, lines);
  const parsed = SETTINGS.safeParse(valuesOf(document));
  if (parsed.success) return { kind: "settings", settings: parsed.data, placeOf };
  return problems(
    parsed.error.issues
      .flatMap((issue) => problemsOf(issue, document))
      .map(({ path, ...problem }) => ({ ...problem, key: keyOf(path), ...placeOf(path) })),
  );
}

function problems(found: readonly SettingsProblem[]): ParsedSettings {
  const byPlace = found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { kind: "problems", problems: byPlace.slice(0, PROBLEMS_MAX) };
}

/** An empty file has the defaults. Aliases that multiply are refused (a billion laughs). */
function valuesOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    return [];
  }
}

interface PathProblem extends Pick<SettingsProblem, "code" | "wanted"> {
  readonly path: Path;
}

function problemsOf(issue: z.core.$ZodIssue, document: Document): readonly PathProblem[] {
  const { path } = issue;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const isSecret = /pass(?:word|wd)?$|secret|bindpw/i.test(key);
        const code = isSecret ? "secret-in-file" : "unknown-key";
        return {
          code,
          path: [...path, key],
          wanted: isSecret ? ["passwordFile", "passwordEnv"] : [],
        };
      });
    case "invalid_type": {
      const isMissing = path.length > 0 && !document.hasIn(path);
      return [
        {
          code: isMissing ? "missing-key" : "wrong-type",
          path,
          wanted: [typeName(issue.expected)],
        },
      ];
    }
    case "invalid_value":
      return [{ code: "bad-value", path, wanted: issue.values.map(String) }];
    case "invalid_union": {
      const wanted = (issue as { readonly options?: readonly unknown[] }).options ?? [];
      const code = document.hasIn(path) ? "bad-value" : "missing-key";
      return [{ code, path, wanted: wanted.map(String) }];
    }
    case "custom": {
      const oneOf: unknown = issue.params?.["oneOf"];
      return [{ code: "one-of", path, wanted: Array.isArray(oneOf) ? oneOf.map(String) : [] }];
    }
    default:
      return [{ code: "bad-value", path, wanted: [] }];
  }
}

function typeName(expected: string): SettingType {
  switch (expected) {
    case "int":
    case "number":
      return "number";
    case "boolean":
      return "switch";
    case "array":
      return "list";
    case "object":
      return "section";
    default:
      return "text";
  }
}

function keyOf(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

/** The key itself, else the nearest part of the path that is there. */
function placeIn(document: Document, path: Path, lines: LineCounter): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const parent =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const key = isMap(parent)
      ? parent.items.find((pair) => isNode(pair.key) && String(pair.key) === String(last))?.key
      : document.getIn(path.slice(0, length), true);
    if (isNode(key) && key.range) {
      const { line, col } = lines.linePos(key.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}
