/** Where a server listens; the socket of PostgreSQL has the port in its name. */
export type ServerPlace =
  | { readonly kind: "socket"; readonly path: string; readonly port: number }
  | { readonly kind: "host"; readonly host: string; readonly port: number };

interface Login {
  readonly user: string;
  /** `null` = none. Never shown: nothing but a driver may read it. */
  readonly password: string | null;
  /** `verify` checks the server's certificate, against `caFile` where there is one. */
  readonly tls: "off" | "verify";
  readonly caFile?: string;
}

/** A database server and the database in it that holds accounts. */
export interface SqlConnection extends Login {
  readonly kind: "mysql" | "postgresql";
  /** Tried in this order. */
  readonly places: readonly ServerPlace[];
  readonly database: string;
  /** One SELECT that gives an account in each row; without it, the tables are recognised. */
  readonly query?: string;
}

/** A directory and the entry below which its accounts are. */
export interface LdapConnection extends Login {
  readonly kind: "ldap";
  /** `ldap://host:389`, `ldaps://host`; tried in this order. `tls` is STARTTLS. */
  readonly urls: readonly string[];
  readonly base: string;
  /** Which entries are accounts; without it, persons and all that have a password. */
  readonly filter?: string;
}

/** How accounts are reached that no file holds. */
export type AccountConnection = SqlConnection | LdapConnection;

/** The connection as it is named in reports: `mysql://127.0.0.1:3306/extmail`. Neither user nor password is in it. */
export function connectionName(connection: AccountConnection): string {
  if (connection.kind === "ldap") {
    return `${(connection.urls[0] ?? "ldap://").replace(/\/+$/, "")}/${connection.base}`;
  }
  const [place] = connection.places;
  const where =
    place === undefined ? "" : place.kind === "socket" ? place.path : `//${hostPort(place)}`;
  return `${connection.kind}:${where}/${connection.database}`;
}

function hostPort({ host, port }: Extract<ServerPlace, { kind: "host" }>): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}
