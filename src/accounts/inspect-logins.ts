import type { PasswordScheme } from "./password-scheme.ts";
import type { AccountSource } from "./account.ts";
import { findAccount } from "./find-account.ts";
import type { AccountRecord } from "./row-account.ts";
import { findWeakPasswords, type WeakAnswer, type WeakBudget } from "./weak/find-weak-passwords.ts";

/** What the stores of accounts add to a login that the log names. */
export interface InspectedLogin {
  readonly login: string;
  /** As in `AccountStanding`. */
  readonly exists: boolean | null;
  /** The earliest date that any store gives. */
  readonly createdAt: string | null;
  readonly isAdministrator: boolean;
  readonly schemes: readonly PasswordScheme[];
  /** The worst answer of all stores; null = it is in none, or guessing was not wanted. */
  readonly guess: WeakAnswer | null;
  readonly sources: readonly AccountSource[];
}

const WORST_FIRST: readonly WeakAnswer[] = ["common", "login", "partly", "resists", "unchecked"];

/** Looks up the logins that an incident names, each as it stands in the log; guesses within `budget`, if any. */
export async function inspectLogins(
  logins: readonly string[],
  records: readonly AccountRecord[],
  budget: WeakBudget | undefined,
): Promise<readonly InspectedLogin[]> {
  const standings = logins.map((login) => findAccount(records, login));
  const wanted = new Set(standings.flatMap(({ accounts }) => accounts));
  const guessed = records.filter(({ account }) => wanted.has(account));
  const answers = budget && (await findWeakPasswords(guessed, budget)).answers;
  return standings.map(({ login, exists, accounts }) => {
    const found = guessed.filter(({ account }) => accounts.includes(account));
    const guesses = found.map((record) => answers?.get(record));
    const dates = accounts.flatMap(({ createdAt }) => (createdAt === null ? [] : [createdAt]));
    return {
      login,
      exists,
      createdAt: dates.sort()[0] ?? null,
      isAdministrator: accounts.some(({ isAdministrator }) => isAdministrator),
      schemes: accounts.flatMap(({ password: { scheme } }) => (scheme === null ? [] : [scheme])),
      guess: WORST_FIRST.find((answer) => guesses.includes(answer)) ?? null,
      sources: accounts.map(({ source }) => source),
    };
  });
}
