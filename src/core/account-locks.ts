/** One login in one store that lets it in. */
export interface AccountPlace {
  readonly login: string;
  /** The store as shown: `mysql://127.0.0.1:3306/postfix`, `/etc/dovecot/users`. */
  readonly store: string;
  /** The stored value of a lock, which no password fits: made once for a plan, so that the same account gives the same lock. */
  readonly locked: string;
}

/** How an account stands, and what a lock changes in it. */
export interface AccountLock extends AccountPlace {
  readonly isLocked: boolean;
  /** Values before and after, passwords as `****`. */
  readonly shown: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** JSON for `lock` and `unlock`. Old hashes are in it: for files that root alone can read. */
  readonly change: unknown;
}

export interface FoundAccounts {
  readonly accounts: readonly AccountLock[];
  /** Stores that did not answer: the login may be in them, too. */
  readonly away: readonly string[];
}

/**
 * Locks accounts where they are authenticated, and gives them back. Each call does all or nothing. Throws a
 * `ContainProblem`: `backend-away`, `no-permission`, `changed` where the account is not as `change` has it.
 */
export interface AccountLocks {
  /** The login in every store of this machine. */
  find(login: string): Promise<FoundAccounts>;
  /** As it is now; undefined when it is not there. */
  look(place: AccountPlace): Promise<AccountLock | undefined>;
  lock(lock: AccountLock): Promise<void>;
  /** `already` when it stands as before the lock. */
  unlock(lock: AccountLock): Promise<"done" | "already">;
  /**
   * The lock whose `unlock` gives a new password instead of the old one, kept as the store keeps its passwords; undefined
   * where that cannot be told.
   */
  renewed(lock: AccountLock, password: string): Promise<AccountLock | undefined>;
}
