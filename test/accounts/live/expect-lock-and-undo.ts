import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { lockedPassword } from "../../../src/accounts/lock/account-lock.ts";
import {
  applySqlLock,
  planSqlLock,
  RowChanged,
  undoSqlLock,
} from "../../../src/accounts/lock/sql-lock.ts";
import type { SqlConnection } from "../../../src/core/account-connection.ts";
import { withSqlSession } from "../../../src/system/sql-session.ts";
import { SECRETS } from "./people.ts";

const LOGIN = "info@example.com";

/** What every database must do: lock one account, leave the others, and give it back unless somebody changed it. */
export async function expectLockAndUndo(
  connection: SqlConnection,
  sql: (statements: string) => string,
): Promise<void> {
  const all = "SELECT * FROM mailbox ORDER BY username";
  const others = `SELECT * FROM mailbox WHERE username <> '${LOGIN}' ORDER BY username`;
  const before = sql(all);
  const othersBefore = sql(others);
  const inSession = <T>(work: Parameters<typeof withSqlSession<T>>[2]) =>
    withSqlSession(connection, "test", work);
  const locked = lockedPassword(randomBytes(18));

  const plan = await inSession((session) => planSqlLock(session, LOGIN, locked));
  expect(plan.rows.map(({ table }) => table)).toEqual(["mailbox"]);
  expect(sql(all)).toBe(before);

  const outcome = await inSession((session) => applySqlLock(session, plan));
  if (outcome.status !== "done") throw new Error(outcome.status);
  expect(sql(all)).not.toContain(SECRETS.md5Crypt);
  expect(sql(all)).toContain(locked);
  expect(sql(others)).toBe(othersBefore);

  // A second time nothing is left to do, and an old plan does not fit any more.
  const again = await inSession((session) => planSqlLock(session, LOGIN, locked));
  expect(await inSession((session) => applySqlLock(session, again))).toEqual({ status: "already" });
  await expect(inSession((session) => applySqlLock(session, plan))).rejects.toThrow(RowChanged);

  // Somebody gives the account a new password meanwhile: that one stays.
  sql(`UPDATE mailbox SET password = 'other' WHERE username = '${LOGIN}'`);
  const foreign = sql(all);
  await expect(inSession((session) => undoSqlLock(session, outcome.undo))).rejects.toThrow(
    RowChanged,
  );
  expect(sql(all)).toBe(foreign);

  sql(`UPDATE mailbox SET password = '${locked}' WHERE username = '${LOGIN}'`);
  expect(await inSession((session) => undoSqlLock(session, outcome.undo))).toEqual({
    status: "undone",
  });
  expect(sql(all)).toBe(before);

  const nobody = await inSession((session) => planSqlLock(session, "no'body@example.com", locked));
  expect(await inSession((session) => applySqlLock(session, nobody))).toEqual({
    status: "missing",
  });
}
