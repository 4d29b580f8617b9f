import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { ScriptWorld } from "../core/script-world.ts";

export interface PhpFiles {
  readonly paths: readonly string[];
  /** Those of the folders that are there. */
  readonly roots: readonly string[];
  /** True when there were more files or folders than are looked at. */
  readonly cut: boolean;
  /** Folders that this user may not read. */
  readonly refused: readonly string[];
}

/** A server of many sites has millions of files; only the names are looked at here. */
const ENTRIES_MAX = 400_000;
const FOUND_MAX = 100_000;
const DEPTH_MAX = 24;
const REFUSED_MAX = 20;
/** PHP runs what the web server is told to give it; these are what common settings give it, and where code is put away. */
const PHP_NAME = /\.(?:php[3-8]?|pht|phtml|phar|inc|module|suspected)$/i;

/** The PHP files below folders, links not followed; level by level, so that one deep folder does not hide the others. */
export function findPhpFiles(roots: readonly string[], world: ScriptWorld): PhpFiles {
  const paths: string[] = [];
  const there: string[] = [];
  const refused: string[] = [];
  const seen = new Set<string>();
  let entries = 0;
  let level = roots.flatMap((root) => {
    try {
      const path = world.resolve(root);
      there.push(root);
      return [path];
    } catch (error) {
      noteRefused(error, root, refused);
      return [];
    }
  });
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      if (seen.has(folder)) continue;
      seen.add(folder);
      try {
        for (const { name, kind } of world.list(folder)) {
          entries += 1;
          if (entries > ENTRIES_MAX || paths.length >= FOUND_MAX)
            return { paths, roots: there, cut: true, refused };
          if (kind === "folder") next.push(world.join(folder, name));
          else if (kind === "file" && PHP_NAME.test(name)) paths.push(world.join(folder, name));
        }
      } catch (error) {
        noteRefused(error, folder, refused);
      }
    }
    level = next;
  }
  return { paths, roots: there, cut: level.length > 0, refused };
}

function noteRefused(error: unknown, folder: string, refused: string[]): void {
  if (!(error instanceof EvidenceProblem)) throw error;
  if (error.code === "no-permission" && refused.length < REFUSED_MAX) refused.push(folder);
}
