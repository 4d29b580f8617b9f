import type { BounceListing } from "../core/bounce-list.ts";
import type { StampOptions } from "../core/log-source.ts";
import { openEvidence, type OpenedEvidence } from "../evidence/open-evidence.ts";
import { type MailboxProblem, readMailbox } from "../mailbox/read-mailbox.ts";
import { buildBounceListing } from "./build-bounce-listing.ts";
import { classBounces } from "./class-bounces.ts";
import { diagnose, type DiagnoseWorlds } from "./diagnose.ts";
import { keepStandardInput } from "./keep-standard-input.ts";

export interface ListBouncesOptions extends StampOptions {
  readonly onProgress?: (progress: {
    readonly bytes: number;
    readonly totalBytes: number | null;
    readonly lines: number | null;
    readonly found: number | null;
  }) => void;
}

export interface BounceList {
  readonly listing: BounceListing<null>;
  readonly unreadable: readonly (MailboxProblem | OpenedEvidence["unreadable"][number])[];
}

/**
 * Which bounces in these mailboxes come from the abuse that the evidence shows: mailbox -> bounces, evidence ->
 * incidents, logs -> what is known of the returned messages -> a class for each bounce. Changes nothing.
 */
export async function listBounces(
  mailboxes: readonly string[],
  evidence: readonly string[],
  options: ListBouncesOptions,
  worlds: DiagnoseWorlds,
): Promise<BounceList> {
  const mailbox = await readMailbox(mailboxes, worlds.mailbox, {
    onProgress: (found, bytes) =>
      options.onProgress?.({ bytes, totalBytes: null, lines: null, found }),
  });
  const input = keepStandardInput(worlds.evidence);
  try {
    const { diagnosis, unreadable } = await diagnose(evidence, options, {
      ...worlds,
      evidence: input.world,
    });
    const opened = await openEvidence(evidence, options, input.world);
    try {
      const { classed, ours } = await classBounces(mailbox, diagnosis, opened.logs, options);
      return {
        listing: buildBounceListing(mailboxes, mailbox, classed, ours, diagnosis, options.timezone),
        unreadable: [...mailbox.problems, ...unreadable],
      };
    } finally {
      await opened.close();
    }
  } finally {
    await input.close();
  }
}
