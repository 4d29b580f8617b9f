import type { QueueWorld } from "../core/queue-world.ts";
import { QUEUE_NAMES, type QueueName } from "../core/queued-message.ts";

/** Where in a spool a folder is. */
export interface SpoolPlace {
  readonly queue?: QueueName;
  /** Folder of the logs that say why messages wait: `defer` of Postfix, `msglog` of Exim. */
  readonly reasonsFolder?: string;
  /** Names of the folders between the queue's own and this one (hashed, split spools). */
  readonly below: readonly string[];
}

const OUTSIDE: SpoolPlace = { below: [] };

/** In a Postfix spool beside its queues: logs of deliveries, sockets, the chroot. */
const NO_QUEUES = new Set(
  "defer bounce trace flush saved private public pid dev etc lib lib64 usr run".split(" "),
);

/** The place of a folder that the user named, or that holds the file he named: it may lie inside a spool. */
export function placeOfPath(folder: string, world: QueueWorld): SpoolPlace {
  const names = folder.split("/");
  const at = names.findLastIndex((name) => isQueueName(name) || name === "input");
  if (at < 0) return OUTSIDE;
  const below = names.slice(at + 1);
  // Hashed queues and split spools have folders of one letter; `active/2024/` is somebody's own folder.
  if (!below.every(isHashName)) return OUTSIDE;
  const above = names.slice(0, at).join("/") || "/";
  return { ...enter(above, names[at] ?? "", world), below };
}

/** The place of a folder inside `folder`; undefined when no messages can be in it. */
export function placeOfFolder(
  folder: string,
  name: string,
  place: SpoolPlace,
  siblings: ReadonlySet<string>,
  world: QueueWorld,
): SpoolPlace | undefined {
  if (place.reasonsFolder !== undefined && isHashName(name))
    return { ...place, below: [...place.below, name] };
  if (isQueueName(name) || name === "input") return enter(folder, name, world);
  const inPostfixSpool = QUEUE_NAMES.some((queue) => siblings.has(queue));
  if (inPostfixSpool && NO_QUEUES.has(name)) return undefined;
  return name === "msglog" && siblings.has("input") ? undefined : OUTSIDE;
}

function enter(above: string, name: string, world: QueueWorld): SpoolPlace {
  if (name === "input") return { reasonsFolder: world.join(above, "msglog"), below: [] };
  const queue = QUEUE_NAMES.find((one) => one === name);
  return {
    ...(queue !== undefined && { queue }),
    reasonsFolder: world.join(above, "defer"),
    below: [],
  };
}

function isHashName(name: string): boolean {
  return name.length === 1;
}

function isQueueName(name: string): boolean {
  return (QUEUE_NAMES as readonly string[]).includes(name);
}
