import type { AccountConnection, SqlConnection } from "../../core/account-connection.ts";
import { readAssignments } from "./assignments.ts";
import { DEFAULT_PORTS, parseServerPlace } from "./server-place.ts";

const NAMES: ReadonlySet<string> = new Set(
  [
    ["hosts", "user", "password", "dbname", "query", "domain", "result_format"],
    ["expansion_limit", "option_file", "option_group", "tls_ca_file", "table", "select_field"],
    ["server_host", "server_port", "search_base", "query_filter", "bind", "bind_dn", "bind_pw"],
    ["start_tls", "tls_ca_cert_file", "result_attribute", "version", "scope", "timeout"],
  ].flat(),
);

/**
 * The connection in a `mysql:`, `pgsql:` or `ldap:` file of Postfix (mysql_table(5), pgsql_table(5), ldap_table(5)).
 * The file does not say which of the two databases it is for: `kind` is what main.cf or the file's name says.
 */
export function postfixMapConnection(
  text: string,
  kind: SqlConnection["kind"],
): AccountConnection | undefined {
  const values = readAssignments(text, NAMES);
  return values.has("search_base") ? directoryOf(values) : databaseOf(values, kind);
}

function databaseOf(
  values: ReadonlyMap<string, string>,
  named: SqlConnection["kind"],
): AccountConnection | undefined {
  const database = values.get("dbname");
  if (database === undefined || !(values.has("query") || values.has("table"))) return undefined;
  const hosts = wordsOf(values.get("hosts") ?? "localhost");
  const address = [database, ...hosts].find((one) => /^postgres(?:ql)?:\/\//i.test(one));
  if (address !== undefined) return ofAddress(address);
  const places = hosts.flatMap((one) => parseServerPlace(one, DEFAULT_PORTS[named]) ?? []);
  const caFile = values.get("tls_ca_file");
  return {
    kind: named,
    places,
    database,
    user: values.get("user") ?? "",
    password: values.get("password") ?? null,
    tls: caFile === undefined ? "off" : "verify",
    ...(caFile === undefined ? {} : { caFile }),
  };
}

/** A libpq connection URI (PostgreSQL, 34.1.1.2). */
function ofAddress(text: string): SqlConnection | undefined {
  if (!URL.canParse(text)) return undefined;
  const { hostname, port, pathname, username, password, searchParams } = new URL(text);
  const host = searchParams.get("host") ?? hostname;
  const place = parseServerPlace(host || "localhost", Number(port) || DEFAULT_PORTS.postgresql);
  return {
    kind: "postgresql",
    places: place === undefined ? [] : [place],
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
    password: password === "" ? null : decodeURIComponent(password),
    tls: "off",
  };
}

function directoryOf(values: ReadonlyMap<string, string>): AccountConnection {
  const port = values.get("server_port") ?? "389";
  const hosts = wordsOf(values.get("server_host") ?? "localhost");
  const caFile = values.get("tls_ca_cert_file");
  const isAnonymous = values.get("bind") === "no";
  return {
    kind: "ldap",
    urls: hosts.map((host) => (host.includes("://") ? host : `ldap://${host}:${port}`)),
    base: fixedBase(values.get("search_base") ?? ""),
    user: isAnonymous ? "" : (values.get("bind_dn") ?? ""),
    password: isAnonymous ? null : (values.get("bind_pw") ?? null),
    tls: values.get("start_tls") === "yes" ? "verify" : "off",
    ...(caFile === undefined ? {} : { caFile }),
  };
}

/** `domainName=%d,o=domains,dc=example`: above the parts that depend on the address. */
export function fixedBase(base: string): string {
  const parts = base.split(/(?<!\\),/);
  const last = parts.findLastIndex((part) => part.includes("%"));
  return parts
    .slice(last + 1)
    .join(",")
    .trim();
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== "");
}
