/**
 * A change of a settings file for people to read, as a unified diff without context beyond three lines. A file of at most
 * some thousand lines in which one stretch differs: common beginnings and ends are enough to find it.
 */
export function diffLines(path: string, before: string | null, after: string | null): string {
  const old = linesOf(before);
  const made = linesOf(after);
  let head = 0;
  while (head < old.length && head < made.length && old[head] === made[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < made.length - head &&
    old.at(-1 - tail) === made.at(-1 - tail)
  )
    tail += 1;
  const from = Math.max(0, head - CONTEXT);
  const oldTo = Math.min(old.length, old.length - tail + CONTEXT);
  const madeTo = Math.min(made.length, made.length - tail + CONTEXT);
  return [
    `--- ${before === null ? "/dev/null" : path}`,
    `+++ ${after === null ? "/dev/null" : path}`,
    `@@ -${rangeOf(from, oldTo)} +${rangeOf(from, madeTo)} @@`,
    ...old.slice(from, head).map((line) => ` ${line}`),
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...made.slice(head, made.length - tail).map((line) => `+${line}`),
    ...old.slice(old.length - tail, oldTo).map((line) => ` ${line}`),
  ].join("\n");
}

const CONTEXT = 3;

function linesOf(text: string | null): readonly string[] {
  if (text === null || text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}

function rangeOf(from: number, to: number): string {
  return to === from ? `${from},0` : `${from + 1},${to - from}`;
}
