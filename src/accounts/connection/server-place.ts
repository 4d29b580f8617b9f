import type { ServerPlace } from "../../core/account-connection.ts";

export const DEFAULT_PORTS = { mysql: 3306, postgresql: 5432 } as const;

/**
 * One entry of `hosts` of mysql_table(5) and pgsql_table(5), of Dovecot's `host=`: `db.example.com`, `inet:db:3307`,
 * `[2001:db8::1]:3306`, `unix:/run/mysqld/mysqld.sock`, `/run/postgresql`.
 */
export function parseServerPlace(text: string, defaultPort: number): ServerPlace | undefined {
  const socket = /^(?:unix:|\()?(\/[^()\s]+)\)?$/.exec(text);
  if (socket) return { kind: "socket", path: socket[1] ?? "", port: defaultPort };
  const [, bracketed, name, port] =
    /^(?:inet:)?(?:\[([\da-f:.]{2,45})\]|([^\s:[\]/]{1,255}))(?:::?(\d{1,5}))?$/i.exec(text) ?? [];
  const host = bracketed ?? name;
  const number = port === undefined ? defaultPort : Number(port);
  return host === undefined || number < 1 || number > 65_535
    ? undefined
    : { kind: "host", host, port: number };
}
