/** Columns and LDAP attributes of one meaning, the most telling first. */
export const LOGIN_COLUMNS = [
  "username",
  "login",
  "email",
  "mail",
  "user",
  "userid",
  "user_name",
  "loginname",
  "login_name",
  "emailaddress",
  "email_address",
  "mailbox",
  "account",
  "accountname",
  "address",
  "localpart",
  "local_part",
  "pw_name",
  "samaccountname",
  "uid",
] as const;

export const DOMAIN_COLUMNS = [
  "domain",
  "domain_name",
  "domainname",
  "realm",
  "pw_domain",
] as const;

export const PASSWORD_COLUMNS = [
  "password",
  "passwd",
  "userpassword",
  "password_hash",
  "passwordhash",
  "crypt",
  "crypt_password",
  "encrypted_password",
  "password_enc",
  "pw_passwd",
  "pass",
  "pwd",
  "hash",
] as const;

/** The password itself, kept beside its hash. */
export const CLEAR_COLUMNS = [
  "clearpwd",
  "pw_clear_passwd",
  "clear",
  "clear_passwd",
  "clear_password",
  "cleartext",
  "plain_password",
  "password_plain",
] as const;

export const CREATED_COLUMNS = [
  "createdate",
  "created",
  "created_at",
  "create_date",
  "create_time",
  "creation_date",
  "createtimestamp",
  "whencreated",
  "date_created",
  "regdate",
] as const;

/** The password's own last change before the row's. */
export const CHANGED_COLUMNS = [
  "passwordlastchange",
  "password_changed",
  "password_changed_at",
  "pwdchangedtime",
  "shadowlastchange",
  "modified",
  "modified_at",
  "updated_at",
  "updated",
  "lastmodified",
  "modifytimestamp",
  "whenchanged",
] as const;

export const EXPIRES_COLUMNS = [
  "expiredate",
  "expired",
  "expires",
  "expires_at",
  "expiry",
  "shadowexpire",
] as const;

export const LAST_LOGIN_COLUMNS = [
  "last_login",
  "lastlogin",
  "last_login_at",
  "lastlogindate",
  "last_seen",
  "authtimestamp",
] as const;

export const ACTIVE_COLUMNS = [
  "active",
  "enabled",
  "is_active",
  "isactive",
  "accountstatus",
  "account_status",
  "status",
] as const;
export const INACTIVE_COLUMNS = ["disabled", "locked", "suspended", "is_disabled"] as const;

export const ADMINISTRATOR_COLUMNS = [
  "isadmin",
  "isglobaladmin",
  "is_admin",
  "superadmin",
  "globaladmin",
  "domainglobaladmin",
] as const;

/** Tables of administrators: ExtMail `manager`, PostfixAdmin and iRedMail `admin`, `domain_admins`. */
export const ADMINISTRATOR_TABLES: ReadonlySet<string> = new Set([
  "manager",
  "admin",
  "admins",
  "domain_admins",
]);

/** Tables whose rows are accounts even where the password's column was not selected. */
export const ACCOUNT_TABLES: ReadonlySet<string> = new Set([
  "mailbox",
  "mailboxes",
  "virtual_users",
  "mail_user",
  "mail_users",
  "mailuser",
  "accountuser",
  "vpopmail",
  "users",
  "accounts",
  ...ADMINISTRATOR_TABLES,
]);

export const ALIAS_TABLES: ReadonlySet<string> = new Set([
  "alias",
  "aliases",
  "forwardings",
  "virtual_aliases",
  "virtual_alias",
  "virtual",
  "valias",
  "mail_forwarding",
]);
export const ALIAS_COLUMNS = ["address", "alias", "source", "email", "mail"] as const;
export const TARGET_COLUMNS = ["goto", "forwarding", "destination", "recipient", "target"] as const;

/** The service's column, and whether 1 means that it is shut. */
export interface ServiceColumn {
  readonly column: string;
  readonly shuts: boolean;
}

function opens(...columns: readonly string[]): readonly ServiceColumn[] {
  return columns.map((column) => ({ column, shuts: false }));
}

function shuts(...columns: readonly string[]): readonly ServiceColumn[] {
  return columns.map((column) => ({ column, shuts: true }));
}

/** A service is open when one of its open columns says so; ExtMail's `disablesmtpd` is the one for sending. */
export const SERVICE_COLUMNS = {
  smtp: [
    ...opens(
      "enablesmtp",
      "enablesmtpsecured",
      "smtp",
      "smtp_active",
      "allow_smtp",
      "smtp_enabled",
    ),
    ...shuts("disablesmtpd", "disablesmtp", "disable_smtp"),
  ],
  imap: [
    ...opens(
      "enableimap",
      "enableimapsecured",
      "imap",
      "imap_active",
      "allow_imap",
      "imap_enabled",
    ),
    ...shuts("disableimap", "disable_imap"),
  ],
  pop3: [
    ...opens(
      "enablepop3",
      "enablepop3secured",
      "pop3",
      "pop3_active",
      "allow_pop3",
      "pop",
      "pop3_enabled",
    ),
    ...shuts("disablepop3", "disable_pop3"),
  ],
  webmail: [
    ...opens("enablesogo", "enablewebmail", "webmail", "sogo_access"),
    ...shuts("disablewebmail", "disable_webmail"),
  ],
} as const satisfies Readonly<Record<string, readonly ServiceColumn[]>>;
