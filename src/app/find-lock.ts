import type { StoredPlan } from "../contain/contain-store.ts";
import type { AccountLockWork } from "../contain/steps/account-lock.ts";
import { type ContainRunWorlds, containmentStatus } from "./run-containment.ts";

export interface LockedStep {
  readonly stored: StoredPlan;
  readonly stepId: string;
  /** All that were locked in that step, and come back together. */
  readonly logins: readonly string[];
}

/** The newest plan under which `login` is locked now; by hand or for an incident. */
export function findLock(
  login: string,
  worlds: Pick<ContainRunWorlds, "host" | "store">,
): LockedStep | undefined {
  for (const stored of worlds.store.newestFirst()) {
    const open = containmentStatus(stored, worlds).states.filter(
      ({ isOpen, step }) => isOpen && step.step === "account-lock",
    );
    for (const { step } of open) {
      const { accounts } = stored.works[step.id] as AccountLockWork;
      const logins = [...new Set(accounts.map((one) => one.login))];
      if (logins.includes(login)) return { stored, stepId: step.id, logins };
    }
  }
  return undefined;
}
