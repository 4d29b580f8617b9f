/**
 * Locking an account where it is authenticated, for whoever contains an incident. Each backend is one file:
 *
 * - `sql-lock.ts`: MariaDB, MySQL, PostgreSQL; works in an `SqlSession` (`system/sql-session.ts`)
 * - `ldap-lock.ts`: a directory; works in an `LdapSession` (`system/ldap-session.ts`)
 * - `passwd-file-lock.ts`: text in, text out; the caller writes the file, atomically
 * - `system-user-lock.ts`: arguments of `usermod`; the caller runs it
 *
 * The order is always the same. `planXLock` reads and says what would change, with passwords masked. `applyXLock` makes
 * these changes where the account still is as it was planned, and gives what is needed to take them back. `undoXLock`
 * takes them back where the account still is as the lock left it. A lock replaces the stored password by a value that
 * no password fits, and shuts the columns that let the account in: a server that looks at one of both alone refuses it.
 *
 * Taking back gives the old password back, too. Who wants the account open under a new one puts `storeLike` (of the old
 * value) in the place of `from` in the secret changes of the undo, and says the new password once.
 *
 * In SQL `changed` is a thrown `RowChanged`: the transaction then takes back what another table already had. Drivers'
 * errors (server away, no right to write) are thrown as they are; nothing is half done then.
 */
export type LockOutcome<T> =
  | { readonly status: "done"; readonly undo: T }
  /** It was locked before, by somebody else: there is nothing to take back. */
  | { readonly status: "already" }
  /** There is no such account. */
  | { readonly status: "missing" }
  /** Somebody changed it since the plan was made: plan again. */
  | { readonly status: "changed" };

export type UndoOutcome = { readonly status: "undone" | "missing" | "changed" };

/** One value before and after, as it is stored. A password is in it: for a journal that its owner alone can read. */
export interface StoredChange {
  /** Column or attribute. */
  readonly name: string;
  readonly from: string | null;
  readonly to: string;
  readonly isSecret: boolean;
}

/** The same for showing. */
export interface ShownChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What a reader may see of changes: passwords as `****`. */
export function shownChanges(changes: readonly StoredChange[]): readonly ShownChange[] {
  return changes.map(({ name, from, to, isSecret }) => ({
    name,
    from: isSecret && from !== "" && from !== null ? "****" : (from ?? "NULL"),
    to: isSecret ? "****" : to,
  }));
}

/**
 * A stored password that fits none: no scheme begins with `!`, and where passwords are compared as they stand it
 * cannot be guessed. `randomBytes` are 18.
 */
export function lockedPassword(randomBytes: Uint8Array): string {
  return `!${Buffer.from(randomBytes).toString("base64url")}`;
}

/** Whether a stored password is one that a lock left. */
export function isLockedPassword(stored: string | null): boolean {
  return stored !== null && /^![\w-]{24}$/.test(stored);
}
