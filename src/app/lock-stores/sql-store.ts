import { randomBytes } from "node:crypto";
import { shownChanges } from "../../accounts/lock/account-lock.ts";
import {
  applySqlLock,
  planSqlLock,
  RowChanged,
  type SqlLock,
  undoSqlLock,
} from "../../accounts/lock/sql-lock.ts";
import { storeLike } from "../../accounts/lock/store-like.ts";
import type { SqlConnection } from "../../core/account-connection.ts";
import type { SqlSession } from "../../core/sql-session.ts";
import type { AccountSessions } from "./account-sessions.ts";
import type { AccountStore } from "./account-store.ts";
import { inSession } from "./in-session.ts";

export interface SqlWay {
  readonly connection: SqlConnection;
  readonly place: string;
}

/** Accounts in MariaDB, MySQL or PostgreSQL, by the users with which the server's programs open them. */
export function sqlStore(
  name: string,
  ways: readonly SqlWay[],
  sessions: AccountSessions,
): AccountStore<SqlLock> {
  const run = <T>(work: (session: SqlSession) => Promise<T>) =>
    inSession(ways, sessions, ({ connection, place }) => sessions.sql(connection, place, work));
  return {
    name,
    async look(login, locked) {
      const lock = await run((session) => planSqlLock(session, login, locked));
      return lock.rows.length === 0 ? undefined : lock;
    },
    isLocked: ({ rows }) => rows.every(({ changes }) => changes.length === 0),
    shown: ({ rows }) =>
      rows.flatMap(({ table, changes }) =>
        shownChanges(changes).map((change) => ({ ...change, name: `${table}.${change.name}` })),
      ),
    lock: async (lock) => {
      const outcome = await orChanged(run((session) => applySqlLock(session, lock)));
      return outcome.status;
    },
    unlock: async (lock) => {
      const outcome = await orChanged(run((session) => undoSqlLock(session, lock)));
      return outcome.status;
    },
    renewed: (lock, password) => renewedRows(lock, password),
  };
}

async function orChanged<T>(work: Promise<T>): Promise<T | { readonly status: "changed" }> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RowChanged) return { status: "changed" };
    throw error;
  }
}

function renewedRows(lock: SqlLock, password: string): SqlLock | undefined {
  let isKnown = true;
  const rows = lock.rows.map((row) => ({
    ...row,
    changes: row.changes.map((change) => {
      if (!change.isSecret) return change;
      const from = storeLike(change.from ?? "", password, randomBytes(8));
      if (from === undefined) isKnown = false;
      return { ...change, from: from ?? null };
    }),
  }));
  return isKnown ? { ...lock, rows } : undefined;
}
