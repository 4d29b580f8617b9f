import { applyPatch, createTwoFilesPatch, reversePatch, structuredPatch } from "diff";

const CONTEXT_LINES = 3;

/** A change of a settings file as a unified diff; null = no file. */
export function diffText(path: string, before: string | null, after: string | null): string {
  const names = [before, after].map((text) => (text === null ? "/dev/null" : path));
  const [from = path, to = path] = names;
  const options = { context: CONTEXT_LINES };
  const patch = createTwoFilesPatch(from, to, before ?? "", after ?? "", "", "", options);
  // What CVS would write above.
  return patch
    .replace(/^(?:Index:.*\n)?=+\n/, "")
    .replaceAll("\t\n", "\n")
    .trimEnd();
}

/**
 * Makes the change from `before` to `after` in a text that somebody has changed elsewhere: where the lines around it are as
 * they were, else where the lines that go stand once. Undefined when neither is so: then nobody knows what was meant.
 */
export function patchText(present: string, before: string, after: string): string | undefined {
  return applied(present, before, (context) => patchOf(before, after, context));
}

/** The same backwards. */
export function unpatchText(present: string, before: string, after: string): string | undefined {
  return applied(present, after, (context) => reversePatch(patchOf(before, after, context)));
}

/** True when the change puts in lines. */
export function addsLines(before: string, after: string): boolean {
  return patchOf(before, after, 0).hunks.some(({ lines }) => lines.some(isAdded));
}

type Patch = ReturnType<typeof structuredPatch>;

function patchOf(before: string, after: string, context: number): Patch {
  return structuredPatch("", "", before, after, "", "", { context });
}

function applied(
  present: string,
  original: string,
  patch: (context: number) => Patch,
): string | undefined {
  const text = applyPatch(present, patch(1), { fuzzFactor: 0 });
  return text === false ? withBlocks(present, original, patch(0)) : text;
}

/** Finds the lines that go by themselves: what stands beside them may be a change of our own. New lines go to the end alone. */
function withBlocks(present: string, original: string, { hunks }: Patch): string | undefined {
  const ends = linesOf(original).length;
  let lines = linesOf(present);
  for (const hunk of hunks) {
    const old = hunk.lines.filter((line) => line.startsWith("-")).map((line) => line.slice(1));
    const made = hunk.lines.filter(isAdded).map((line) => line.slice(1));
    const at = old.length > 0 ? onlyPlaceOf(old, lines) : lines.length;
    const isPlaced = old.length > 0 || hunk.oldStart >= ends;
    if (at === undefined || !isPlaced) return undefined;
    lines = [...lines.slice(0, at), ...made, ...lines.slice(at + old.length)];
  }
  return lines.join("\n") + (present.endsWith("\n") ? "\n" : "");
}

function onlyPlaceOf(block: readonly string[], lines: readonly string[]): number | undefined {
  const places = lines.flatMap((_, at) =>
    block.every((line, index) => lines[at + index] === line) ? [at] : [],
  );
  return places.length === 1 ? places[0] : undefined;
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, "").split("\n");
}

function isAdded(line: string): boolean {
  return line.startsWith("+");
}
