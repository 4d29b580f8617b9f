import { randomBytes } from "node:crypto";
import type { AccountLock, AccountLocks, AccountPlace } from "../../core/account-locks.ts";
import { containFault, ContainProblem } from "../../core/containment.ts";
import type { HostWorld } from "../../core/host-world.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import type { ContainStep, LeftOut, PlannedStep, StepContext } from "../contain-step.ts";
import { figures } from "../figures.ts";

export interface AccountLockWork {
  readonly accounts: readonly PlannedAccount[];
}

/** `state` tells whether the account still is as it was planned; no password can be read from it. */
interface PlannedAccount extends AccountPlace {
  readonly state: string;
}

/** Before the change: the old row. Before undo: what it gives, so that a run that was killed gives the same again. */
type Kept =
  | { readonly kind: "locked"; readonly lock: AccountLock }
  | { readonly kind: "given"; readonly lock: AccountLock; readonly password: string };

/** 18 bytes: 24 letters without any that a shell, a table or a form would mind. */
const PASSWORD_BYTES = 18;

/**
 * Shuts the culprit's accounts in every store that lets them in. Taking it back gives the account, but under a new
 * password: the old one is in the attacker's hands.
 */
export const accountLock: ContainStep<AccountLockWork, Kept> = {
  step: "account-lock",
  reversible: true,
  reopens: false,

  plan: ({ culprit, locks }) => planAccountLock(culprit.accounts, locks),

  async apply({ accounts }, context) {
    const { host, kept, locks } = context;
    let locked = 0;
    for (const planned of accounts) {
      const now = await locks.look(planned);
      if (now === undefined) throw changed(planned);
      if (now.isLocked) continue;
      if (stateOf(now) !== planned.state) throw changed(planned);
      if (!kept.all().some(({ lock }) => isSamePlace(lock, now)))
        kept.add([{ kind: "locked", lock: now }]);
      await locks.lock(now);
      locked += 1;
    }
    // Also when they were locked before: a run that was killed may not have come to this.
    await forgetLogins(host, accounts);
    const already = accounts.length - locked;
    return {
      status: locked === 0 ? "already" : "done",
      found: figures({ locked, "locked-before": already }),
    };
  },

  async undo({ accounts }, context) {
    const { host, isDryRun, kept, locks } = context;
    const ours = kept.all().flatMap((one) => (one.kind === "locked" ? [one.lock] : []));
    for (const lock of ours) {
      const { password, target } = await givenBack(lock, context);
      await locks.unlock(target);
      if (password !== undefined && !isDryRun)
        context.tellPassword({ login: lock.login, password });
    }
    await forgetLogins(host, accounts);
    kept.clear();
    return { status: "done", found: figures({ unlocked: ours.length }) };
  },
};

/** The lock of these logins; undefined without any. */
export async function planAccountLock(
  logins: readonly string[],
  locks: AccountLocks,
): Promise<PlannedStep<AccountLockWork> | { readonly leftOut: readonly LeftOut[] } | undefined> {
  const found: AccountLock[] = [];
  const leftOut: LeftOut[] = [];
  for (const login of logins) {
    const { accounts, away } = await locks.find(login);
    found.push(...accounts);
    leftOut.push(...away.map((target): LeftOut => ({ reason: "backend-away", target })));
    if (accounts.length === 0 && away.length === 0)
      leftOut.push({ reason: "no-account", target: login });
  }
  const open = found.filter(({ isLocked }) => !isLocked);
  if (found.length === 0) return leftOut.length === 0 ? undefined : { leftOut };
  return {
    target: [...new Set(found.map(({ login }) => login))].join(", "),
    commands: [],
    files: open.map((lock) => ({ path: lock.store, diff: diffOf(lock) })),
    work: {
      accounts: found.map((lock) => {
        const { locked, login, store } = lock;
        return { login, store, locked, state: stateOf(lock) };
      }),
    },
    leftOut,
  };
}

/** What undo puts in place: the old password when the reader wants just that, else a new one. */
async function givenBack(
  lock: AccountLock,
  { isReopened, kept, locks }: StepContext<Kept>,
): Promise<{ readonly target: AccountLock; readonly password?: string }> {
  const begun = kept
    .all()
    .flatMap((one) => (one.kind === "given" && isSamePlace(one.lock, lock) ? [one] : []))
    .at(-1);
  if (begun !== undefined) return { target: begun.lock, password: begun.password };
  if (isReopened) return { target: lock };
  const others = kept.all().flatMap((one) => (one.kind === "given" ? [one] : []));
  // One login, one password, in however many stores it stands.
  const password =
    others.find((one) => one.lock.login === lock.login)?.password ??
    randomBytes(PASSWORD_BYTES).toString("base64url");
  const target = await locks.renewed(lock, password);
  if (target === undefined) {
    const { login, store } = lock;
    throw containFault("password-form-unknown", { login, store });
  }
  kept.add([{ kind: "given", lock: target, password }]);
  return { target, password };
}

/** The random value of a lock is in what is digested: nobody can try passwords on the digest. */
function stateOf({ change, locked }: AccountLock): string {
  return sha256(`${locked}\n${canonicalJson(change)}`);
}

function isSamePlace(one: AccountPlace, other: AccountPlace): boolean {
  return one.login === other.login && one.store === other.store;
}

function diffOf({ login, shown }: AccountLock): string {
  return [
    `@@ ${login} @@`,
    ...shown.flatMap(({ name, from, to }) => [`-${name}: ${from}`, `+${name}: ${to}`]),
  ].join("\n");
}

function changed({ login, store }: AccountPlace): ContainProblem {
  return containFault("account-differs", { login, store });
}

/** Dovecot answers from memory for as long as `auth_cache_ttl` says, and would let the old password in. */
async function forgetLogins(host: HostWorld, accounts: readonly AccountPlace[]): Promise<void> {
  for (const login of new Set(accounts.map((one) => one.login))) {
    try {
      await host.change("doveadm", ["auth", "cache", "flush", "--", login]);
    } catch (error) {
      if (!(error instanceof ContainProblem) || error.code !== "program-missing") throw error;
      return;
    }
  }
}
