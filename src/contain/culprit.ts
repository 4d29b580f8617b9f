import type { Incident } from "../core/diagnosis.ts";

/** By what the server recognises whoever submits the abuse. */
export interface Culprit {
  /** Logins that are not empty. */
  readonly accounts: readonly string[];
  /** Addresses, where nothing but the address tells the abuse from other mail. */
  readonly clients: readonly string[];
  /** Local users who submit through `sendmail`. */
  readonly uids: readonly number[];
  readonly users: readonly string[];
}

/**
 * The trait that names the culprit most narrowly: a login where there is one, the uid of a script, else addresses, but
 * for `shared` ones: behind a NAT or a container's gateway everybody's mail would wait. Backscatter has none: its clients
 * are the mail servers of others.
 */
export function culpritOf<T>(
  { cause, accounts, clients, scripts }: Incident<T>,
  shared: ReadonlySet<string>,
): Culprit {
  const logins = accounts.filter((login) => login !== "");
  const uids = scripts.flatMap(({ uid }) => uid ?? []);
  const users = scripts.flatMap(({ user }) => user ?? []);
  const byAddress =
    logins.length + uids.length + users.length === 0 &&
    (cause === "open-relay" || cause === "auth-bypass" || cause === "trusted-network");
  const addresses = clients.map(({ ip }) => ip).filter((ip) => !shared.has(ip));
  return { accounts: logins, uids, users, clients: byAddress ? addresses : [] };
}
