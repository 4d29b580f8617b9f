import type { LockOutcome, ShownChange, UndoOutcome } from "../../accounts/lock/account-lock.ts";

/** A store that accounts can be locked in. Driver errors are thrown as `ContainProblem`. */
export interface AccountStore<Change = unknown> {
  /** As shown. */
  readonly name: string;
  /** What a lock would change; undefined where the login is not in it. */
  look(login: string, locked: string): Promise<Change | undefined>;
  isLocked(change: Change): boolean;
  shown(change: Change): readonly ShownChange[];
  lock(change: Change): Promise<LockOutcome<Change>["status"]>;
  unlock(change: Change): Promise<UndoOutcome["status"]>;
  /** The change whose `unlock` gives `password`. */
  renewed(change: Change, password: string): Change | undefined;
}
