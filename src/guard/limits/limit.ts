/** Whom a limit counts for. */
export const SUBJECT_KINDS = ["account", "script", "domain", "network", "server"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What a limit counts. `networks`: distinct client networks, /24 or /64. */
export const MEASURES = ["recipients", "messages", "new-recipients", "networks"] as const;
export type Measure = (typeof MEASURES)[number];

/** Where a message comes from, as far as it decides which limits apply. */
export const ORIGINS = ["authenticated", "script", "trusted", "outside"] as const;
export type Origin = (typeof ORIGINS)[number];

/** What a limit does to the message that would pass it. */
export const LIMIT_ANSWERS = ["warn", "hold", "defer", "reject"] as const;
export type LimitAnswer = (typeof LIMIT_ANSWERS)[number];

export interface Limit {
  readonly name: string;
  readonly per: SubjectKind;
  readonly counts: Measure;
  /** Length of the sliding window; 0 = one message. */
  readonly windowMs: number;
  readonly max: number;
  readonly answer: LimitAnswer;
  readonly from: readonly Origin[];
}

/** What of a limit is counted; limits that differ in `max` or `answer` alone share it, and keep it when they change. */
export function columnKey(limit: Pick<Limit, "per" | "counts" | "windowMs">): string {
  return `${limit.per} ${limit.counts} ${limit.windowMs}`;
}
