const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const LONGEST_FIRST = ["d", "h", "m", "s"] as const;

/** `90s`, `5m`, `1h`, `30d` in milliseconds; undefined for anything else, and for none at all (`0h`). */
export function parseDuration(text: string): number | undefined {
  const [, count = "", unit = ""] = /^([1-9]\d{0,4})([smhd])$/.exec(text) ?? [];
  const length = UNITS[unit];
  return length === undefined ? undefined : Number(count) * length;
}

/** Milliseconds as `parseDuration` reads them, in the longest unit that fits: `1h`, `90m`. */
export function durationText(ms: number): string {
  const unit = LONGEST_FIRST.find((one) => ms % (UNITS[one] ?? 1) === 0) ?? "s";
  return `${Math.max(1, Math.round(ms / (UNITS[unit] ?? 1000)))}${unit}`;
}
