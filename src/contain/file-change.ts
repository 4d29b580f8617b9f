import { containFault, type ContainProblem } from "../core/containment.ts";
import type { FileOwner, HostFiles } from "../core/host-world.ts";
import { maskSecrets } from "../core/mask-secrets.ts";
import { addsLines, diffText, patchText, unpatchText } from "./text-patch.ts";

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
    diff: maskSecrets(diffText(path, before, after)),
  }));
}

const SETTINGS_BYTES_MAX = 8 << 20;

/** The content of a settings file; null where there is none. */
export function readSettings(files: HostFiles, path: string): string | null {
  return files.look(path) === undefined
    ? null
    : files.read(path, SETTINGS_BYTES_MAX).toString("utf8");
}

/**
 * Makes the change. `already` when it stands there. In a file that has been changed elsewhere since, only our lines are
 * changed; throws when what is around them is not as it was.
 */
export function applyFileChange(files: HostFiles, change: FileChange): "done" | "already" {
  const present = readSettings(files, change.path);
  if (isIn(present, change)) return "already";
  if (present === change.before) {
    write(files, change, change.after);
    return "done";
  }
  if (present === null || change.before === null || change.after === null)
    throw changedMeanwhile(change.path);
  const patched = patchText(present, change.before, change.after);
  if (patched === undefined) throw changedMeanwhile(change.path);
  write(files, change, patched);
  return "done";
}

/** True while our change is in the file, whatever else was changed in it. */
export function stands(files: HostFiles, change: FileChange): boolean {
  return isIn(readSettings(files, change.path), change);
}

function isIn(present: string | null, { before, after }: FileChange): boolean {
  if (present === after) return true;
  if (present === before || present === null || before === null || after === null) return false;
  if (unpatchText(present, before, after) === undefined) return false;
  // At the end of a file there is nothing below that would tell: lines that we added stand there themselves, and lines that
  // we took out do, too, when they were not taken out.
  return addsLines(before, after) || patchText(present, before, after) === undefined;
}

/** Takes our change out again, and leaves what others have changed since; throws when our lines are not as we wrote them. */
export function undoFileChange(files: HostFiles, change: FileChange): "done" | "already" {
  const present = readSettings(files, change.path);
  if (present === change.before) return "already";
  if (present === change.after) {
    write(files, change, change.before);
    return "done";
  }
  if (present === null || change.before === null || change.after === null)
    throw changedMeanwhile(change.path);
  const unpatched = isIn(present, change)
    ? unpatchText(present, change.before, change.after)
    : undefined;
  if (unpatched !== undefined) {
    write(files, change, unpatched);
    return "done";
  }
  if (patchText(present, change.before, change.after) !== undefined) return "already";
  throw changedMeanwhile(change.path);
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
  return containFault("file-changed", { path });
}
