import type { QueueFile, QueueWorld } from "../core/queue-world.ts";
import type { ByteReader } from "../core/log-source.ts";
import { fileReader, readStart } from "./byte-readers.ts";
import { HEADER_FILE_BYTES_MAX } from "./exim/read-header-file.ts";
import { HeadWindow } from "./head-window.ts";
import { readListing } from "./listing/read-listing.ts";
import { type FoundFile, MessageFileReader } from "./message-file.ts";
import { memoryFile } from "./memory-file.ts";
import { QueueProblems } from "./queue-problems.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import { type QueueForm, recogniseQueue } from "./recognise-queue.ts";
import { SeenMessages } from "./seen-messages.ts";
import { placeOfFolder, placeOfPath, type SpoolPlace } from "./spool-place.ts";

/** A queue to read: a file, a folder with all below it, or bytes that came otherwise (standard input, an archive). */
export type QueueInput = string | QueueBytes;

export interface QueueBytes {
  readonly name: string;
  readonly modifiedMs: number | null;
  open(): Promise<ByteReader>;
}

export interface QueueReadOptions {
  /** IANA zone of stamps without an offset. */
  readonly timezone: string;
  /** Year of stamps without one. */
  readonly year?: number;
  /** The spool of this machine: in a copy, who owns a file is whoever copied it. */
  readonly live?: boolean;
  readonly onProgress?: (progress: { readonly files: number; readonly bytes: number }) => void;
}

export interface QueueReading {
  /** To be taken once. Messages met twice are given once: from their own file rather than from a listing. */
  readonly messages: AsyncIterable<QueuedMessage>;
  /** Complete when `messages` has ended. */
  readonly problems: QueueProblems;
  /** Files and listings that were queues; complete when `messages` has ended. */
  sourcesRead(): number;
}

const DEPTH_MAX = 32;
const FILES_MAX = 5_000_000;
const PROGRESS_EVERY_FILES = 256;
const STREAM_HEAD_BYTES = 1 << 16;

/** Reads mail queues of Postfix and Exim in any of their forms. Never throws for what stands in them. */
export function readQueue(
  inputs: Iterable<QueueInput> | AsyncIterable<QueueInput>,
  world: QueueWorld,
  options: QueueReadOptions,
): QueueReading {
  const run = new QueueRun(world, options);
  return {
    messages: run.messages(inputs),
    problems: run.problems,
    sourcesRead: () => run.sources,
  };
}

interface Listing {
  readonly name: string;
  readonly madeMs: number;
  /** A `postcat` knows more of a message than `mailq` does. */
  readonly isPostcat: boolean;
  open(): Promise<ByteReader>;
}

class QueueRun {
  readonly problems = new QueueProblems();
  sources = 0;
  readonly #world: QueueWorld;
  readonly #options: QueueReadOptions;
  readonly #window = new HeadWindow();
  readonly #files: MessageFileReader;
  readonly #seen = new SeenMessages();
  readonly #listings: Listing[] = [];
  /** Message files outside a spool: there is more beside those in it. */
  readonly #loose: string[] = [];
  #filesRead = 0;
  #bytes = 0;

  constructor(world: QueueWorld, options: QueueReadOptions) {
    this.#world = world;
    this.#options = options;
    this.#files = new MessageFileReader(world, this.#window, options.live === true);
  }

  async *messages(
    inputs: Iterable<QueueInput> | AsyncIterable<QueueInput>,
  ): AsyncGenerator<QueuedMessage> {
    for await (const input of inputs) {
      if (typeof input === "string") yield* this.#readNamed(input);
      else yield* this.#readBytes(input);
    }
    for (const path of this.#loose) yield* this.#readNamed(path);
    // Listings come last, so that a message is given from its own file where there is one.
    for (const listing of this.#listings.sort(
      (a, b) => Number(b.isPostcat) - Number(a.isPostcat),
    )) {
      yield* this.#readListing(listing);
    }
  }

  *#readNamed(named: string): Generator<QueuedMessage> {
    try {
      const path = this.#world.resolve(named);
      if (this.#world.inspect(path) === "folder") {
        yield* this.#readFolder(path, placeOfPath(path, this.#world), 0);
        return;
      }
      const [folder, name] = splitPath(path);
      const place = placeOfPath(folder, this.#world);
      const message = this.#readFile(path, name, place, this.#besides(folder, name), true);
      if (message !== undefined) yield message;
    } catch (error) {
      this.problems.addUnreadable(named, error);
    }
  }

  /** The other files of an Exim message whose `-H` was named by itself. */
  #besides(folder: string, name: string): ReadonlySet<string> {
    if (!name.endsWith("-H")) return new Set();
    return new Set(this.#world.list(folder).map((entry) => entry.name));
  }

