import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { MailboxWorld } from "../core/mailbox-world.ts";
import type { OriginalMessage } from "../mailbox/original-message.ts";
import { originalOf } from "../mailbox/original-message.ts";
import { readHeader } from "../mailbox/read-header.ts";
import { type MailInput, readMailbox } from "../mailbox/read-mailbox.ts";
import type { HeaderScript } from "../scripts/link-mails.ts";

/** Samples of the spam are a handful; a whole mailbox is read for its bounces. */
const SAMPLES_MAX = 2_000;
const SAMPLE_BYTES = 64 << 10;

/**
 * By queue id: the script that the header of a message names, of messages that came back in bounces and reports, and of
 * samples. Anybody can write such a header, so it counts only where the id is one of the incident's.
 */
export async function returnedScripts(
  inputs: readonly MailInput[],
  world: MailboxWorld,
): Promise<ReadonlyMap<string, HeaderScript>> {
  const found = new Map<string, HeaderScript>();
  const take = (original: OriginalMessage | null | undefined, source: string) => {
    const { script = null, hops = [] } = original ?? {};
    if (script === null) return;
    const { uid, file } = script;
    for (const { id } of hops.slice(0, HOPS_MAX)) {
      if (id === null || found.has(id)) continue;
      found.set(id, { file, source, isReturned: true, ...(uid !== null && { uid }) });
    }
  };
  for (const { original, file } of (await readMailbox(inputs, world)).bounces) take(original, file);
  for (const input of inputs.slice(0, SAMPLES_MAX)) {
    const name = typeof input === "string" ? input : input.name;
    const start = await startOf(input, world);
    if (start !== undefined) take(originalOf(readHeader(start.toString("latin1"))), name);
  }
  return found;
}

const HOPS_MAX = 10;

/** That a mail cannot be read is said by who reads the mailboxes. */
async function startOf(input: MailInput, world: MailboxWorld): Promise<Buffer | undefined> {
  try {
    if (typeof input === "string") {
      if ((await world.inspect(input)) !== "file") return undefined;
      return (await world.readStart(input, SAMPLE_BYTES)).bytes;
    }
    const reader = await input.open();
    try {
      const bytes = Buffer.alloc(SAMPLE_BYTES);
      return bytes.subarray(0, await reader.read(bytes, 0));
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (error instanceof EvidenceProblem) return undefined;
    throw error;
  }
}
