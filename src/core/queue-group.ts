/** Values of `--by`. */
export const GROUPINGS = [
  "account",
  "client",
  "script",
  "sender-domain",
  "receiver",
  "reason",
  "age",
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Messages that have one value in common. */
export interface QueueGroup {
  /** `none`: the messages have no such thing. `unknown`: the evidence does not say. `other`: too many different ones. */
  readonly kind: "value" | "none" | "unknown" | "other";
  /** `""` but for `value`, and for the login without a name. */
  readonly key: string;
  /** A message with several receivers or reasons counts in each of their groups. */
  readonly messages: number;
  /** Recipients that still wait. */
  readonly recipients: number;
  readonly bytes: number;
  readonly bounces: number;
  readonly oldestMs: number | null;
  readonly newestMs: number | null;
}
