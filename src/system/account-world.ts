import type { AccountBackend } from "../core/account-backend.ts";
import type { AccountConnection } from "../core/account-connection.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import { ldapAccounts } from "./account-ldap.ts";
import { mysqlAccounts } from "./account-mysql.ts";
import { postgresqlAccounts } from "./account-postgresql.ts";
import { sqliteAccounts } from "./account-sqlite.ts";
import { createEvidenceWorld } from "./evidence-world.ts";

/** The door to this machine for reading accounts: evidence, databases in files, and servers. */
export function createAccountWorld(): EvidenceWorld & {
  sqlite(path: string): AccountBackend;
  connect(connection: AccountConnection, place: string): AccountBackend;
  variable(name: string): string | undefined;
  pause(): Promise<void>;
} {
  return {
    ...createEvidenceWorld(),
    sqlite: sqliteAccounts,
    connect: accountsOf,
    variable: (name) => process.env[name],
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

function accountsOf(connection: AccountConnection, place: string): AccountBackend {
  switch (connection.kind) {
    case "mysql":
      return mysqlAccounts(connection, place);
    case "postgresql":
      return postgresqlAccounts(connection, place);
    case "ldap":
      return ldapAccounts(connection, place);
  }
}
