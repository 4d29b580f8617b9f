import { formatRfc3339 } from "../../core/rfc3339.ts";
import type { GuardClock } from "../guard-clock.ts";
import type { Counters } from "../limits/counters.ts";
import type { Limit } from "../limits/limit.ts";
import type { LimitRules } from "../limits/limit-rules.ts";

/** How far somebody has used a limit. */
export interface UsageRow {
  readonly subject: string;
  readonly limit: string;
  readonly used: number;
  /** null = no limit. */
  readonly max: number | null;
  /** 0 ..; above 1 when only a warning was given, or the limit was lowered. */
  readonly share: number;
  /** When room for one more is there again, RFC 3339; null = there is some now. */
  readonly until: string | null;
}

interface Parts {
  readonly counters: Counters;
  readonly rules: LimitRules;
  readonly clock: GuardClock;
}

/** Every limit of one subject's kind, with what it has used. */
export function usageOf(parts: Parts, per: Limit["per"], subject: string): readonly UsageRow[] {
  const id = parts.counters.subjects[per].find(subject);
  return parts.rules.limits
    .filter((limit) => limit.per === per && limit.windowMs > 0)
    .map((limit) => usageRow(parts, limit, subject, id));
}

/** Who is nearest to a limit, or furthest beyond. Looks at every counter: not for the path of an answer. */
export function topUsage(parts: Parts, count: number): readonly UsageRow[] {
  const rows: UsageRow[] = [];
  for (const limit of parts.rules.limits) {
    if (limit.windowMs === 0) continue;
    for (const [subject, id] of parts.counters.subjects[limit.per].entries()) {
      const row = usageRow(parts, limit, subject, id);
      if (row.used > 0) rows.push(row);
    }
    // The table of one limit is cut before the next is read: 100,000 accounts have 100,000 rows in each.
    rows.sort((a, b) => b.share - a.share || b.used - a.used);
    rows.length = Math.min(rows.length, count);
  }
  return rows;
}

function usageRow(
  { counters, rules, clock }: Parts,
  limit: Limit,
  subject: string,
  id: number | undefined,
): UsageRow {
  const nowMs = clock.nowMs();
  const max = rules.maxFor(limit, subject, clock.wallMs());
  const { counts } = counters.columnOf(limit);
  const used = id === undefined ? 0 : counts.total(id, nowMs);
  const freeAtMs =
    id === undefined || max === undefined || used < max
      ? undefined
      : counts.freeAt(id, nowMs, max - 1);
  return {
    subject,
    limit: limit.name,
    used,
    max: max ?? null,
    share: max === undefined ? 0 : Math.round((used / Math.max(1, max)) * 1000) / 1000,
    until: freeAtMs === undefined ? null : formatRfc3339(Math.round(clock.wallAt(freeAtMs)), 0),
  };
}
