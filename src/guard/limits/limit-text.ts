import type { Measure } from "./limit.ts";
import type { Breach } from "./weigh.ts";

const THINGS: Record<Measure, string> = {
  recipients: "recipients",
  messages: "messages",
  "new-recipients": "new recipients",
  networks: "client networks",
};
const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
] as const;

/**
 * What the sender reads, in one line of English, as SMTP replies are. It names no other account and nothing that a
 * stranger wrote. `wallMs`: when the limit lets the message pass.
 */
export function limitText({ limit, max, freeAtMs }: Breach, wallMs: number): string {
  const what = `${max} ${THINGS[limit.counts]} per ${limit.windowMs === 0 ? "message" : spanText(limit.windowMs)}`;
  const end = `until ${new Date(Math.ceil(wallMs / 60_000) * 60_000).toISOString().slice(0, 16)}Z`;
  return freeAtMs === undefined
    ? `Limit of ${what} for this ${limit.per}: the message is too large for it (${limit.name})`
    : `Limit of ${what} for this ${limit.per} reached, ${end} (${limit.name})`;
}

/** `1h`, `90m`, `30d`: as the settings write it. */
function spanText(ms: number): string {
  const [unit, length] = UNITS.find(([, one]) => ms % one === 0) ?? ["ms", 1];
  return ms === length
    ? { d: "day", h: "hour", m: "minute", s: "second", ms: "ms" }[unit]
    : `${ms / length}${unit}`;
}
