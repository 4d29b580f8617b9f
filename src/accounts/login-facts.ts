import { domainOf } from "../core/mail-address.ts";
import type { Account } from "./account.ts";
import { findAccount } from "./find-account.ts";
import type { AccountRecord } from "./row-account.ts";
import { storedTimeMs } from "./stored-time.ts";

/** What the stores of accounts say about a login that a log names. */
export type LoginFact =
  /** All accounts of its domain are there, and it is not among them. `account` is one of those, for the place. */
  | { readonly kind: "not-in-table"; readonly account: Account; readonly accounts: number }
  /** Made shortly before it was used: `createdAt` is not null. */
  | { readonly kind: "new"; readonly account: Account }
  /** Nothing is stored for a password. */
  | { readonly kind: "empty"; readonly account: Account }
  | { readonly kind: "disabled"; readonly account: Account }
  | { readonly kind: "exists"; readonly account: Account };

/** Who makes an account for abuse uses it within days; a colleague's new account is abused years later. */
const NEW_MS = 7 * 86_400_000;
/** A database's time has no zone. */
const ZONE_MS = 14 * 3_600_000;

/**
 * The facts about a login, the most telling first; none where the stores cannot tell, or where several accounts could
 * be meant. `firstMs` is its first use, NaN where unknown.
 */
export function loginFacts(
  login: string,
  records: readonly AccountRecord[],
  firstMs: number,
): readonly LoginFact[] {
  const { exists, accounts } = findAccount(records, login);
  const users = accounts.filter(({ store }) => store !== "system" || !login.includes("@"));
  if (exists === false) return notInTable(login, records);
  // A login without a domain may be one of several.
  if (new Set(users.map((account) => account.login.toLowerCase())).size !== 1) return [];
  return [
    ...users.filter((account) => isNew(account, firstMs)).map(fact("new")),
    ...users.filter(({ password }) => password.scheme === "empty").map(fact("empty")),
    ...users.filter(({ active }) => active === false).map(fact("disabled")),
    ...users.slice(0, 1).map(fact("exists")),
  ];
}

function fact(kind: Exclude<LoginFact["kind"], "not-in-table">): (account: Account) => LoginFact {
  return (account) => ({ kind, account });
}

/** Some servers let people log in with another address of theirs. */
function notInTable(login: string, records: readonly AccountRecord[]): readonly LoginFact[] {
  const wanted = login.trim().toLowerCase();
  const isAlias = records.some(({ account }) =>
    account.aliases.some((alias) => alias.toLowerCase() === wanted),
  );
  const ofDomain = records.filter(
    ({ account, whole }) => whole && domainOf(account.login) === domainOf(wanted),
  );
  const [first] = ofDomain;
  return isAlias || first === undefined
    ? []
    : [{ kind: "not-in-table", account: first.account, accounts: ofDomain.length }];
}

function isNew({ createdAt }: Account, firstMs: number): boolean {
  if (createdAt === null) return false;
  const createdMs = storedTimeMs(createdAt);
  return createdMs > firstMs - NEW_MS && createdMs < firstMs + ZONE_MS;
}
