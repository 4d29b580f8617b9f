import type { AccountConnection, SqlConnection } from "../../core/account-connection.ts";
import { dovecotConnection } from "./dovecot-connection.ts";
import { eximConnection } from "./exim-connection.ts";
import { postfixMapConnection } from "./postfix-map-connection.ts";

/** A file with which a mail server reaches its accounts. */
export interface LookupFile {
  /** As shown. */
  readonly name: string;
  readonly text: string;
  /** What the setting that names the file says: `mysql:/etc/postfix/...`. */
  readonly kind?: SqlConnection["kind"];
}

/** The connection in a file of Postfix, Dovecot or Exim; undefined where it holds none. Never throws. */
export function findConnection({ name, text, kind }: LookupFile): AccountConnection | undefined {
  const byName = /pg|postgres/i.test(name.slice(name.lastIndexOf("/") + 1))
    ? "postgresql"
    : "mysql";
  return (
    dovecotConnection(text) ?? postfixMapConnection(text, kind ?? byName) ?? eximConnection(text)
  );
}

const SQLITE_MAP = /^dbpath\s*=\s*(\/.{1,1000}?)\s*$/m;
const SQLITE_DRIVER = /^\s*driver\s*=\s*sqlite\s*$/m;
const SQLITE_PATH = /^\s*connect\s*=\s*(\/.{1,1000}?)\s*$/m;

/** The SQLite file that a look-up file leads to: sqlite_table(5) of Postfix, `driver = sqlite` of Dovecot. */
export function findDatabaseFile(text: string): string | undefined {
  const [, path] = SQLITE_MAP.exec(text) ?? [];
  if (path !== undefined || !SQLITE_DRIVER.test(text)) return path;
  return SQLITE_PATH.exec(text)?.[1];
}

/** A path that a mail server's settings name. */
export interface NamedLookup {
  readonly path: string;
  readonly kind?: SqlConnection["kind"];
}

const POSTFIX_MAP = /\b(mysql|pgsql|ldap|sqlite):(\/[^\s,{}]{1,1000})/g;
const DOVECOT_ARGUMENT = /^\s*args\s*=\s*(\/[^\s{}]{1,1000}\.conf(?:\.ext)?)\s*$/gm;
/** A server has a dozen maps; most lead to the same database. */
const LOOKUPS_MAX = 50;

/** Look-up files that main.cf (`mysql:/path`, also behind `proxy:`) or a Dovecot configuration (`args = /path`) names. */
export function findLookups(text: string): readonly NamedLookup[] {
  const settings = text.replace(/^\s*#.*$/gm, "");
  const maps = [...settings.matchAll(POSTFIX_MAP)].map(([, type, path = ""]): NamedLookup => {
    if (type === "mysql") return { path, kind: "mysql" };
    return type === "pgsql" ? { path, kind: "postgresql" } : { path };
  });
  const files = [...settings.matchAll(DOVECOT_ARGUMENT)].map(([, path = ""]) => ({ path }));
  const byPath = new Map([...maps, ...files].map((one) => [one.path, one]));
  return [...byPath.values()].slice(0, LOOKUPS_MAX);
}
