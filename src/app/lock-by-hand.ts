import type { LeftOut } from "../contain/contain-step.ts";
import type { StoredPlan } from "../contain/contain-store.ts";
import { planAccountLock } from "../contain/steps/account-lock.ts";
import type { Language } from "../report/language.ts";
import { createAccountLocks } from "./account-locks.ts";
import { planOfHand } from "./act-by-hand.ts";
import type { ContainWorlds } from "./plan-containment.ts";
import { serverToContain } from "./server-to-contain.ts";

export interface LockPlan {
  /** Undefined where no store has the login. */
  readonly stored: StoredPlan | undefined;
  readonly isLocked: boolean;
  readonly leftOut: readonly LeftOut[];
}

/** A plan that locks one login without an incident; `settings` as for `createAccountLocks`. Changes nothing yet. */
export async function planLockByHand(
  login: string,
  settings: string | undefined,
  language: Language,
  worlds: ContainWorlds,
): Promise<LockPlan> {
  const server = await serverToContain(worlds);
  const named = settings === undefined ? undefined : worlds.host.files.resolve(settings);
  const planned = await planAccountLock([login], createAccountLocks(worlds, { settings: named }));
  const leftOut = planned?.leftOut ?? [];
  if (planned === undefined || !("work" in planned))
    return { stored: undefined, isLocked: false, leftOut };
  const chosen = [{ step: "account-lock" as const, planned }];
  const stored = {
    ...planOfHand(chosen, server, language, worlds.host),
    ...(named !== undefined && { accountSettings: named }),
  };
  return { stored, isLocked: planned.files.length === 0, leftOut };
}
