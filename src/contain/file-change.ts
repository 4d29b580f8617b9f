import { ContainProblem } from "../core/containment.ts";
import type { FileOwner, HostFiles } from "../core/host-world.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { diffLines } from "./diff-lines.ts";

/** One file from one content to another. null = no file. */
export interface FileChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Of the new file; a file that is there keeps its own. */
  readonly owner: FileOwner;
}

/** Changes as a plan shows them: passwords in them are masked. */
export function diffsOf(
  changes: readonly FileChange[],
): readonly { readonly path: string; readonly diff: string }[] {
  return changes.map(({ path, before, after }) => ({
    path,
    diff: maskSecrets(diffLines(path, before, after)),
  }));
}

const SETTINGS_BYTES_MAX = 8 << 20;

/** The content of a settings file; null where there is none. */
export function readSettings(files: HostFiles, path: string): string | null {
  return files.look(path) === undefined
    ? null
    : files.read(path, SETTINGS_BYTES_MAX).toString("utf8");
}

/** Puts the new content in place. `already` when it stands there; throws when the file is neither old nor new. */
export function applyFileChange(files: HostFiles, change: FileChange): "done" | "already" {
  const present = readSettings(files, change.path);
  if (present === change.after) return "already";
  if (present !== change.before) throw changedMeanwhile(change.path);
  write(files, change, change.after);
  return "done";
}

/** True while our change is in the file, whatever else was changed in it. */
export function stands(files: HostFiles, { path, before, after }: FileChange): boolean {
  const present = readSettings(files, path);
  if (present === after) return true;
  return (
    present !== null &&
    after !== null &&
    before !== null &&
    turnBack(present, before, after) !== undefined
  );
}

/**
 * Takes our change out again. When somebody has edited the file since, only our own lines are turned back; throws when
 * they are not there any more as we wrote them.
 */
export function undoFileChange(files: HostFiles, change: FileChange): "done" | "already" {
  const present = readSettings(files, change.path);
  if (present === change.before) return "already";
  if (present === change.after) {
    write(files, change, change.before);
    return "done";
  }
  const turnedBack =
    present === null || change.after === null || change.before === null
      ? undefined
      : turnBack(present, change.before, change.after);
  if (turnedBack === undefined) throw changedMeanwhile(change.path);
  write(files, change, turnedBack);
  return "done";
}

function write(files: HostFiles, { path, owner }: FileChange, content: string | null): void {
  const facts = files.look(path);
  if (content === null) {
    if (facts !== undefined) files.remove(path);
    return;
  }
  files.replace(path, Buffer.from(content, "utf8"), facts ?? owner);
}

function changedMeanwhile(path: string): ContainProblem {
  return new ContainProblem(
    "changed",
    `"${path}" has been changed by somebody else`,
    "Look at it, then make a new plan.",
  );
}

/** The lines that differ between `before` and `after`, turned back in `present`; undefined when they are not there once. */
function turnBack(present: string, before: string, after: string): string | undefined {
  const old = before.split("\n");
  const made = after.split("\n");
  let head = 0;
  while (head < old.length && head < made.length && old[head] === made[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < made.length - head &&
    old.at(-1 - tail) === made.at(-1 - tail)
  )
    tail += 1;
  const ours = made.slice(head, made.length - tail);
  const theirs = old.slice(head, old.length - tail);
  if (ours.length === 0) return undefined;
  const lines = present.split("\n");
  const places = lines
    .map((_, at) => at)
    .filter((at) => ours.every((line, offset) => lines[at + offset] === line));
  const [place] = places;
  if (place === undefined || places.length > 1) return undefined;
  return [...lines.slice(0, place), ...theirs, ...lines.slice(place + ours.length)].join("\n");
}
