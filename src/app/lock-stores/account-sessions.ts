import type { LdapConnection, SqlConnection } from "../../core/account-connection.ts";
import type { EvidenceProblem } from "../../core/evidence-problem.ts";
import type { LdapSession } from "../../core/ldap-session.ts";
import type { SqlSession } from "../../core/sql-session.ts";

/** Databases and directories that may be written to. `place`: the file that leads to the server, for errors. */
export interface AccountSessions {
  sql<T>(
    connection: SqlConnection,
    place: string,
    work: (session: SqlSession) => Promise<T>,
  ): Promise<T>;
  ldap<T>(
    connection: LdapConnection,
    place: string,
    work: (session: LdapSession) => Promise<T>,
  ): Promise<T>;
  /** A driver's error in words that quote no value. */
  problem(error: unknown, place: string): EvidenceProblem;
  /** A variable of the environment. */
  variable(name: string): string | undefined;
}
