import { EvidenceProblem, type EvidenceProblemCode } from "../core/evidence-problem.ts";
import type { MailboxWorld, MailEntry } from "../core/mailbox-world.ts";
import type { BounceMessage, MailPlace } from "./bounce-message.ts";
import { looksLikeMail } from "./looks-like-mail.ts";
import { HostLearner } from "./our-hosts.ts";
import { parseReturnedMail } from "./parse-returned-mail.ts";
import { isMbox, splitMbox } from "./split-mbox.ts";

export interface MailboxProblem {
  readonly name: string;
  readonly code: EvidenceProblemCode;
  readonly message: string;
}

export interface MailboxReading {
  /** In the order of their files. */
  readonly bounces: readonly BounceMessage[];
  /** Bounces beyond the limit: counted only. */
  readonly bouncesLeftOut: number;
  /** Everything that is a message, bounces included. */
  readonly messages: number;
  readonly autoReplies: number;
  /** Messages of which only the beginning was read. */
  readonly cut: number;
  /** Index files, message parts and what else is no message. */
  readonly otherFiles: number;
  /** Deliveries that are not finished (`tmp`): neither read nor touched. */
  readonly unfinished: number;
  /** Names of the hosts that deliver into this mailbox, for `tracePassage`. */
  readonly hostNames: ReadonlySet<string>;
  readonly problems: readonly MailboxProblem[];
}

export interface ReadMailboxOptions {
  readonly onProgress?: (messages: number, bytes: number) => void;
}

/** Everything that tells what a bounce is about stands in its beginning; big attachments follow after it. */
export const MESSAGE_BYTES_MAX = 256 * 1024;
/** Memory: some 4 KB each. The incident of seed 000 left 11,589 in one mailbox. */
const BOUNCES_MAX = 200_000;
const FILES_MAX = 2_000_000;
const DEPTH_MAX = 12;
const PROBLEMS_MAX = 200;

/**
 * Reads the bounces and abuse reports in Maildirs, folders of them, mbox files and single messages (recognised by
 * content). Never throws for what it finds: that stands in `problems`. Links are refused, `tmp` is left alone.
 */
export async function readMailbox(
  paths: readonly string[],
  world: MailboxWorld,
  options: ReadMailboxOptions = {},
): Promise<MailboxReading> {
  const state: State = {
    world,
    options,
    learner: new HostLearner(),
    bounces: [],
    problems: [],
    bouncesLeftOut: 0,
    messages: 0,
    autoReplies: 0,
    cut: 0,
    otherFiles: 0,
    unfinished: 0,
    files: 0,
    bytes: 0,
  };
  for (const path of paths) {
    await attempt(state, path, async () => {
      await readPath(state, path, await world.inspect(path), 0);
    });
  }
  const { learner, bounces, problems } = state;
  const { bouncesLeftOut, messages, autoReplies, cut, otherFiles, unfinished } = state;
  return {
    bounces,
    bouncesLeftOut,
    messages,
    autoReplies,
    cut,
    otherFiles,
    unfinished,
    hostNames: learner.names(),
    problems,
  };
}

interface State {
  readonly world: MailboxWorld;
  readonly options: ReadMailboxOptions;
  readonly learner: HostLearner;
  readonly bounces: BounceMessage[];
  readonly problems: MailboxProblem[];
  bouncesLeftOut: number;
  messages: number;
  autoReplies: number;
  cut: number;
  otherFiles: number;
  unfinished: number;
  files: number;
  bytes: number;
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
  kind: MailEntry["kind"],
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
    if (isMaildir && name === "tmp" && kind === "folder") {
      state.unfinished += (await state.world.list(path)).length;
      continue;
    }
    if (state.files >= FILES_MAX) {
      addProblem(
        state,
        folder,
        new EvidenceProblem("too-many-files", "too many files", "Name folders in it."),
      );
      return;
    }
    await attempt(state, path, async () => {
      // Node cannot give back the bytes of such a name, so the file could be neither named nor moved.
      if (name.includes("\ufffd")) {
        throw new EvidenceProblem("missing", "its name is not UTF-8", "Rename the file.");
      }
      await readPath(state, path, kind, depth + 1);
    });
  }
}

async function readFile(state: State, file: string): Promise<void> {
  const { bytes, sizeBytes } = await state.world.readStart(file, MESSAGE_BYTES_MAX);
  if (isMbox(bytes)) {
    const reader = await state.world.open(file);
    try {
      await splitMbox(reader, MESSAGE_BYTES_MAX, (piece) => {
        const cut = piece.sizeBytes > piece.bytes.length;
        takeMessage(state, piece.bytes, { file, offset: piece.offset }, cut);
      });
    } finally {
      await reader.close();
    }
  } else if (looksLikeMail(bytes)) {
    takeMessage(state, bytes, { file, offset: null }, sizeBytes > bytes.length);
  } else state.otherFiles += 1;
}

function takeMessage(state: State, bytes: Buffer, place: MailPlace, cut: boolean): void {
  state.messages += 1;
  state.bytes += bytes.length;
  if (cut) state.cut += 1;
  const mail = parseReturnedMail(bytes.toString("latin1"), place, cut);
  state.learner.add(mail.kind === "returned" ? mail.message.hops : mail.hops);
  if (mail.kind === "auto-reply") state.autoReplies += 1;
  if (mail.kind === "returned") {
    // A copy: a piece of a string keeps the whole message in memory.
    if (state.bounces.length < BOUNCES_MAX) state.bounces.push(structuredClone(mail.message));
    else state.bouncesLeftOut += 1;
  }
  if (state.messages % 500 === 0) state.options.onProgress?.(state.messages, state.bytes);
}
