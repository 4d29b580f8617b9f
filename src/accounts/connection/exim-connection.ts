import type { AccountConnection, SqlConnection } from "../../core/account-connection.ts";
import { DEFAULT_PORTS, parseServerPlace } from "./server-place.ts";

const KINDS: Readonly<Record<string, SqlConnection["kind"]>> = {
  mysql: "mysql",
  pgsql: "postgresql",
};
const SETTING = /^\s*(?:hide\s+)?(mysql|pgsql)_servers\s*=\s*(.{1,2000})$/m;

/** The first server of `mysql_servers` or `pgsql_servers`: `host::port(socket)/database/user/password` (Exim spec ch. 9.21 to 9.26). */
export function eximConnection(text: string): AccountConnection | undefined {
  const [, name = "", list = ""] = SETTING.exec(text) ?? [];
  const kind = KINDS[name];
  if (kind === undefined) return undefined;
  // A colon that is doubled is no separator; neither is `<;` at the beginning, which names another.
  const [, separator = ":", items = list] = /^<\s?(\S)\s(.*)$/.exec(list.trim()) ?? [];
  const [item = ""] = items
    .replaceAll(separator + separator, "\0")
    .split(separator)
    .map((one) => one.replaceAll("\0", separator).trim());
  const parts = /^([^/(]*)(?:\((\/[^()\s]*)\))?\/([^/]+)\/([^/]*)\/(.*)$/.exec(item);
  if (!parts) return undefined;
  const [, host = "", socket, database = "", user = "", password = ""] = parts;
  const place = parseServerPlace(socket ?? (host || "localhost"), DEFAULT_PORTS[kind]);
  return {
    kind,
    places: place === undefined ? [] : [place],
    database,
    user,
    password: password === "" ? null : password,
    tls: "off",
  };
}