  *#readFolder(folder: string, place: SpoolPlace, depth: number): Generator<QueuedMessage> {
    if (depth > DEPTH_MAX) {
      this.problems.add({ source: folder, code: "too-deep" });
      return;
    }
    const entries = this.#world.list(folder);
    const names = new Set(entries.map(({ name }) => name));
    for (const { name, kind } of entries) {
      const path = this.#world.join(folder, name);
      try {
        if (kind === "folder") {
          const inner = placeOfFolder(folder, name, place, names, this.#world);
          if (inner !== undefined) yield* this.#readFolder(path, inner, depth + 1);
        } else if (kind === "file") {
          if (this.#filesRead >= FILES_MAX) {
            this.problems.add({ source: folder, code: "too-many-files" });
            return;
          }
          const message = this.#readFile(path, name, place, names, false);
          if (message !== undefined) yield message;
        }
      } catch (error) {
        // A running server delivers while we read: what is gone is no failure.
        if ((error as { code?: unknown }).code === "missing") continue;
        this.problems.addUnreadable(path, error);
      }
    }
  }

  #readFile(
    path: string,
    name: string,
    place: SpoolPlace,
    siblings: ReadonlySet<string>,
    named: boolean,
  ): QueuedMessage | undefined {
    // Exim's `-D` and `-J` are read with their `-H`.
    if (/-[DJ]$/.test(name) && siblings.has(`${name.slice(0, -1)}H`)) return undefined;
    const file = this.#world.open(path);
    try {
      this.#countFile(file.sizeBytes);
      const length = this.#window.open(file);
      const form = recogniseQueue(this.#window.bytes.subarray(0, length), named);
      switch (form) {
        case "listing":
          this.#addListing(path, file);
          return undefined;
        case "none":
          if (named || (place.queue !== undefined && place.queue !== "incoming")) {
            this.problems.add({ source: path, code: "not-a-queue" });
          }
          return undefined;
        default:
          if (!named && place.reasonsFolder === undefined) {
            this.#loose.push(path);
            return undefined;
          }
          return this.#toMessage(form, { path, name, place, siblings, file });
      }
    } finally {
      file.close();
    }
  }

  #addListing(path: string, { modifiedMs }: QueueFile): void {
    this.#listings.push({
      name: path,
      madeMs: Math.min(modifiedMs, this.#world.nowMs()),
      isPostcat: this.#window.bytes.toString("latin1", 0, 4) === "*** ",
      open: () => Promise.resolve(fileReader(this.#world.open(path))),
    });
  }

  /** The message in the file that the window shows. */
  #toMessage(
    form: Exclude<QueueForm, "listing" | "none">,
    found: FoundFile,
  ): QueuedMessage | undefined {
    const message =
      form === "postfix-file" ? this.#files.readPostfix(found) : this.#files.readExim(found);
    if (message === undefined) return undefined;
    if (message.damage !== undefined) {
      this.problems.add({ source: message.source, code: message.damage });
    }
    this.sources += 1;
    return this.#seen.isNew(message) ? message : undefined;
  }

  async *#readBytes(input: QueueBytes): AsyncGenerator<QueuedMessage> {
    const { name } = input;
    try {
      const head = await readStart(await input.open(), STREAM_HEAD_BYTES);
      const form = recogniseQueue(head, true);
      if (form === "none") {
        this.problems.add({ source: name, code: "not-a-queue" });
        return;
      }
      const madeMs = input.modifiedMs ?? this.#world.nowMs();
      if (form === "listing") {
        const isPostcat = head.toString("latin1", 0, 4) === "*** ";
        this.#listings.push({ name, madeMs, isPostcat, open: () => input.open() });
        return;
      }
      const file = memoryFile(await readStart(await input.open(), HEADER_FILE_BYTES_MAX), madeMs);
      this.#countFile(file.sizeBytes);
      this.#window.open(file);
      const [folder, lastName] = splitPath(name.replaceAll(":", "/"));
      const { queue } = placeOfPath(folder, this.#world);
      const message = this.#toMessage(form, {
        path: name,
        name: lastName,
        place: { below: [], ...(queue !== undefined && { queue }) },
        siblings: new Set(),
        file,
      });
      if (message !== undefined) yield message;
    } catch (error) {
      this.problems.addUnreadable(name, error);
    }
  }

  async *#readListing(listing: Listing): AsyncGenerator<QueuedMessage> {
    const { name, madeMs } = listing;
    try {
      const reader = this.#counted(await listing.open());
      const { timezone, year } = this.#options;
      const context = { source: name, timezone, madeMs, ...(year !== undefined && { year }) };
      const tooLong = () => this.problems.add({ source: name, code: "line-too-long" });
      this.sources += 1;
      try {
        for await (const message of readListing(reader, context, tooLong)) {
          if (this.#seen.isNew(message)) yield message;
        }
      } finally {
        await reader.close();
      }
    } catch (error) {
      this.problems.addUnreadable(name, error);
    }
  }

  #countFile(sizeBytes: number): void {
    this.#filesRead += 1;
    this.#bytes += sizeBytes;
    if (this.#filesRead % PROGRESS_EVERY_FILES === 0) this.#tell();
  }

  #counted(reader: ByteReader): ByteReader {
    return {
      read: async (into, at) => {
        const count = await reader.read(into, at);
        this.#bytes += count;
        this.#tell();
        return count;
      },
      close: () => reader.close(),
    };
  }

  #tell(): void {
    this.#options.onProgress?.({ files: this.#filesRead, bytes: this.#bytes });
  }
}

function splitPath(path: string): readonly [folder: string, name: string] {
  const slash = path.lastIndexOf("/");
  return [slash === 0 ? "/" : path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
}
