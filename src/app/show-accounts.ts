import type { Account } from "../accounts/account.ts";
import type { AccountFinding } from "../accounts/account-finding.ts";
import { auditAccounts } from "../accounts/audit-accounts.ts";
import { type AccountStanding, findAccount } from "../accounts/find-account.ts";
import { readAccountRecords } from "../accounts/read-accounts.ts";
import type { AccountRecord } from "../accounts/row-account.ts";
import { findWeakPasswords, type WeakAnswer } from "../accounts/weak/find-weak-passwords.ts";
import { type AccountWorld, gatherAccounts, type UnreadableAccounts } from "./gather-accounts.ts";

/** Where accounts were looked for, and how many were there. */
export interface AccountEvidence {
  readonly name: string;
  readonly accounts: number;
  /** Whether its end is missing: who is not in it may well exist. */
  readonly cut: boolean;
}

export interface AccountOptions {
  /** Try the commonest passwords against the stored ones; only here, never over the network. */
  readonly checkWeak: boolean;
  /** Settings that name this machine's databases; the usual file where undefined. */
  readonly config?: string | undefined;
}

/** How the guesses ended. */
export interface GuessSummary {
  readonly checked: number;
  /** Stored in a way that cannot be checked here (bcrypt, argon2, ...), or not in the evidence. */
  readonly unchecked: number;
  /** The time ran out before the last guess. */
  readonly ranOut: boolean;
}

interface Looked {
  readonly guesses: GuessSummary | null;
  readonly findings: readonly AccountFinding[];
  readonly evidence: readonly AccountEvidence[];
  readonly unreadable: readonly UnreadableAccounts[];
}

export type ShownAccounts = AccountStanding & Looked;

export interface AuditedAccounts extends Looked {
  /** How many accounts were found. */
  readonly accounts: number;
  readonly administrators: readonly Account[];
}

/** For a table of a few hundred accounts with dear hashes; each has then had the likeliest guesses. */
const GUESSING_MS = 60_000;

/** What is known about one account: `accounts show`. */
export async function showAccounts(
  login: string,
  evidence: readonly string[],
  options: AccountOptions,
  world: AccountWorld,
): Promise<ShownAccounts> {
  const { records, ...looked } = await lookAt(evidence, options.config, world);
  const standing = findAccount(records, login);
  const shown = new Set(standing.accounts);
  const wanted = records.filter(({ account }) => shown.has(account));
  const { answers, guesses } = await guess(wanted, options, world);
  const findings = auditAccounts(wanted, {
    nowMs: world.nowMs(),
    answers,
    neighbours: records,
  });
  return { ...standing, ...looked, guesses, findings };
}

/** What is weak about all of them: `accounts audit`. */
export async function auditAllAccounts(
  evidence: readonly string[],
  options: AccountOptions,
  world: AccountWorld,
): Promise<AuditedAccounts> {
  const { records, ...looked } = await lookAt(evidence, options.config, world);
  const { answers, guesses } = await guess(records, options, world);
  const accounts = records.map(({ account }) => account);
  return {
    ...looked,
    accounts: accounts.length,
    administrators: accounts.filter(
      ({ isAdministrator, store }) => isAdministrator && store !== "system",
    ),
    guesses,
    findings: auditAccounts(records, { nowMs: world.nowMs(), answers, neighbours: records }),
  };
}

async function lookAt(
  evidence: readonly string[],
  config: string | undefined,
  world: AccountWorld,
): Promise<
  Pick<Looked, "evidence" | "unreadable"> & { readonly records: readonly AccountRecord[] }
> {
  const { texts, rows, looked, cut, unreadable } = await gatherAccounts(evidence, config, world);
  const records = readAccountRecords(texts, rows).map((record) =>
    record.sources.some((name) => cut.has(name)) ? { ...record, whole: false } : record,
  );
  const counts = new Map<string, number>();
  for (const name of records.flatMap(({ sources }) => sources)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = looked.filter((name) => evidence.includes(name) || counts.has(name));
  return {
    records,
    evidence: named.map((name) => ({ name, accounts: counts.get(name) ?? 0, cut: cut.has(name) })),
    unreadable,
  };
}

async function guess(
  records: readonly AccountRecord[],
  { checkWeak }: AccountOptions,
  world: AccountWorld,
): Promise<{
  readonly answers: ReadonlyMap<AccountRecord, WeakAnswer>;
  readonly guesses: GuessSummary | null;
}> {
  if (!checkWeak) return { answers: new Map(), guesses: null };
  const { answers, ranOut } = await findWeakPasswords(records, {
    nowMs: () => world.nowMs(),
    timeMs: GUESSING_MS,
    pause: () => world.pause(),
  });
  const unchecked = [...answers.values()].filter((answer) => answer === "unchecked").length;
  return { answers, guesses: { checked: answers.size - unchecked, unchecked, ranOut } };
}
