import type { Limit } from "./limit.ts";

/** A limit that is another for one account for some time. */
export interface LimitOverride {
  readonly account: string;
  readonly limit: string;
  /** null = no limit. */
  readonly max: number | null;
  /** Wall clock, epoch milliseconds; null = until it is taken back. */
  readonly untilMs: number | null;
  readonly reason: string;
}

/** Maxima by the name of the limit; null = no limit. */
export type Profile = Readonly<Record<string, number | null>>;

/**
 * What applies to whom: an override of the account, else its profile, else the limit itself. Overrides expire by the
 * wall clock, for that is what the administrator wrote.
 */
export class LimitRules {
  readonly limits: readonly Limit[];
  readonly #profiles: ReadonlyMap<string, Profile>;
  readonly #overrides = new Map<string, Map<string, LimitOverride>>();

  /** `profiles`: by canonical account. */
  constructor(limits: readonly Limit[], profiles: ReadonlyMap<string, Profile>) {
    this.limits = limits;
    this.#profiles = profiles;
  }

  /** Undefined = no limit. */
  maxFor(limit: Limit, subject: string, wallMs: number): number | undefined {
    if (limit.per !== "account") return limit.max;
    const override = this.#overrides.get(subject)?.get(limit.name);
    if (override !== undefined && (override.untilMs === null || override.untilMs > wallMs)) {
      return override.max ?? undefined;
    }
    const own = this.#profiles.get(subject)?.[limit.name];
    return own === undefined ? limit.max : (own ?? undefined);
  }

  setOverride(override: LimitOverride): void {
    const own = this.#overrides.get(override.account) ?? new Map<string, LimitOverride>();
    own.set(override.limit, override);
    this.#overrides.set(override.account, own);
  }

  /** False when there is none. */
  removeOverride(account: string, limit: string): boolean {
    return this.#overrides.get(account)?.delete(limit) ?? false;
  }

  overrides(wallMs: number): readonly LimitOverride[] {
    return [...this.#overrides.values()]
      .flatMap((own) => [...own.values()])
      .filter(({ untilMs }) => untilMs === null || untilMs > wallMs);
  }
}
