import { QUEUE_NAMES } from "../core/queued-message.ts";

/** What a folder of mail queues holds: read as a whole by the reader of queues, and what of it tells nothing by itself. */
export interface SpoolFolders {
  readonly queues: readonly string[];
  readonly passedOver: ReadonlySet<string>;
}

/** Beside Postfix' queues: why messages wait (read with them), sockets, locks. */
const POSTFIX_REST = new Set("defer bounce trace flush saved private public pid".split(" "));
const EXIM_REST = new Set(["msglog", "db", "gnutls-params-2048"]);
const NOTHING: SpoolFolders = { queues: [], passedOver: new Set() };

/**
 * Which of the names in a folder are mail queues. A queue has tens of thousands of files, each of no use for anything
 * but that, so it is handed on as one piece of evidence.
 */
export function spoolFolders(names: readonly string[]): SpoolFolders {
  const queues = names.filter((name) => (QUEUE_NAMES as readonly string[]).includes(name));
  if (queues.length >= 2 || (queues.length === 1 && names.includes("defer")))
    return { queues, passedOver: POSTFIX_REST };
  if (names.includes("input") && names.includes("msglog"))
    return { queues: ["input"], passedOver: EXIM_REST };
  return NOTHING;
}

/** True for a copied `deferred` by itself: folders of one digit, and files named after queue ids. */
export function isQueueFolder(path: string, names: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (
    (QUEUE_NAMES as readonly string[]).includes(name) &&
    names.length > 0 &&
    names.every((entry) =>
      /^(?:[0-9A-Za-z]|[0-9A-F]{6,20}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,30})$/.test(entry),
    )
  );
}
