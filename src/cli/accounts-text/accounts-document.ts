import type { Account } from "../../accounts/account.ts";
import type { AccountFinding } from "../../accounts/account-finding.ts";
import type { AuditedAccounts, ShownAccounts } from "../../app/show-accounts.ts";
import { findingDocument } from "../../report/json.ts";
import type { Language } from "../../report/language.ts";
import { findingText } from "./finding-text.ts";

const SCHEMA = "mailwarden.accounts/1";

/** `accounts show --format json`, in the order of docs/accounts.md. */
export function shownDocument(shown: ShownAccounts, language: Language): unknown {
  return {
    schema: SCHEMA,
    login: shown.login,
    exists: shown.exists,
    accounts: shown.accounts.map(accountDocument),
    ...common(shown, language),
  };
}

/** `accounts audit --format json`. */
export function auditedDocument(audited: AuditedAccounts, language: Language): unknown {
  return {
    schema: SCHEMA,
    accounts: audited.accounts,
    administrators: audited.administrators.map(({ login }) => login),
    ...common(audited, language),
  };
}

function common(
  { findings, guesses, evidence }: Pick<ShownAccounts, "findings" | "guesses" | "evidence">,
  language: Language,
): object {
  return {
    findings: findings.map((finding) => findingDocument(withWords(finding, language))),
    guesses,
    evidence,
  };
}

function withWords(finding: AccountFinding, { labels, formats }: Language) {
  const says = findingText(finding, labels.accounts, formats);
  return {
    ...finding,
    proof: finding.proof.map(({ source, text }) => ({
      source: source.name,
      line: source.line,
      text,
      says,
    })),
  };
}

function accountDocument(account: Account): unknown {
  const { services, password, source } = account;
  return {
    login: account.login,
    exists: account.exists,
    active: account.active,
    services: {
      smtp: services.smtp,
      imap: services.imap,
      pop3: services.pop3,
      webmail: services.webmail,
    },
    createdAt: account.createdAt,
    changedAt: account.changedAt,
    expiresAt: account.expiresAt,
    lastLoginAt: account.lastLoginAt,
    password: { scheme: password.scheme, clearTextCopy: password.clearTextCopy },
    aliases: account.aliases,
    isAdministrator: account.isAdministrator,
    store: account.store,
    source: { name: source.name, line: source.line, table: source.table },
  };
}
