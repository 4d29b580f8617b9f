import type { LdapChange, LdapEntry, LdapSession } from "../../core/ldap-session.ts";
import { isLockedPassword, type LockOutcome, type UndoOutcome } from "./account-lock.ts";

/** An entry and what changes in it. For a journal: old hashes are in it. */
export interface LdapLock {
  readonly login: string;
  readonly dn: string;
  /** None = it is locked. */
  readonly changes: readonly LdapChange[];
}

const STATUS = "accountstatus";
const PASSWORD = "userpassword";

/**
 * Finds what a lock of `login` would change: all its passwords become `locked`, and `accountStatus` (iRedMail,
 * qmail-ldap) says disabled. Undefined where no entry, or more than one, has the login.
 */
export async function planLdapLock(
  session: LdapSession,
  login: string,
  locked: string,
): Promise<LdapLock | undefined> {
  const names = login.includes("@") ? ["mail", "uid"] : ["uid", "sAMAccountName"];
  const [entry, ...others] = await session.find(names, login);
  if (entry === undefined || others.length > 0) return undefined;
  return { login, dn: entry.dn, changes: changesOf(entry, locked) };
}

function changesOf({ attributes }: LdapEntry, locked: string): readonly LdapChange[] {
  const passwords = attributes.get(PASSWORD) ?? [];
  const status = attributes.get(STATUS) ?? [];
  const isLocked = passwords.every((one) => isLockedPassword(one));
  return [
    // Without a password it cannot log in by one, and a new one would be a change of another kind.
    ...(isLocked ? [] : [{ attribute: PASSWORD, from: passwords, to: [locked] }]),
    ...(status[0] === "active" ? [{ attribute: STATUS, from: status, to: ["disabled"] }] : []),
  ];
}

/** Makes the changes of a plan, all or none. */
export async function applyLdapLock(
  session: LdapSession,
  plan: LdapLock,
): Promise<LockOutcome<LdapLock>> {
  if (plan.changes.length === 0) return { status: "already" };
  const answer = await session.change(plan.dn, plan.changes);
  return answer === "done" ? { status: "done", undo: plan } : { status: answer };
}

/** Gives the entry back what `applyLdapLock` took, all or none; the old passwords are of it. */
export async function undoLdapLock(session: LdapSession, lock: LdapLock): Promise<UndoOutcome> {
  const back = lock.changes.map(({ attribute, from, to }) => ({ attribute, from: to, to: from }));
  const answer = await session.change(lock.dn, back);
  return { status: answer === "done" ? "undone" : answer };
}
