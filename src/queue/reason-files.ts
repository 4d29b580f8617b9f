import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { QueueFile, QueueWorld } from "../core/queue-world.ts";
import type { SpoolPlace } from "./spool-place.ts";

/** Listings kept: a hashed queue is read folder by folder. */
const FOLDERS_MAX = 64;
/** Reasons of 50,000 recipients; what stands behind is not read. */
const LOG_BYTES_MAX = 16 << 20;

/** Finds and reads the log that belongs to a message. Lists folders first: asking in vain for a file costs more. */
export class ReasonFiles {
  readonly #world: QueueWorld;
  readonly #listings = new Map<string, ReadonlySet<string>>();

  constructor(world: QueueWorld) {
    this.#world = world;
  }

  /** The text of a message's log; undefined where it has none or may not be read. */
  read({ reasonsFolder, below }: SpoolPlace, queueId: string): string | undefined {
    if (reasonsFolder === undefined) return undefined;
    const join = (inside: string, name: string) => this.#world.join(inside, name);
    // `hash_queue_names` may hash one of the two only.
    const folders = [
      below.reduce((inside, name) => join(inside, name), reasonsFolder),
      join(reasonsFolder, queueId.charAt(0)),
      reasonsFolder,
    ];
    const folder = folders.find((one) => this.#list(one).has(queueId));
    if (folder === undefined) return undefined;
    try {
      const file = this.#world.open(join(folder, queueId));
      try {
        return readText(file, LOG_BYTES_MAX);
      } finally {
        file.close();
      }
    } catch (error) {
      if (error instanceof EvidenceProblem) return undefined;
      throw error;
    }
  }

  #list(folder: string): ReadonlySet<string> {
    const known = this.#listings.get(folder);
    if (known !== undefined) return known;
    const names = new Set<string>();
    try {
      for (const { name, kind } of this.#world.list(folder)) if (kind === "file") names.add(name);
    } catch (error) {
      if (!(error instanceof EvidenceProblem)) throw error;
    }
    if (this.#listings.size >= FOLDERS_MAX) this.#listings.clear();
    this.#listings.set(folder, names);
    return names;
  }
}

/** At most `limit` bytes of a file. */
export function readBytes(file: QueueFile, limit: number): Buffer {
  const wanted = Math.min(file.sizeBytes, limit);
  const bytes = Buffer.allocUnsafe(wanted);
  let filled = 0;
  while (filled < wanted) {
    const count = file.read(bytes, filled, wanted - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

function readText(file: QueueFile, limit: number): string {
  return readBytes(file, limit).toString("utf8");
}
