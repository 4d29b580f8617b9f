/** A client that is kept out of the mail ports for a time. */
export interface Ban {
  /** An address, or a /64 of IPv6. */
  readonly target: string;
  /** `guesses`, `attempts`, `spraying`. */
  readonly reason: string;
  readonly guesses: number;
  readonly accounts: number;
  /** RFC 3339. */
  readonly since: string;
  /** Guard clock. */
  readonly untilMs: number;
  /** How often it was banned, this time included. */
  readonly times: number;
  /** False in mode `observe`: it is only told. */
  readonly isInForce: boolean;
}

/** How long a ban lasts (`guard.bans`). */
export interface BanRules {
  readonly firstMs: number;
  /** Each further one lasts four times as long, at most so long. */
  readonly mostMs: number;
}
