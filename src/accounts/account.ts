import type { PasswordScheme } from "./password-scheme.ts";

/** Where an account was found. */
export interface AccountSource {
  /** As the evidence is named: `db/extmail.sql`, `-`, `dump.tar.gz:db/extmail.sql`. */
  readonly name: string;
  /** 1 = first line; 0 = the store has no lines (a database file). */
  readonly line: number;
  /** The table in lower case; `""` where the text does not say it. */
  readonly table: string;
}

/** The software whose table or file it is, as far as its columns tell. */
export type AccountStore =
  "extmail" | "postfixadmin" | "iredmail" | "ldap" | "passwd-file" | "system" | "table";

/** Which services the account may use; null = the store does not say. */
export interface AccountServices {
  readonly smtp: boolean | null;
  readonly imap: boolean | null;
  readonly pop3: boolean | null;
  readonly webmail: boolean | null;
}

/**
 * One account of a mail server. No password and no hash is in it, nor can be: only the form in which it is stored.
 * Moments are as stored, `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS`, with an offset only where the store has one; null =
 * not stored, or stored as never (`0000-00-00`).
 */
export interface Account {
  /** As a client would log in: `info@example.com`, or `info` where there is no domain. */
  readonly login: string;
  readonly exists: true;
  /** null = the store has no such flag. */
  readonly active: boolean | null;
  readonly services: AccountServices;
  readonly createdAt: string | null;
  /** The last change of the password where the store keeps it, else of the row. */
  readonly changedAt: string | null;
  readonly expiresAt: string | null;
  readonly lastLoginAt: string | null;
  readonly password: {
    /** null = the evidence does not show the password's column. */
    readonly scheme: PasswordScheme | null;
    /** A column beside the hash holds the password itself (ExtMail `clearpwd`, vpopmail `pw_clear_passwd`). */
    readonly clearTextCopy: boolean;
  };
  /** Other addresses whose mail it gets, sorted. */
  readonly aliases: readonly string[];
  /** May administer the mail system or a domain in it. */
  readonly isAdministrator: boolean;
  readonly store: AccountStore;
  readonly source: AccountSource;
  /** Columns that say something and are no secret, for proof: `username=info@example.com, password=****, active=1`. */
  readonly shown: string;
}
