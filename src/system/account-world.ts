import type { AccountBackend } from "../core/account-backend.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import { sqliteAccounts } from "./account-sqlite.ts";
import { createEvidenceWorld } from "./evidence-world.ts";

/** The door to this machine for reading accounts: evidence, and databases in files. */
export function createAccountWorld(): EvidenceWorld & {
  sqlite(path: string): AccountBackend;
  pause(): Promise<void>;
} {
  return {
    ...createEvidenceWorld(),
    sqlite: sqliteAccounts,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
