/** What is remembered by hash; strangers fill one pool and never push an account's own out of another. */
export const POOLS = ["recipients", "greylist", "logins"] as const;
export type Pool = (typeof POOLS)[number];

/** Puts down for the state what a pool learned. */
export type Remember = (pool: Pool, hash: number, value: number) => void;
