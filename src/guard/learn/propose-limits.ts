import type { Limit, SubjectKind } from "../limits/limit.ts";
import type { LimitRules } from "../limits/limit-rules.ts";
import { type CountedMessage, peakUsage } from "./peak-usage.ts";

/** Who counts for a kind of limit: an account, a local user, a domain, or the server. */
export interface LearnedSource {
  readonly kind: SubjectKind;
  readonly name: string;
  /** In the order of time. */
  readonly messages: readonly CountedMessage[];
}

/** A maximum that is too low for what somebody honestly sends. */
export interface LimitNeed {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly limit: string;
  /** The most that was counted. */
  readonly peak: number;
  readonly max: number;
  readonly proposed: number;
}

/** Where the guard would have warned. */
const NEAR = 0.8;
/** Room above what was seen: next month's run is a little larger than this one's. */
const ROOM = 1.5;

/**
 * What must be raised so that nobody is held who sends as before; nothing is ever lowered. Beginning with an empty memory, as
 * the guard does.
 */
export function proposeLimits(
  sources: readonly LearnedSource[],
  rules: LimitRules,
  wallMs: number,
): readonly LimitNeed[] {
  return sources.flatMap(({ kind, name, messages }) =>
    rules.limits
      .filter(({ per }) => per === kind)
      .flatMap((limit): readonly LimitNeed[] => {
        const need = needOf(limit, messages, rules.maxFor(limit, name, wallMs));
        return need === undefined ? [] : [{ kind, name, limit: limit.name, ...need }];
      }),
  );
}

function needOf(
  limit: Limit,
  messages: readonly CountedMessage[],
  max: number | undefined,
): Pick<LimitNeed, "peak" | "max" | "proposed"> | undefined {
  if (max === undefined) return undefined;
  const peak = peakUsage(limit, messages);
  return peak >= max * NEAR ? { peak, max, proposed: roundUp(peak * ROOM) } : undefined;
}

/** Two digits that count: 47, 360, 1,300. */
function roundUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.ceil(value / step) * step;
}
