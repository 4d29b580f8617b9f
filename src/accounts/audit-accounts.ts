import type { Severity } from "../core/diagnosis.ts";
import type { AccountFinding } from "./account-finding.ts";
import { oddAccounts } from "./odd-accounts.ts";
import type { PasswordScheme } from "./password-scheme.ts";
import type { AccountRecord } from "./row-account.ts";
import type { WeakAnswer } from "./weak/find-weak-passwords.ts";

/** A table of a provider has many; the report names so many and counts the rest. */
const ACCOUNTS_NAMED_MAX = 100;
const PROOF_MAX = 3;

/**
 * How fast a stolen table gives its passwords away: without salt or with DES at once, with one round of a fast hash
 * or MD5-crypt in hours (its author withdrew it in 2012, CVE-2012-3287).
 */
const WEAK_SCHEMES: Readonly<Partial<Record<PasswordScheme, Severity>>> = {
  lanman: "high",
  nt: "high",
  md5: "high",
  sha1: "high",
  mysql: "high",
  "des-crypt": "high",
  "cram-md5": "medium",
  sha256: "medium",
  sha512: "medium",
  smd5: "medium",
  ssha: "medium",
  "bsdi-crypt": "medium",
  "md5-crypt": "medium",
  apr1: "medium",
};

const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

export interface AuditSettings {
  /** For creation dates that lie ahead. */
  readonly nowMs: number;
  /** What `findWeakPasswords` said; empty = it was not asked. */
  readonly answers: ReadonlyMap<AccountRecord, WeakAnswer>;
  /** All accounts of the evidence: odd is one among its neighbours only. */
  readonly neighbours: readonly AccountRecord[];
}

/** What is weak about the accounts of `records`, worst first. Accounts that are locked or not active are left out. */
export function auditAccounts(
  records: readonly AccountRecord[],
  { nowMs, answers, neighbours }: AuditSettings,
): readonly AccountFinding[] {
  const usable = records.filter(isUsable);
  const logins = new Set(records.map(({ account }) => account.login));
  const findings = [
    ...usable.flatMap((record) => weakPassword(record, answers.get(record))),
    ...usable.flatMap(emptyPassword),
    ...usable.flatMap((record) => weakAdministrator(record, answers.get(record))),
    ...clearText(usable),
    ...weakSchemes(usable),
    ...oddAccounts(neighbours, nowMs).filter(({ subject }) => logins.has(subject)),
  ];
  return findings.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function isUsable({ account, password }: AccountRecord): boolean {
  return account.active !== false && password?.scheme !== "locked";
}

function proofOf(records: readonly AccountRecord[]): AccountFinding["proof"] {
  return records
    .slice(0, PROOF_MAX)
    .map(({ account }) => ({ source: account.source, text: account.shown }));
}

function weakPassword(
  record: AccountRecord,
  answer: WeakAnswer | undefined,
): readonly AccountFinding[] {
  if (answer !== "common" && answer !== "login") return [];
  const { login, isAdministrator, services } = record.account;
  const severity = services.smtp === false && !isAdministrator ? "high" : "critical";
  const data = { guess: answer, scheme: record.account.password.scheme };
  return [
    { code: "account-weak-password", severity, subject: login, data, proof: proofOf([record]) },
  ];
}

/** The comparison of an empty column with an empty password holds (the Exim authenticator that lets anybody in). */
function emptyPassword(record: AccountRecord): readonly AccountFinding[] {
  const { account, password } = record;
  if (password?.scheme !== "empty") return [];
  const data = { active: account.active, clearTextCopy: account.password.clearTextCopy };
  return [
    {
      code: "account-empty-password",
      severity: account.password.clearTextCopy ? "medium" : "critical",
      subject: account.login,
      data,
      proof: proofOf([record]),
    },
  ];
}

function weakAdministrator(
  record: AccountRecord,
  answer: WeakAnswer | undefined,
): readonly AccountFinding[] {
  const { account } = record;
  const { scheme, clearTextCopy } = account.password;
  if (!account.isAdministrator || scheme === null) return [];
  const reasons = [
    ...(answer === "common" || answer === "login" ? ["password"] : []),
    ...(scheme === "empty" ? ["empty"] : []),
    ...(scheme === "clear-text" || clearTextCopy ? ["clear-text"] : []),
    ...(WEAK_SCHEMES[scheme] === undefined ? [] : ["scheme"]),
  ];
  if (reasons.length === 0) return [];
  const severity = reasons.includes("password") || reasons.includes("empty") ? "critical" : "high";
  const data = { reasons, scheme };
  return [
    {
      code: "account-admin-weak",
      severity,
      subject: account.login,
      data,
      proof: proofOf([record]),
    },
  ];
}

function clearText(records: readonly AccountRecord[]): readonly AccountFinding[] {
  const found = records.filter(
    ({ account: { password } }) => password.scheme === "clear-text" || password.clearTextCopy,
  );
  return byTable(found).map((group) => ({
    code: "account-clear-text",
    severity: "high",
    ...groupFacts(group, "clear-text"),
  }));
}

function weakSchemes(records: readonly AccountRecord[]): readonly AccountFinding[] {
  return Object.entries(WEAK_SCHEMES).flatMap(([scheme, severity]) => {
    // Administrators have a finding of their own.
    const found = records.filter(
      ({ account }) => account.password.scheme === scheme && !account.isAdministrator,
    );
    return byTable(found).map((group) => ({
      code: "account-weak-scheme" as const,
      severity,
      ...groupFacts(group, scheme),
    }));
  });
}

function byTable(records: readonly AccountRecord[]): readonly (readonly AccountRecord[])[] {
  const tables = new Map<string, AccountRecord[]>();
  for (const record of records) {
    const { name, table } = record.account.source;
    const id = `${name}\0${table}`;
    const group = tables.get(id);
    if (group) group.push(record);
    else tables.set(id, [record]);
  }
  return [...tables.values()];
}

function groupFacts(
  group: readonly AccountRecord[],
  scheme: string,
): Pick<AccountFinding, "subject" | "data" | "proof"> {
  const logins = group.map(({ account }) => account.login);
  const source = group[0]?.account.source;
  return {
    subject:
      logins.length === 1 ? (logins[0] ?? scheme) : source?.table || (source?.name ?? scheme),
    data: {
      scheme,
      count: logins.length,
      accounts: logins.slice(0, ACCOUNTS_NAMED_MAX),
      table: source?.table ?? "",
      source: source?.name ?? "",
    },
    proof: proofOf(group),
  };
}
