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
 * Makes the change from `before` to `after` in a text that somebody has changed elsewhere. Undefined when the lines around
 * it are not as they were: then nobody knows what was meant.
 */
export function patchText(present: string, before: string, after: string): string | undefined {
  const patch = structuredPatch("", "", before, after, "", "", { context: 1 });
  return applied(present, patch);
}

/** The same backwards. */
export function unpatchText(present: string, before: string, after: string): string | undefined {
  const patch = structuredPatch("", "", before, after, "", "", { context: 1 });
  return applied(present, reversePatch(patch));
}

function applied(present: string, patch: ReturnType<typeof structuredPatch>): string | undefined {
  const text = applyPatch(present, patch, { fuzzFactor: 0 });
  return text === false ? undefined : text;
}
