/**
 * What is known of a DNS list without asking it. Only zones that many operators were seen to use in 2026 are `alive`;
 * any other may be dead, and a dead zone either answers nothing or lists the whole world.
 */
export type ZoneState = "alive" | "silent" | "unknown";

const ALIVE = [
  "spamhaus.org", "spamhaus.net", "spamcop.net", "barracudacentral.org", "mailspike.net", "spameatingmonkey.net", "surriel.com",
  "abusix.zone", "uceprotect.net", "dnswl.org", "uribl.com", "surbl.org", "0spam.org", "gbudb.net", "s5h.net", "nordspam.com",
];
/** Decommissioned, seen to answer nothing. */
const SILENT = ["sorbs.net", "njabl.org", "dsbl.org"];

/** The state of the zone in `zen.spamhaus.org=127.0.0.[2..11]*3`. */
export function zoneState(text: string): ZoneState {
  const zone = (/^[^=*!&/:]+/.exec(text)?.[0] ?? "").toLowerCase();
  const inside = (list: readonly string[]): boolean => list.some((z) => zone === z || zone.endsWith(`.${z}`));
  return inside(ALIVE) ? "alive" : inside(SILENT) ? "silent" : "unknown";
}
