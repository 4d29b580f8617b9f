import { domainOf, isRedacted } from "../core/mail-address.ts";
import type { Account } from "./account.ts";
import type { AccountRecord } from "./row-account.ts";

/** What the evidence says about a login. */
export interface AccountStanding {
  readonly login: string;
  /** false only where a whole table of its domain was read and it is not in it; null = the evidence cannot tell. */
  readonly exists: boolean | null;
  /** One for each store that has it. */
  readonly accounts: readonly Account[];
}

/** Looks a login up, whatever case it was typed in; without a domain it also finds `login@any-domain`. */
export function findAccount(records: readonly AccountRecord[], login: string): AccountStanding {
  const wanted = login.trim().toLowerCase();
  if (wanted === "" || isRedacted(wanted)) return { login, exists: null, accounts: [] };
  const isWanted = ({ account }: AccountRecord) => {
    const name = account.login.toLowerCase();
    return name === wanted || (!wanted.includes("@") && name.startsWith(`${wanted}@`));
  };
  const accounts = records.filter(isWanted).map(({ account }) => account);
  if (accounts.length > 0) return { login, exists: true, accounts };
  return { login, exists: isCovered(records, wanted) ? false : null, accounts };
}

/** Whether every account of the login's domain is in the evidence. */
function isCovered(records: readonly AccountRecord[], login: string): boolean {
  const domain = domainOf(login);
  return records.some(
    ({ account, whole }) =>
      whole && account.store !== "system" && domain !== "" && domainOf(account.login) === domain,
  );
}
