import type { QueueFile, QueueWorld } from "../core/queue-world.ts";
import { firstReason, type MessageDraft, type QueuedMessage } from "../core/queued-message.ts";
import { parseMessageLog } from "./exim/parse-message-log.ts";
import { HEADER_FILE_BYTES_MAX, readHeaderFile } from "./exim/read-header-file.ts";
import type { HeadWindow } from "./head-window.ts";
import { parseDeferLog } from "./postfix/parse-defer-log.ts";
import { isQueueId } from "./postfix/postfix-attributes.ts";
import { QueueFileReader } from "./postfix/read-queue-file.ts";
import { readBytes, ReasonFiles } from "./reason-files.ts";
import type { SpoolPlace } from "./spool-place.ts";

/** An open message file, and what is known of its surroundings. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly place: SpoolPlace;
  /** Names in its folder. */
  readonly siblings: ReadonlySet<string>;
  readonly file: QueueFile;
}

/** Reads single messages, each with the files that belong to it: reasons, data, journal. */
export class MessageFileReader {
  readonly #world: QueueWorld;
  readonly #window: HeadWindow;
  readonly #postfix: QueueFileReader;
  readonly #reasons: ReasonFiles;
  /** Of the live spool the owners of files count; in a copy it is whoever copied them. */
  readonly #live: boolean;

  /** `window` shows the beginning of each file when it is read. */
  constructor(world: QueueWorld, window: HeadWindow, live: boolean) {
    this.#world = world;
    this.#window = window;
    this.#postfix = new QueueFileReader(window);
    this.#reasons = new ReasonFiles(world);
    this.#live = live;
  }

  readPostfix({ path, name, place, file }: FoundFile): QueuedMessage {
    const { queue } = place;
    const draft = this.#postfix.read({
      source: path,
      queueId: name,
      ...(queue !== undefined && { queue }),
      ...(this.#live && { ownerUid: file.ownerUid }),
    });
    useOwnId(draft, name);
    const log = this.#reasons.read(place, name);
    if (log !== undefined) addReasons(draft, parseDeferLog(log));
    return draft;
  }

  /** Undefined for what only looks like a `-H` file. */
  readExim({ path, name, place, siblings, file }: FoundFile): QueuedMessage | undefined {
    const isWhole = this.#window.end >= file.sizeBytes;
    const bytes = isWhole
      ? this.#window.bytes.subarray(0, this.#window.end)
      : readBytes(file, HEADER_FILE_BYTES_MAX);
    const id = name.replace(/-H$/, "");
    const beside = (letter: "D" | "J") =>
      siblings.has(`${id}-${letter}`) ? `${path.slice(0, -1)}${letter}` : undefined;
    const [data, journal] = [beside("D"), beside("J")];
    const log = this.#reasons.read(place, id);
    return readHeaderFile(bytes, bytes.length >= file.sizeBytes, {
      source: path,
      ...(data !== undefined && { dataBytes: this.#use(data, ({ sizeBytes }) => sizeBytes) }),
      ...(journal !== undefined && { delivered: this.#use(journal, readLines) }),
      ...(log !== undefined && { reasons: parseMessageLog(log) }),
    });
  }

  #use<Result>(path: string, read: (file: QueueFile) => Result): Result {
    const file = this.#world.open(path);
    try {
      return read(file);
    } finally {
      file.close();
    }
  }
}

function readLines(file: QueueFile): readonly string[] {
  return readBytes(file, HEADER_FILE_BYTES_MAX).toString("utf8").split("\n");
}

/** A copy under another name still knows the id that it had. */
function useOwnId(draft: MessageDraft, name: string): void {
  if (isQueueId(name) || draft.origQueueId === undefined) return;
  draft.queueId = draft.origQueueId;
  delete draft.origQueueId;
}

function addReasons(draft: MessageDraft, reasons: ReadonlyMap<string, string>): void {
  draft.recipients = draft.recipients.map((recipient) => {
    const reason = recipient.done ? undefined : reasons.get(recipient.address);
    return reason === undefined ? recipient : { ...recipient, reason };
  });
  const first = firstReason(draft.recipients);
  if (first !== undefined) draft.reason = first;
}
