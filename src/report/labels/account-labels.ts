import type { Formats } from "../formats.ts";

/** Names of the columns of `accounts show`. */
export type AccountFact =
  | "source"
  | "active"
  | "services"
  | "created"
  | "changed"
  | "expires"
  | "lastLogin"
  | "password"
  | "aliases"
  | "administrator";

/** What `accounts show` and `accounts audit` say. */
export interface AccountLabels {
  /** The first line of `accounts show`; `exists` is null where the evidence cannot tell. */
  readonly standing: {
    exists(values: { login: string; stores: number }, f: Formats): string;
    missing(values: { login: string }): string;
    unknown(values: { login: string }): string;
  };
  /** The first line of `accounts audit`. */
  readonly audited: {
    accounts(values: { accounts: number; findings: number }, f: Formats): string;
    none: string;
  };
  readonly headings: { readonly findings: string; readonly evidence: string };
  readonly facts: Record<AccountFact, string>;
  readonly values: {
    readonly yes: string;
    readonly no: string;
    readonly unknown: string;
    /** `db/extmail.sql:135, table mailbox` */
    place(values: { place: string; table: string }): string;
    /** Behind the scheme: a column beside it has the password itself. */
    clearCopy(values: { scheme: string }): string;
    evidence(values: { name: string; accounts: number }, f: Formats): string;
    /** Behind it where the end of the evidence is missing. */
    cut: string;
  };
  /** Names of ways to store a password that are no name of their own. */
  readonly schemes: Record<"clear-text" | "empty" | "locked" | "masked" | "unknown", string>;
  /** What is wrong, for the line behind the account. */
  readonly findings: {
    commonPassword: string;
    ownNamePassword: string;
    emptyPassword: string;
    /** `reasons`: a list from the names below. */
    weakAdministrator(values: { reasons: string }): string;
    clearText(values: { count: number }, f: Formats): string;
    weakScheme(values: { count: number; scheme: string }, f: Formats): string;
    withoutDate: string;
    dateAhead(values: { at: string }, f: Formats): string;
    neverUsed: string;
  };
  /** Why an administrator's account is weak. */
  readonly reasons: Record<"password" | "empty" | "clear-text" | "scheme", string>;
  readonly guesses: {
    done(values: { checked: number; unchecked: number }, f: Formats): string;
    ranOut: string;
    /** Without `--check-weak`. */
    notAsked: string;
  };
}
