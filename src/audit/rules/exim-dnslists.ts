import { zoneState } from "../blocklist.ts";
import { baseName } from "../config-text.ts";
import type { AclItem, EximConfig } from "../exim/config.ts";
import { splitList } from "../exim/list.ts";
import type { FixPart } from "./fix.ts";

/** An unfiltered zone of Spamhaus: its 127.255.255.x, "not for you", counts as a listing in Exim, too. */
export const isUnfiltered = (zone: string): boolean =>
  /(?:^|\.)spamhaus\.(?:org|net)/.test(zone) && !/[=&]/.test(zone);

/** What only a listing answers; `&` and ranges are no use in Exim, which compares whole addresses. */
const CODES = ["2", "3", "4", "9", "10", "11"].map((last) => `127.0.0.${last}`).join(",");
const NAME_CODES = ["2", "4", "5", "6", "102", "103", "104", "105", "106"]
  .map((last) => `127.0.1.${last}`)
  .join(",");

/** The condition without lists that list everybody, and with the codes of listings alone. */
export function mendDnslists(config: EximConfig, { value, place }: AclItem): FixPart {
  const lines = config.texts.find(({ name }) => name === place.source)?.text.split("\n") ?? [];
  const line = lines[place.line - 1] ?? "";
  const text = `dnslists = ${value}`;
  // A line that goes on, or is written in another way, is left to its author.
  if (!line.trimEnd().endsWith(value) || value.startsWith("<")) return {};
  const kept = splitList(value)
    .filter((zone) => zoneState(zone) !== "wild")
    .map((zone) => (isUnfiltered(zone) ? filtered(zone) : zone))
    .join(" : ");
  const at = line.indexOf(value);
  if (at < 0 || text === `dnslists = ${kept}`) return {};
  return {
    fix: {
      file: baseName(place.source),
      diff: `-${line.trim()}\n+${`${line.slice(0, at)}${kept}`.trim()}`,
    },
  };
}

function filtered(zone: string): string {
  const [name = "", ...key] = zone.split("/");
  const codes = name.startsWith("dbl.") || name.includes(".dbl.") ? NAME_CODES : CODES;
  return [`${name}=${codes}`, ...key].join("/");
}
