import { randomBytes } from "node:crypto";
import {
  applyLdapLock,
  type LdapLock,
  planLdapLock,
  undoLdapLock,
} from "../../accounts/lock/ldap-lock.ts";
import { storeLike } from "../../accounts/lock/store-like.ts";
import type { LdapConnection } from "../../core/account-connection.ts";
import type { LdapSession } from "../../core/ldap-session.ts";
import type { AccountSessions } from "./account-sessions.ts";
import type { AccountStore } from "./account-store.ts";
import { inSession } from "./in-session.ts";

export interface LdapWay {
  readonly connection: LdapConnection;
  readonly place: string;
}

const PASSWORD = "userpassword";

/** Accounts in a directory. */
export function ldapStore(
  name: string,
  ways: readonly LdapWay[],
  sessions: AccountSessions,
): AccountStore<LdapLock> {
  const run = <T>(work: (session: LdapSession) => Promise<T>) =>
    inSession(ways, sessions, ({ connection, place }) => sessions.ldap(connection, place, work));
  return {
    name,
    look: (login, locked) => run((session) => planLdapLock(session, login, locked)),
    isLocked: ({ changes }) => changes.length === 0,
    shown: ({ changes }) =>
      changes.map(({ attribute, from, to }) => {
        const isSecret = attribute === PASSWORD;
        const text = (values: readonly string[]) => (isSecret ? "****" : values.join(", "));
        return { name: attribute, from: from.length === 0 ? "" : text(from), to: text(to) };
      }),
    lock: async (lock) => (await run((session) => applyLdapLock(session, lock))).status,
    unlock: async (lock) => (await run((session) => undoLdapLock(session, lock))).status,
    renewed: (lock, password) => {
      const secret = lock.changes.find(({ attribute }) => attribute === PASSWORD);
      if (secret === undefined) return lock;
      const value = storeLike(secret.from[0] ?? "", password, randomBytes(8));
      if (value === undefined) return undefined;
      const changes = lock.changes.map((one) => (one === secret ? { ...one, from: [value] } : one));
      return { ...lock, changes };
    },
  };
}
