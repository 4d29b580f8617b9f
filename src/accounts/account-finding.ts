import type { Severity } from "../core/diagnosis.ts";
import type { AccountSource } from "./account.ts";

/** Codes of what `accounts audit` finds; public, and documented in docs/accounts.md. */
export const ACCOUNT_FINDINGS = [
  "account-weak-password",
  "account-empty-password",
  "account-admin-weak",
  "account-clear-text",
  "account-weak-scheme",
  "account-unmade",
  "account-never-used",
] as const;
export type AccountFindingCode = (typeof ACCOUNT_FINDINGS)[number];

/** A weakness of an account, or of all accounts that share it; `report/` gives it its words. */
export interface AccountFinding {
  readonly code: AccountFindingCode;
  readonly severity: Severity;
  /** The login; where it is about many, the scheme or the table. */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly proof: readonly { readonly source: AccountSource; readonly text: string }[];
}
