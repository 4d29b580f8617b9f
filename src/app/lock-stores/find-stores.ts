import {
  dovecotPassdbs,
  type DovecotPassdb,
  withLogin,
} from "../../accounts/connection/dovecot-passdbs.ts";
import { connectionName } from "../../core/account-connection.ts";
import { containFault, ContainProblem } from "../../core/containment.ts";
import type { EvidenceWorld } from "../../core/evidence-world.ts";
import type { HostWorld } from "../../core/host-world.ts";
import { accountsHere } from "../accounts-here.ts";
import type { AccountSessions } from "./account-sessions.ts";
import type { AccountStore } from "./account-store.ts";
import { ldapStore, type LdapWay } from "./ldap-store.ts";
import { passwdFileStore } from "./passwd-file-store.ts";
import { sqlStore, type SqlWay } from "./sql-store.ts";
import { systemUserStore } from "./system-user-store.ts";

/** What finding and changing accounts needs of this machine. */
export interface LockWorlds {
  readonly host: HostWorld;
  readonly evidence: EvidenceWorld;
  readonly sessions: AccountSessions;
}

/** Drivers of Dovecot that ask this machine for its own users. */
const OF_SYSTEM: ReadonlySet<string> = new Set(["pam", "passwd", "shadow", "bsdauth"]);

/**
 * The stores that let `login` in: databases and directories as `accounts` finds them, the passwd-files of Dovecot, and
 * the users of this machine where Dovecot asks for them, or where there is no Dovecot. `settings` names the settings file;
 * undefined = the usual one.
 */
export async function findStores(
  login: string,
  settings: string | undefined,
  { host, evidence, sessions }: LockWorlds,
): Promise<readonly AccountStore[]> {
  const passdbs = await passdbsOf(host);
  const { connections, unreadable } = await accountsHere(settings, {
    ...evidence,
    variable: (name) => sessions.variable(name),
  });
  const unread = unreadable.find(({ name }) => name === settings);
  if (unread !== undefined) throw containFault("store-fails", { said: unread.problem.message });
  const sql = new Map<string, SqlWay[]>();
  const ldap = new Map<string, LdapWay[]>();
  for (const { connection, place } of connections) {
    const name = connectionName(connection);
    if (connection.kind === "ldap")
      ldap.set(name, [...(ldap.get(name) ?? []), { connection, place }]);
    else sql.set(name, [...(sql.get(name) ?? []), { connection, place }]);
  }
  const system = passdbs?.find(({ driver }) => OF_SYSTEM.has(driver));
  return [
    ...[...sql].map(([name, ways]) => sqlStore(name, ways, sessions)),
    ...[...ldap].map(([name, ways]) => ldapStore(name, ways, sessions)),
    ...(passdbs ?? []).flatMap((passdb) => fileStore(passdb, login, host)),
    ...(passdbs === undefined || system !== undefined
      ? [systemUserStore((one) => withLogin(system?.userFormat ?? "%u", one, false), host)]
      : []),
  ];
}

function fileStore(
  { path, userFormat }: DovecotPassdb,
  login: string,
  host: HostWorld,
): readonly AccountStore[] {
  const named = path === undefined ? undefined : withLogin(path, login, true);
  if (named === undefined || host.files.look(named) === undefined) return [];
  // A link that the administrator made, to where the file is.
  const resolved = named === path ? host.files.resolve(named) : named;
  const keyOf = (one: string) => {
    const key = withLogin(userFormat, one, false);
    return key === undefined || /[:\p{Cc}]/u.test(key) ? undefined : key;
  };
  return [passwdFileStore(resolved, keyOf, host)];
}

/** Undefined where there is no Dovecot. */
async function passdbsOf(host: HostWorld): Promise<readonly DovecotPassdb[] | undefined> {
  try {
    const { status, stdout } = await host.ask("doveconf", ["-n"]);
    return status === 0 ? dovecotPassdbs(stdout) : undefined;
  } catch (error) {
    if (error instanceof ContainProblem && error.code === "program-missing") return undefined;
    throw error;
  }
}
