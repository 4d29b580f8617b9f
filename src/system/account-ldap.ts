import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { connect as connectSocket } from "node:net";
import type { Client, Entry } from "ldapts";
import type { AccountBackend } from "../core/account-backend.ts";
import type { LdapConnection } from "../core/account-connection.ts";
import { CHARACTERS_MAX, CONNECT_MS, STATEMENT_MS } from "./account-limits.ts";
import { accountProblem } from "./account-problem.ts";
import { TableRows } from "./table-rows.ts";

/** Of all the schemas that mail servers use; what is not among them is not asked for. */
const ATTRIBUTES = [
  ["objectClass", "uid", "mail", "sAMAccountName", "userPassword", "mailAlternateAddress"],
  ["shadowAddress", "mailLocalAddress", "enabledService", "accountStatus", "active"],
  ["createTimestamp", "whenCreated", "modifyTimestamp", "whenChanged", "pwdChangedTime"],
  ["shadowLastChange", "shadowExpire", "lastLogin", "authTimestamp", "userAccountControl"],
  ["domainGlobalAdmin"],
].flat();

/** Persons of every schema, and what has a password: groups, domains and organisations are none. */
const FILTER =
  "(|(objectClass=person)(objectClass=posixAccount)(objectClass=mailUser)(objectClass=qmailUser)" +
  "(objectClass=mailAccount)(userPassword=*))";

/** A part of the limit of OpenLDAP for one answer, 500: a page that goes beyond it is lost. */
const PAGE_ENTRIES = 100;

const SOCKETS = ["/run/slapd/ldapi", "/var/run/ldapi", "/usr/local/var/run/ldapi"] as const;

/** sizeLimitExceeded (RFC 4511 section 4.1.9): what came before it is good. */
const SIZE_LIMIT = 4;

/** Accounts in an LDAP directory; nothing but a bind and searches is sent. `place`: where its settings stand. */
export function ldapAccounts(connection: LdapConnection, place: string): AccountBackend {
  return {
    async tables() {
      let session: Client | undefined;
      try {
        session = await connectLdap(connection, place);
        const { table, whole } = await search(session, connection);
        const columns = ATTRIBUTES.map((name) => name.toLowerCase());
        return [{ form: "directory", name: "", columns, rows: table.rows, whole }];
      } catch (error) {
        throw accountProblem(error, place);
      } finally {
        await session?.unbind().catch(() => undefined);
      }
    },
  };
}

/** Logs in at the first address that answers; throws an `EvidenceProblem`. */
export async function connectLdap(connection: LdapConnection, place: string): Promise<Client> {
  const { Client } = await import("ldapts");
  const { user, password, tls, caFile } = connection;
  const tlsOptions = caFile === undefined ? {} : { ca: await readFile(caFile) };
  let problem: unknown;
  for (const url of connection.urls) {
    const path = socketOf(url);
    const session = new Client({
      url: path === undefined ? url : "ldap://localhost",
      ...(path === undefined ? {} : { createConnection: () => connectSocket(path) }),
      connectTimeout: CONNECT_MS,
      timeout: STATEMENT_MS,
      ...(url.startsWith("ldaps:") ? { tlsOptions } : {}),
    });
    try {
      await withinTime(
        (async () => {
          if (tls === "verify" && url.startsWith("ldap:")) await session.startTLS(tlsOptions);
          await session.bind(user, password ?? "");
        })(),
      );
      return session;
    } catch (error) {
      problem ??= error;
      // It waits for the server, which may never answer.
      session.unbind().catch(() => undefined);
    }
  }
  throw accountProblem(problem ?? { code: "ENOTFOUND" }, place);
}

/** The driver has one time limit for all, and a search may take longer than a bind. */
async function withinTime(login: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = Object.assign(new Error("no answer"), { code: "ETIMEDOUT" });
    timer = setTimeout(() => reject(error), CONNECT_MS);
  });
  try {
    await Promise.race([login, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** `ldapi://%2Frun%2Fslapd%2Fldapi`; without a path, where Debian and OpenLDAP have it. */
function socketOf(url: string): string | undefined {
  if (!url.startsWith("ldapi:")) return undefined;
  const path = decodeURIComponent(url.slice("ldapi://".length).replace(/\/$/, ""));
  if (path !== "") return path;
  return SOCKETS.find((one) => existsSync(one)) ?? SOCKETS[0];
}

async function search(
  session: Client,
  { base, filter }: LdapConnection,
): Promise<{ readonly table: TableRows; readonly whole: boolean }> {
  const table = new TableRows();
  const pages = session.searchPaginated(base, {
    scope: "sub",
    filter: filter ?? FILTER,
    attributes: [...ATTRIBUTES],
    paged: { pageSize: PAGE_ENTRIES },
    timeLimit: STATEMENT_MS / 1000,
  });
  try {
    for await (const { searchEntries } of pages) {
      if (!searchEntries.every((entry) => table.add(valuesOf(entry)))) break;
    }
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== SIZE_LIMIT) throw error;
    return { table, whole: false };
  }
  // A filter of the settings may leave accounts out.
  return { table, whole: !table.isFull && filter === undefined };
}

/** Attribute names are not case sensitive, and the server writes them as it likes. */
function valuesOf(entry: Entry): readonly (string | null)[] {
  const byName = new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]));
  return ATTRIBUTES.map((name) => {
    const value = byName.get(name.toLowerCase());
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
    if (values.length === 0) return null;
    return values.map(String).join("\n").slice(0, CHARACTERS_MAX);
  });
}
