import type { AccountBackend } from "../core/account-backend.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { MachineWorld } from "../core/machine-world.ts";
import type { MailboxWorld } from "../core/mailbox-world.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import { sqliteAccounts } from "./account-sqlite.ts";
import { createEvidenceWorld } from "./evidence-world.ts";
import { createMachineWorld } from "./machine-world.ts";
import { createMailboxWorld } from "./mailbox-world.ts";
import { createQueueWorld } from "./queue-world.ts";

/** This machine as a diagnosis needs it: evidence, queues, mailboxes, accounts in files, and what runs on it. */
export function createDiagnoseWorlds(): {
  readonly evidence: EvidenceWorld;
  readonly queue: QueueWorld;
  readonly mailbox: MailboxWorld;
  readonly sqlite: (path: string) => AccountBackend;
  readonly machine: MachineWorld;
} {
  return {
    evidence: createEvidenceWorld(),
    queue: createQueueWorld(),
    mailbox: createMailboxWorld(),
    sqlite: sqliteAccounts,
    machine: createMachineWorld(),
  };
}
