import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { EvidenceWorld, StoredBytes } from "../core/evidence-world.ts";
import type { ByteReader } from "../core/log-source.ts";
import type { UnreadableQueue } from "../core/queue-problem.ts";
import { type FileForm, fileForm } from "../evidence/file-form.ts";
import { ForwardReader } from "../evidence/forward-reader.ts";
import { readTarMembers } from "../evidence/tar-members.ts";
import type { QueueInput } from "../queue/read-queue.ts";
import { recogniseQueue } from "../queue/recognise-queue.ts";

const HEAD_BYTES = 1 << 16;
/** A tar in an xz has two; a file that unpacks into itself has no end. */
const LAYERS_MAX = 5;
const MEMBERS_MAX = 1_000_000;

interface Packed {
  readonly name: string;
  readonly modifiedMs: number | null;
  open(): Promise<ByteReader>;
}

/**
 * The queues in the EVIDENCE of a command line. Folders and plain files are left to the reader of queues; archives,
 * compressed files and standard input are opened here. Failures go to `unreadable`; `kept` is to be closed at the end.
 */
export async function* queueInputs(
  evidence: readonly string[],
  world: EvidenceWorld,
  unreadable: UnreadableQueue[],
  kept: StoredBytes[],
): AsyncGenerator<QueueInput> {
  for (const name of evidence) {
    try {
      if (name === "-") {
        const stored = await world.readStandardInput();
        kept.push(stored);
        yield* unpack({ name, modifiedMs: null, open: () => stored.open(0) }, world, kept, 0);
        continue;
      }
      const facts = await world.inspect(name);
      const open = () => world.open(name, 0);
      const form = facts.kind === "file" ? fileForm(await readHead(await open())) : "plain";
      if (facts.kind !== "file" || form === "plain") yield name;
      else yield* unpack({ name, modifiedMs: facts.modifiedMs, open }, world, kept, 0);
    } catch (error) {
      if (!(error instanceof EvidenceProblem)) throw error;
      const { code, message, hint } = error;
      unreadable.push({ name, code, message, hint });
    }
  }
}

async function* unpack(
  packed: Packed,
  world: EvidenceWorld,
  kept: StoredBytes[],
  layers: number,
): AsyncGenerator<QueueInput> {
  if (layers > LAYERS_MAX) {
    throw new EvidenceProblem("too-deep", `packed more than ${LAYERS_MAX} times`, "Unpack it.");
  }
  const form: FileForm = fileForm(await readHead(await packed.open()));
  switch (form) {
    case "plain":
    case "utf-16le":
    case "utf-16be":
      yield packed;
      return;
    case "tar":
      yield* tarQueues(packed, world, kept);
      return;
    default: {
      let damaged = false;
      const open = () =>
        world.decompress(
          form,
          () => packed.open(),
          () => (damaged = true),
        );
      yield* unpack({ ...packed, open }, world, kept, layers + 1);
      if (damaged)
        throw new EvidenceProblem("archive-truncated", "it ends too early", "Copy it again.");
    }
  }
}

/** Members that are no queue are passed over. */
async function* tarQueues(
  archive: Packed,
  world: EvidenceWorld,
  kept: StoredBytes[],
): AsyncGenerator<QueueInput> {
  const bytes = new ForwardReader(await archive.open());
  try {
    const members = readTarMembers(bytes);
    for (let count = 0; count < MEMBERS_MAX; count += 1) {
      const step = await members.next();
      if (step.done === true) {
        if (step.value === "complete") return;
        throw new EvidenceProblem(
          step.value === "truncated" ? "archive-truncated" : "archive-damaged",
          "the archive ends too early or is damaged",
          "Copy it once more from its origin; what could be read was used.",
        );
      }
      const { name, type, sizeBytes, modifiedMs, sparse } = step.value;
      if ((type !== "0" && type !== "7") || sparse || sizeBytes === 0) continue;
      const head = await bytes.peek(Math.min(sizeBytes, HEAD_BYTES));
      if (recogniseQueue(head, false) === "none") continue;
      const stored = await world.store(bytes.section(sizeBytes));
      const member = `${archive.name}:${name.replace(/^\.\//, "")}`;
      yield { name: member, modifiedMs, open: () => stored.open(0) };
      // A listing is read when all files have been.
      if (recogniseQueue(head, false) === "listing") kept.push(stored);
      else await stored.close();
    }
  } finally {
    await bytes.close();
  }
}

async function readHead(reader: ByteReader): Promise<Buffer> {
  const head = Buffer.allocUnsafe(HEAD_BYTES);
  let filled = 0;
  try {
    while (filled < HEAD_BYTES) {
      const count = await reader.read(head, filled);
      if (count === 0) break;
      filled += count;
    }
  } finally {
    await reader.close();
  }
  return head.subarray(0, filled);
}
