import type { ScriptCall } from "./script-call.ts";
import type { SentMail } from "./link-mails.ts";

/** A script that was asked for whenever mail of the abuse was handed in. */
export interface RequestedScript {
  /** The path in the URL. */
  readonly script: string;
  /** Rows of the messages in whose second it was asked for, with the request. */
  readonly calls: ReadonlyMap<number, ScriptCall>;
}

/** Fewer coincidences are chance. */
const MESSAGES_MIN = 5;
/** Of the messages. A script that sends for minutes after one request is not found by this. */
const COVERED_MIN = 0.5;
/** Of its requests: whatever else is asked for all day coincides with anything. */
const FITTING_MIN = 0.6;
/** Times as often as chance would have it. */
const LIFT_MIN = 2;
const SECOND_MS = 1_000;
/** After a request: PHP and `sendmail` take their time. */
const LATER_SECONDS = 2;

/**
 * Finds the script whose POSTs coincide with the abuse, second by second. Undefined where none does, where more than one
 * does, or where the requests are so many that they would coincide with anything. `honest`: other mail of the same user.
 */
export function findRequestedScript(
  abuse: readonly SentMail[],
  honest: readonly SentMail[],
  requests: readonly ScriptCall[],
): RequestedScript | undefined {
  if (abuse.length < MESSAGES_MIN) return undefined;
  const bySecond = new Map<number, Map<string, ScriptCall>>();
  const seconds = new Map<string, Set<number>>();
  for (const call of requests) {
    const second = Math.floor(call.atMs / SECOND_MS);
    let calls = bySecond.get(second);
    if (!calls) bySecond.set(second, (calls = new Map<string, ScriptCall>()));
    calls.set(call.script, call);
    const known = seconds.get(call.script);
    if (known) known.add(second);
    else seconds.set(call.script, new Set([second]));
  }
  const covered = coverage(abuse, bySecond);
  const coveredHonest = coverage(honest, bySecond);
  const spanSeconds = spanOf(abuse);
  const abuseSeconds = secondsOf(abuse);
  const fitting = [...covered]
    .filter(([script, calls]) => {
      const own = seconds.get(script) ?? new Set<number>();
      const share = calls.size / abuse.length;
      const chance = Math.min(1, (own.size * (LATER_SECONDS + 1)) / spanSeconds);
      let hits = 0;
      for (const second of own) if (isNear(second, abuseSeconds)) hits += 1;
      return (
        calls.size >= MESSAGES_MIN &&
        share >= COVERED_MIN &&
        hits >= own.size * FITTING_MIN &&
        share >= Math.min(0.95, chance * LIFT_MIN) &&
        (coveredHonest.get(script)?.size ?? 0) < calls.size / 2
      );
    })
    .sort(([, a], [, b]) => b.size - a.size);
  const [best, second] = fitting;
  if (best === undefined || (second !== undefined && second[1].size * 2 > best[1].size))
    return undefined;
  const [script, calls] = best;
  return { script, calls: nearest(script, calls, abuse, bySecond) };
}

/** Without the messages for which another script was asked later than this one: they may be that one's. */
function nearest(
  script: string,
  calls: ReadonlyMap<number, ScriptCall>,
  mails: readonly SentMail[],
  bySecond: ReadonlyMap<number, ReadonlyMap<string, ScriptCall>>,
): ReadonlyMap<number, ScriptCall> {
  const kept = new Map<number, ScriptCall>();
  for (const { row, atMs } of mails) {
    const call = calls.get(row);
    if (call === undefined) continue;
    let second = Math.floor(atMs / SECOND_MS);
    while (!bySecond.has(second)) second -= 1;
    const there = bySecond.get(second);
    if (there?.size === 1 && there.has(script)) kept.set(row, call);
  }
  return kept;
}

/** By script: the messages in whose second, or shortly before, it was asked for. */
function coverage(
  mails: readonly SentMail[],
  bySecond: ReadonlyMap<number, ReadonlyMap<string, ScriptCall>>,
): Map<string, Map<number, ScriptCall>> {
  const covered = new Map<string, Map<number, ScriptCall>>();
  for (const { row, atMs } of mails) {
    if (!Number.isFinite(atMs)) continue;
    const second = Math.floor(atMs / SECOND_MS);
    for (let back = 0; back <= LATER_SECONDS; back += 1) {
      for (const [script, call] of bySecond.get(second - back) ?? []) {
        let calls = covered.get(script);
        if (!calls) covered.set(script, (calls = new Map<number, ScriptCall>()));
        if (!calls.has(row)) calls.set(row, call);
      }
    }
  }
  return covered;
}

function secondsOf(mails: readonly SentMail[]): ReadonlySet<number> {
  return new Set(mails.map(({ atMs }) => Math.floor(atMs / SECOND_MS)));
}

function isNear(second: number, seconds: ReadonlySet<number>): boolean {
  for (let later = 0; later <= LATER_SECONDS; later += 1)
    if (seconds.has(second + later)) return true;
  return false;
}

function spanOf(mails: readonly SentMail[]): number {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { atMs } of mails) {
    if (atMs < first) first = atMs;
    if (atMs > last) last = atMs;
  }
  return Math.max(1, (last - first) / SECOND_MS + 1);
}
