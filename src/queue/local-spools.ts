import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import { readBytes } from "./reason-files.ts";

const SPOOL = "/var/spool";
const POSTFIX_SETTINGS = "/etc/postfix/main.cf";
const SETTINGS_BYTES_MAX = 1 << 20;

/**
 * Folders of this machine that hold mail queues: of Postfix, its further instances, and Exim. `settings`: further folders
 * with a `main.cf`.
 */
export function findLocalSpools(
  world: QueueWorld,
  settings: readonly string[] = [],
): readonly string[] {
  const main = orEmpty(() => [readSettings(POSTFIX_SETTINGS, world)]);
  const folders = [...settings, ...main.flatMap(instancesOf)];
  const others = folders
    .map((folder) => world.join(folder, "main.cf"))
    .filter((path) => path !== POSTFIX_SETTINGS)
    .flatMap((path) => orEmpty(() => [readSettings(path, world)]));
  const named = [...main, ...others].flatMap((text) =>
    orEmpty(() => queueDirectories(text, world)),
  );
  const usual = orEmpty(() =>
    world
      .list(SPOOL)
      .filter(({ name, kind }) => kind === "folder" && /^(?:postfix|exim)/.test(name))
      .map(({ name }) => world.join(SPOOL, name)),
  );
  return [...new Set([...named, ...usual])];
}

function readSettings(path: string, world: QueueWorld): string {
  const file = world.open(path);
  try {
    return readBytes(file, SETTINGS_BYTES_MAX).toString("utf8");
  } finally {
    file.close();
  }
}

/** `queue_directory` where main.cf sets it; the last one counts (postconf(5)). */
function queueDirectories(text: string, world: QueueWorld): readonly string[] {
  const found = [...text.matchAll(/^queue_directory[ \t]*=[ \t]*(\/[^\s$]+)[ \t]*$/gm)];
  const last = found.at(-1)?.[1];
  return last === undefined || world.list(last).length === 0 ? [] : [last];
}

/** Folders of the settings of further instances (MULTI_INSTANCE_README); lines that begin with a blank go on. */
function instancesOf(text: string): readonly string[] {
  const found = /^multi_instance_directories[ \t]*=((?:[^\n]*)(?:\n[ \t][^\n]*)*)/m.exec(text)?.[1];
  return (found ?? "").split(/[\s,]+/).filter((path) => path.startsWith("/"));
}

function orEmpty<Item>(find: () => readonly Item[]): readonly Item[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof EvidenceProblem) return [];
    throw error;
  }
}
