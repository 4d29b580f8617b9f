/** A stretch of time, both ends inclusive, epoch milliseconds. */
export interface TracePeriod {
  readonly sinceMs: number;
  readonly untilMs: number;
}

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T_](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Reads `A..B`, each a day (`2026-11-22`) or a moment (`2026-11-22T10:00`, with seconds or an offset if wanted); one
 * of them may be left out. A day or minute as the end means its last moment. Undefined = no period.
 * `offsetMinutes` tells how far east of UTC the reader's clocks are around an instant.
 */
export function parsePeriod(
  text: string,
  offsetMinutes: (epochMs: number) => number,
): TracePeriod | undefined {
  const [since = "", until, ...more] = text.split("..");
  if (until === undefined || more.length > 0 || (since === "" && until === "")) return undefined;
  const first =
    since === "" ? { fromMs: Number.NEGATIVE_INFINITY } : parseMoment(since, offsetMinutes);
  const last =
    until === "" ? { toMs: Number.POSITIVE_INFINITY } : parseMoment(until, offsetMinutes);
  if (!first || !last || first.fromMs > last.toMs) return undefined;
  return { sinceMs: first.fromMs, untilMs: last.toMs };
}

function parseMoment(
  text: string,
  offsetMinutes: (epochMs: number) => number,
): { readonly fromMs: number; readonly toMs: number } | undefined {
  const found = MOMENT.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, zone] = found;
  const wallMs = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  // 2026-02-31 is no day, 25:00 no hour
  const back = new Date(wallMs);
  if (back.getUTCMonth() + 1 !== Number(month) || back.getUTCHours() !== Number(hour ?? 0))
    return undefined;
  const lengthMs = hour === undefined ? 86_400_000 : second === undefined ? 60_000 : 1000;
  const toInstant = (wall: number) =>
    wall - (zone ? parseOffset(zone) : offsetMinutes(wall)) * 60_000;
  return { fromMs: toInstant(wallMs), toMs: toInstant(wallMs + lengthMs) - 1 };
}

function parseOffset(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith("-") ? -minutes : minutes;
}
