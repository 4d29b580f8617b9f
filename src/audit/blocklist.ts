/**
 * What is known of a DNS list without asking it, by its operators' notices up to 2026. Any other zone may be dead,
 * and a dead zone either answers nothing (`silent`) or, once its domain is parked, lists the whole world (`wild`).
 */
export type ZoneState = "alive" | "silent" | "wild" | "unknown";

const ALIVE = [
  "spamhaus.org",
  "spamhaus.net",
  "spamcop.net",
  "barracudacentral.org",
  "mailspike.net",
  "spameatingmonkey.net",
  "surriel.com",
  "abusix.zone",
  "uceprotect.net",
  "backscatterer.org",
  "gbudb.net",
  "dronebl.org",
  "blocklist.de",
  "spamrats.com",
  "0spam.org",
  "zapbl.net",
  "suomispam.net",
  "scientificspam.net",
  "swinog.ch",
  "kempt.net",
  "s5h.net",
  "nordspam.com",
  "interserver.net",
  "dan.me.uk",
  "uribl.com",
  "surbl.org",
  "dnswl.org",
  "isipp.com",
  "junkemailfilter.com",
];
const SILENT = [
  "sorbs.net",
  "abuseat.org",
  "dnsbl.manitu.net",
  "anti-spam.org.cn",
  "blitzed.org",
  "njabl.org",
  "dsbl.org",
  "ahbl.org",
  "ordb.org",
  "inps.de",
  "wpbl.info",
  "unsubscore.com",
  "lashback.com",
  "spamdown.org",
  "lugh.ch",
  "mcafee.com",
  "bondedsender.org",
];
const WILD = ["spamcannibal.org", "emailbasura.org", "burnt-tech.com", "madavi.de", "anonmails.de"];

/** The state of the zone in `zen.spamhaus.org=127.0.0.[2..11]*3`. */
export function zoneState(text: string): ZoneState {
  const zone = (/^[^=*!&/:]+/.exec(text)?.[0] ?? "").toLowerCase();
  const inside = (list: readonly string[]): boolean =>
    list.some((z) => zone === z || zone.endsWith(`.${z}`));
  if (inside(ALIVE)) return "alive";
  if (inside(SILENT)) return "silent";
  return inside(WILD) ? "wild" : "unknown";
}

/** True when nobody can say whether the zone refuses everybody. */
export function isDoubtfulZone(text: string): boolean {
  const state = zoneState(text);
  return state === "unknown" || state === "wild";
}
