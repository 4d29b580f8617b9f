import { EvidenceProblem, type EvidenceProblemCode } from "../core/evidence-problem.ts";
import type { ByteReader } from "../core/log-source.ts";
import type { MailboxWorld, MailPathKind, MailStart } from "../core/mailbox-world.ts";
import { type CollectedMail, MailCollector, MESSAGE_BYTES_MAX } from "./mail-collector.ts";
import { isMbox, splitMbox } from "./split-mbox.ts";

export interface MailboxProblem {
  readonly name: string;
  readonly code: EvidenceProblemCode;
  readonly message: string;
}

export interface MailboxReading extends CollectedMail {
  /** Deliveries that are not finished (`tmp`): neither read nor touched. */
  readonly unfinished: number;
  readonly problems: readonly MailboxProblem[];
}

export interface ReadMailboxOptions {
  readonly onProgress?: (messages: number, bytes: number) => void;
}

const FILES_MAX = 2_000_000;
const DEPTH_MAX = 12;
const PROBLEMS_MAX = 200;
const PROGRESS_EVERY = 500;

/** A mailbox: a path, or bytes that came otherwise (an archive, standard input). */
export type MailInput = string | MailBytes;

export interface MailBytes {
  readonly name: string;
  open(): Promise<ByteReader>;
}

/**
 * Reads the bounces and abuse reports in Maildirs, folders of them, mbox files and single messages (recognised by
 * content). Never throws for what it finds: that stands in `problems`. Links are refused, `tmp` is left alone.
 */
export async function readMailbox(
  inputs: readonly MailInput[],
  world: MailboxWorld,
  options: ReadMailboxOptions = {},
): Promise<MailboxReading> {
  const state: State = {
    world,
    options,
    collector: new MailCollector(),
    problems: [],
    unfinished: 0,
    files: 0,
    bytes: 0,
  };
  for (const input of inputs) {
    const name = typeof input === "string" ? input : input.name;
    await attempt(state, name, async () => {
      if (typeof input === "string") await readPath(state, input, await world.inspect(input), 0);
      else await readMails(state, input.name, await readStart(input), () => input.open());
    });
  }
  const { collector, problems, unfinished } = state;
  return { ...collector.collected(), unfinished, problems };
}

interface State {
  readonly world: MailboxWorld;
  readonly options: ReadMailboxOptions;
  readonly collector: MailCollector;
  readonly problems: MailboxProblem[];
  unfinished: number;
  files: number;
  bytes: number;
}

/** What is longer than a message may be is known to be longer, not how much. */
async function readStart(input: MailBytes): Promise<MailStart> {
  const reader = await input.open();
  const bytes = Buffer.allocUnsafe(MESSAGE_BYTES_MAX + 1);
  let filled = 0;
  try {
    while (filled < bytes.length) {
      const count = await reader.read(bytes, filled);
      if (count === 0) break;
      filled += count;
    }
  } finally {
    await reader.close();
  }
  return {
    bytes: bytes.subarray(0, Math.min(filled, MESSAGE_BYTES_MAX)),
    sizeBytes: filled,
  };
}

async function attempt(state: State, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error;
    addProblem(state, name, error);
  }
}

function addProblem({ problems }: State, name: string, { code, message }: EvidenceProblem): void {
  if (problems.length < PROBLEMS_MAX) problems.push({ name, code, message });
}

async function readPath(
  state: State,
  path: string,
  kind: MailPathKind,
  depth: number,
): Promise<void> {
  switch (kind) {
    case "file":
      state.files += 1;
      return readFile(state, path);
    case "folder":
      return readFolder(state, path, depth);
    case "link":
      throw new EvidenceProblem(
        "not-a-file",
        "it is a symbolic link, not a file",
        "Name the file or folder that it leads to.",
      );
    case "other":
      throw new EvidenceProblem("not-a-file", "it is a device, pipe or socket", "Leave it out.");
  }
}

async function readFolder(state: State, folder: string, depth: number): Promise<void> {
  if (depth > DEPTH_MAX) {
    throw new EvidenceProblem(
      "too-deep",
      "too many folders in one another",
      "Name a folder in it.",
    );
  }
  const entries = await state.world.list(folder);
  const isMaildir = entries.some(
    ({ name, kind }) => kind === "folder" && (name === "cur" || name === "new"),
  );
  for (const { name, kind } of entries) {
    const path = state.world.join(folder, name);
    if (state.files >= FILES_MAX) {
      throw new EvidenceProblem("too-many-files", "too many files", "Name folders in it.");
    }
    await attempt(state, path, async () => {
      // Node cannot give back the bytes of such a name, so the file could be neither named nor moved.
      if (name.includes("\ufffd")) {
        throw new EvidenceProblem("missing", "its name is not UTF-8", "Rename the file.");
      }
      if (isMaildir && name === "tmp" && kind === "folder") {
        state.unfinished += (await state.world.list(path)).length;
      } else await readPath(state, path, kind, depth + 1);
    });
  }
}

async function readFile(state: State, file: string): Promise<void> {
  const start = await state.world.readStart(file, MESSAGE_BYTES_MAX);
  await readMails(state, file, start, () => state.world.open(file));
}

/** One mail, or the mails of an mbox. */
async function readMails(
  state: State,
  name: string,
  { bytes, sizeBytes }: MailStart,
  open: () => Promise<ByteReader>,
): Promise<void> {
  if (!isMbox(bytes)) {
    take(state, bytes, name, null, sizeBytes);
    return;
  }
  const reader = await open();
  try {
    await splitMbox(reader, MESSAGE_BYTES_MAX, (piece) => {
      take(state, piece.bytes, name, piece.offset, piece.sizeBytes);
    });
  } finally {
    await reader.close();
  }
}

function take(
  state: State,
  bytes: Buffer,
  file: string,
  offset: number | null,
  sizeBytes: number,
): void {
  const { collector, options } = state;
  const before = collector.messages;
  collector.take(bytes, { file, offset }, sizeBytes);
  state.bytes += bytes.length;
  if (collector.messages > before && collector.messages % PROGRESS_EVERY === 0) {
    options.onProgress?.(collector.messages, state.bytes);
  }
}
