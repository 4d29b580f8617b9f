import * as z from "zod";
import type { SettingField } from "./setting-field.ts";

const path = z.string().regex(/^\/[^\0]+$/);
const word = z.string().min(1).max(1_000);

/** A password stands in a file or in a variable, never in the settings: these are shown, copied and kept in backups. */
const login = {
  user: word,
  passwordFile: path.optional(),
  passwordEnv: z
    .string()
    .regex(/^[A-Za-z_]\w{0,99}$/)
    .optional(),
  tls: z.boolean().default(false),
  caFile: path.optional(),
};

const EXCLUSIVE = [
  ["host", "socket"],
  ["passwordFile", "passwordEnv"],
] as const;

const sql = {
  host: word.optional(),
  port: z.int().min(1).max(65_535).optional(),
  socket: path.optional(),
  database: word,
  ...login,
  query: z
    .string()
    .regex(/^\s*(?:select|with)\s[^;]*;?\s*$/i)
    .max(10_000)
    .optional(),
};

const DATABASE = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("mysql"), ...sql }),
    z.strictObject({ kind: z.literal("postgresql"), ...sql }),
    z.strictObject({
      kind: z.literal("ldap"),
      url: z.string().regex(/^ldap[is]?:\/\/[^\s/]*\/?$/i),
      base: word,
      filter: z
        .string()
        .regex(/^\(.{1,2000}\)$/)
        .optional(),
      ...login,
      user: word.optional(),
    }),
    z.strictObject({ kind: z.literal("file"), path }),
  ])
  .superRefine((database, context) => {
    for (const [one, other] of EXCLUSIVE) {
      if (!(one in database && other in database)) continue;
      context.addIssue({ code: "custom", path: [other], params: { oneOf: [one, other] } });
    }
  });

/** Where the logins of this machine's mail server are kept. */
export const ACCOUNTS_SECTION = z.strictObject({
  databases: z.array(DATABASE).max(50).default([]),
});
export type AccountDatabase = z.infer<typeof DATABASE>;

/** In the order of `config describe`; the kinds that a key is for stand in its words. */
export const ACCOUNTS_FIELDS: readonly SettingField[] = [
  { key: "accounts" },
  { key: "accounts.databases", default: [] },
  { key: "accounts.databases[].kind", example: "mysql" },
  { key: "accounts.databases[].host", example: "127.0.0.1" },
  { key: "accounts.databases[].port", example: 3306 },
  { key: "accounts.databases[].socket", example: "/run/mysqld/mysqld.sock" },
  { key: "accounts.databases[].database", example: "vmail" },
  { key: "accounts.databases[].user", example: "mailwarden" },
  { key: "accounts.databases[].passwordFile", example: "/etc/mailwarden/vmail.password" },
  { key: "accounts.databases[].passwordEnv", example: "VMAIL_PASSWORD" },
  { key: "accounts.databases[].tls", example: false },
  { key: "accounts.databases[].caFile", example: "/etc/ssl/certs/ca-certificates.crt" },
  {
    key: "accounts.databases[].query",
    example: "SELECT login AS username, hash AS password, enabled AS active FROM people",
  },
  { key: "accounts.databases[].url", example: "ldap://127.0.0.1" },
  { key: "accounts.databases[].base", example: "ou=people,dc=example,dc=com" },
  { key: "accounts.databases[].filter", example: "(objectClass=inetOrgPerson)" },
  { key: "accounts.databases[].path", example: "/etc/dovecot/users" },
];
