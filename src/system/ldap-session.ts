import type { Entry } from "ldapts";
import type { LdapConnection } from "../core/account-connection.ts";
import type { LdapSession } from "../core/ldap-session.ts";
import { connectLdap } from "./account-ldap.ts";

const ATTRIBUTES = ["userPassword", "accountStatus"] as const;
/** noSuchAttribute, attributeOrValueExists, noSuchObject (RFC 4511 section 4.1.9). */
const CHANGED: ReadonlySet<unknown> = new Set([16, 20]);
const MISSING = 32;

/**
 * Runs `work` with a directory that may be written to; the driver's errors are thrown on. `place`: where the connection's
 * settings stand.
 */
export async function withLdapSession<T>(
  connection: LdapConnection,
  place: string,
  work: (session: LdapSession) => Promise<T>,
): Promise<T> {
  const { Attribute, Change, EqualityFilter, OrFilter } = await import("ldapts");
  const client = await connectLdap(connection, place);
  const part = (operation: "add" | "delete", type: string, values: readonly string[]) =>
    values.length === 0
      ? []
      : [new Change({ operation, modification: new Attribute({ type, values: [...values] }) })];
  try {
    return await work({
      async find(names, value) {
        const filters = names.map((attribute) => new EqualityFilter({ attribute, value }));
        const { searchEntries } = await client.search(connection.base, {
          scope: "sub",
          filter: new OrFilter({ filters }),
          attributes: [...ATTRIBUTES],
          sizeLimit: 2,
        });
        return searchEntries.map((entry) => ({ dn: entry.dn, attributes: attributesOf(entry) }));
      },
      async change(dn, changes) {
        // To delete a value by itself compares it: the server refuses the whole where it is another.
        const parts = changes.flatMap(({ attribute, from, to }) => [
          ...part("delete", attribute, from),
          ...part("add", attribute, to),
        ]);
        try {
          await client.modify(dn, parts);
          return "done";
        } catch (error) {
          const { code } = error as { readonly code?: unknown };
          if (CHANGED.has(code)) return "changed";
          if (code === MISSING) return "missing";
          throw error;
        }
      },
    });
  } finally {
    await client.unbind().catch(() => undefined);
  }
}

function attributesOf(entry: Entry): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(entry).map(([name, value]) => [
      name.toLowerCase(),
      (Array.isArray(value) ? value : [value]).map(String),
    ]),
  );
}
