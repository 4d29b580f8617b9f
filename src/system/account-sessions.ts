import { accountProblem } from "./account-problem.ts";
import { withLdapSession } from "./ldap-session.ts";
import { withSqlSession } from "./sql-session.ts";

/** The door to databases and directories whose accounts are locked. */
export function createAccountSessions() {
  return {
    sql: withSqlSession,
    ldap: withLdapSession,
    problem: accountProblem,
    variable: (name: string) => process.env[name],
  };
}
