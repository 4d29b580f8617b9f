import type { ContainStore, StoredPlan } from "../contain/contain-store.ts";
import { dryHost, type DryHost } from "../contain/dry-host.ts";
import { readJournal } from "../contain/journal.ts";
import { applySteps, type RunOptions, undoSteps } from "../contain/run-steps.ts";
import { type StepState, stepStates } from "../contain/step-states.ts";
import type { AccountPlace } from "../core/account-locks.ts";
import type { ContainFault } from "../core/contain-fault.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { HostWorld } from "../core/host-world.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import { faultWords } from "../report/content/fault-words.ts";
import { loadLanguage } from "../report/language.ts";
import { createAccountLocks } from "./account-locks.ts";
import type { AccountSessions } from "./lock-stores/account-sessions.ts";
import { queueOfServer } from "./queue-of-server.ts";

export interface ContainRunWorlds {
  readonly host: HostWorld;
  readonly evidence: EvidenceWorld;
  readonly sessions: AccountSessions;
  readonly queue: QueueWorld;
  readonly store: ContainStore;
}

/** Carries a plan out, or takes it back; a dry run says what it would change. */
export async function runContainment(
  doing: "apply" | "undo",
  stored: StoredPlan,
  options: RunOptions,
  worlds: ContainRunWorlds,
): Promise<{ readonly states: readonly StepState[]; readonly dry: DryHost | undefined }> {
  const { host, queue, store } = worlds;
  const english = await loadLanguage("en");
  const dry = options.isDryRun === true ? dryHost(host) : undefined;
  const note = ({ login, store: name }: AccountPlace) =>
    dry?.note({ kind: "account", login, store: name });
  const world = {
    host: dry?.host ?? host,
    store,
    locks: createAccountLocks(worlds, { settings: stored.accountSettings, note: dry && note }),
    readQueue: () => queueOfServer(stored.server, queue),
    sayFault: (fault: ContainFault) => {
      const { state, remedy } = faultWords(fault, english);
      return { message: state, hint: remedy };
    },
  };
  const run = doing === "apply" ? applySteps : undoSteps;
  return { states: await run(stored, options, world), dry };
}

/** How far a plan has come; `isWhole` is false when somebody changed its journal. */
export function containmentStatus(
  { plan }: StoredPlan,
  { host, store }: Pick<ContainRunWorlds, "host" | "store">,
): { readonly states: readonly StepState[]; readonly isWhole: boolean } {
  const { records, isWhole } = readJournal(host.files, store.journalOf(plan), plan.digest);
  return { states: stepStates(plan.steps, records), isWhole };
}
