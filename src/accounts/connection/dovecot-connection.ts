import type { AccountConnection, SqlConnection } from "../../core/account-connection.ts";
import { readAssignments } from "./assignments.ts";
import { fixedBase } from "./postfix-map-connection.ts";
import { DEFAULT_PORTS, parseServerPlace } from "./server-place.ts";

const NAMES: ReadonlySet<string> = new Set(
  [
    ["driver", "connect", "default_pass_scheme", "password_query", "user_query", "iterate_query"],
    [
      "uris",
      "hosts",
      "dn",
      "dnpass",
      "base",
      "tls",
      "tls_ca_cert_file",
      "auth_bind",
      "ldap_version",
    ],
    ["pass_filter", "pass_attrs", "user_filter", "user_attrs", "iterate_filter", "iterate_attrs"],
  ].flat(),
);

const DRIVERS: Readonly<Record<string, SqlConnection["kind"]>> = {
  mysql: "mysql",
  pgsql: "postgresql",
};

/** The connection in a dovecot-sql.conf.ext or dovecot-ldap.conf.ext (Dovecot 2.3, "SQL" and "LDAP"). */
export function dovecotConnection(text: string): AccountConnection | undefined {
  const values = readAssignments(text, NAMES);
  const kind = DRIVERS[values.get("driver") ?? ""];
  if (kind !== undefined) return databaseOf(values.get("connect") ?? "", kind);
  const hosts = values.get("uris") ?? values.get("hosts");
  const base = values.get("base");
  return hosts === undefined || base === undefined ? undefined : directoryOf(hosts, base, values);
}

/** `host=a host=b port=3306 user=x password="a b" dbname=y`; a host with a slash is a socket. */
function databaseOf(connect: string, kind: SqlConnection["kind"]): AccountConnection | undefined {
  const pairs = [
    ...connect.slice(0, 4_000).matchAll(/(\w{1,32})\s?=\s?("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']\S*)/g),
  ].map(([, name = "", value = ""]) => [name.toLowerCase(), unquoted(value)] as const);
  const value = (name: string) => pairs.findLast(([one]) => one === name)?.[1];
  const database = value("dbname");
  if (database === undefined) return undefined;
  const port = Number(value("port")) || DEFAULT_PORTS[kind];
  const hosts = pairs.filter(([name]) => name === "host").map(([, host]) => host);
  const named = hosts.length > 0 ? hosts : ["localhost"];
  const caFile = value("ssl_ca") ?? value("sslrootcert");
  return {
    kind,
    places: named.flatMap((host) => parseServerPlace(host, port) ?? []),
    database,
    user: value("user") ?? "",
    password: value("password") ?? null,
    tls: caFile === undefined ? "off" : "verify",
    ...(caFile === undefined ? {} : { caFile }),
  };
}

function directoryOf(
  hosts: string,
  base: string,
  values: ReadonlyMap<string, string>,
): AccountConnection {
  const caFile = values.get("tls_ca_cert_file");
  return {
    kind: "ldap",
    urls: hosts
      .split(/\s+/)
      .filter((host) => host !== "")
      .map((host) => (host.includes("://") ? host : `ldap://${host}`)),
    base: fixedBase(base),
    user: values.get("dn") ?? "",
    password: values.get("dnpass") ?? null,
    tls: values.get("tls") === "yes" ? "verify" : "off",
    ...(caFile === undefined ? {} : { caFile }),
  };
}

function unquoted(value: string): string {
  if (/^".*"$/.test(value)) return value.slice(1, -1).replace(/\\(.)/g, "$1");
  return /^'.*'$/.test(value) ? value.slice(1, -1) : value;
}
