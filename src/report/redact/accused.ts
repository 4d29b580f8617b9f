import type { Cause, Incident } from "../../core/diagnosis.ts";
import { plainIp } from "../../core/ip-address.ts";

/** Whom a redacted report still names. All text lower case but directories, which have cases. */
export interface Accused {
  readonly accounts: ReadonlySet<string>;
  readonly ips: ReadonlySet<string>;
  /** Local users that hand in the abuse. */
  readonly users: ReadonlySet<string>;
  /** Folders and files of the abusing scripts. */
  readonly paths: readonly string[];
}

export const NOBODY: Accused = {
  accounts: new Set(),
  ips: new Set(),
  users: new Set(),
  paths: [],
};

/**
 * Causes whose clients are the abusers. With the others they are bystanders: hosts whose mail this server bounced
 * or forwarded are mostly victims themselves.
 */
const CLIENTS_ARE_GUILTY: ReadonlySet<Cause> = new Set<Cause>([
  "stolen-credentials",
  "auth-bypass",
  "open-relay",
  "trusted-network",
]);

/** As much of an incident as accuses somebody. */
type Suspicion = Pick<Incident<unknown>, "accounts" | "cause" | "confidence"> & {
  readonly clients: readonly { readonly ip: string }[];
  readonly scripts: readonly Pick<
    Incident<unknown>["scripts"][number],
    "directory" | "file" | "uid" | "user"
  >[];
};

/** The culprits of a diagnosis. Of what is only possible nobody is one: an accusation that thin is not passed on. */
export function accusedOf(incidents: readonly Suspicion[]): Accused {
  const proven = incidents.filter(({ confidence }) => confidence !== "possible");
  const scripts = proven.flatMap((incident) => incident.scripts);
  return {
    accounts: new Set(proven.flatMap(({ accounts }) => accounts).map(lower)),
    ips: new Set(
      proven
        .filter(({ cause }) => CLIENTS_ARE_GUILTY.has(cause))
        .flatMap(({ clients }) => clients.map(({ ip }) => plainIp(ip))),
    ),
    users: new Set(
      scripts.flatMap(({ user, uid }) => [
        ...(user === undefined ? [] : [user.toLowerCase()]),
        ...(uid === undefined ? [] : [`uid:${uid}`]),
      ]),
    ),
    paths: scripts.flatMap(({ directory, file }) => [file, directory]).filter(isPath),
  };
}

function lower(text: string): string {
  return text.toLowerCase();
}

function isPath(text: string | undefined): text is string {
  return text !== undefined && text.length > 1;
}
