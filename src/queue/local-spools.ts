import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import { readBytes } from "./reason-files.ts";

const SPOOL = "/var/spool";
const POSTFIX_SETTINGS = "/etc/postfix/main.cf";
const SETTINGS_BYTES_MAX = 1 << 20;

/** Folders of this machine that hold mail queues: of Postfix, its further instances, and Exim. */
export function findLocalSpools(world: QueueWorld): readonly string[] {
  const named = orEmpty(() => queueDirectories(world));
  const usual = orEmpty(() =>
    world
      .list(SPOOL)
      .filter(({ name, kind }) => kind === "folder" && /^(?:postfix|exim)/.test(name))
      .map(({ name }) => world.join(SPOOL, name)),
  );
  return [...new Set([...named, ...usual])];
}

/** `queue_directory` where main.cf sets it; the last one counts (postconf(5)). */
function queueDirectories(world: QueueWorld): readonly string[] {
  const file = world.open(POSTFIX_SETTINGS);
  try {
    const text = readBytes(file, SETTINGS_BYTES_MAX).toString("utf8");
    const found = [...text.matchAll(/^queue_directory[ \t]*=[ \t]*(\/[^\s$]+)[ \t]*$/gm)];
    const last = found.at(-1)?.[1];
    return last === undefined || !orEmpty(() => world.list(last)).length ? [] : [last];
  } finally {
    file.close();
  }
}

function orEmpty<Item>(find: () => readonly Item[]): readonly Item[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof EvidenceProblem) return [];
    throw error;
  }
}
