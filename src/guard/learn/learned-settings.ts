import type { LimitNeed } from "./propose-limits.ts";

/** Maxima by the name of a limit. */
export type LearnedProfile = Readonly<Record<string, number | "off">>;

/** What is to be added to the section `guard` of the settings. */
export interface LearnedSettings {
  readonly profiles: Readonly<Record<string, LearnedProfile>>;
  /** Account to profile. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, { readonly max: number }>>;
}

/**
 * Accounts get profiles of their own, those with the same needs a common one; for all other sources only the limit itself
 * can be raised. `profileOf`: what an account has by now, for it keeps the rest of it.
 */
export function learnedSettings(
  needs: readonly LimitNeed[],
  profileOf: (account: string) => LearnedProfile,
): LearnedSettings {
  const byAccount = new Map<string, LearnedProfile>();
  const limits: Record<string, { max: number }> = {};
  for (const { kind, name, limit, proposed } of needs) {
    if (kind === "account") {
      const own = byAccount.get(name) ?? profileOf(name);
      byAccount.set(name, { ...own, [limit]: proposed });
    } else if (proposed > (limits[limit]?.max ?? 0)) limits[limit] = { max: proposed };
  }
  const names = new Map<string, string>();
  const profiles: Record<string, LearnedProfile> = {};
  const accounts: [string, string][] = [];
  for (const [account, maxima] of byAccount) {
    const content = JSON.stringify(Object.entries(maxima).toSorted());
    const name = names.get(content) ?? `learned-${names.size + 1}`;
    names.set(content, name);
    profiles[name] = maxima;
    accounts.push([account, name]);
  }
  return { profiles, accounts: Object.fromEntries(accounts), limits };
}
