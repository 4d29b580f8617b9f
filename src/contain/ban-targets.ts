import type { HostWorld } from "../core/host-world.ts";
import { askOrThrow, changeOrThrow } from "./run-or-throw.ts";

/** An address, or a network of IPv6, and for how long. */
export interface TimedBan {
  readonly target: string;
  readonly seconds: number;
}

const TABLE = "mailwarden";
/** A table of our own: the administrator's rules are not touched. Everything may be loaded again without harm. */
const RULES = `
table inet ${TABLE} {
  set banned4 { type ipv4_addr; flags timeout; }
  set banned6 { type ipv6_addr; flags timeout; }
  set banned6net { type ipv6_addr; flags timeout, interval; }
  chain input {
    type filter hook input priority -10; policy accept;
  }
}
flush chain inet ${TABLE} input
add rule inet ${TABLE} input ip saddr @banned4 tcp dport { 25, 110, 143, 465, 587, 993, 995, 4190 } drop
add rule inet ${TABLE} input ip6 saddr @banned6 tcp dport { 25, 110, 143, 465, 587, 993, 995, 4190 } drop
add rule inet ${TABLE} input ip6 saddr @banned6net tcp dport { 25, 110, 143, 465, 587, 993, 995, 4190 } drop
`;

const SETS = ["banned4", "banned6", "banned6net"] as const;

export const LIST_BANS = `nft list table inet ${TABLE}`;

/** Drops the packets of the targets to the mail ports; what is banned already stays as it is. Throws a `ContainProblem`. */
export async function banTargets(host: HostWorld, bans: readonly TimedBan[]): Promise<void> {
  await load(host, RULES + elementsOf("add", bans));
}

/** Takes bans back; none of them need be there. Throws a `ContainProblem`. */
export async function unbanTargets(host: HostWorld, targets: readonly string[]): Promise<void> {
  // Only what is there can be deleted, and all is loaded in one step.
  const bans = targets.map((target) => ({ target, seconds: 60 }));
  await load(host, RULES + elementsOf("add", bans) + elementsOf("delete", bans));
}

/** Takes away the table with every ban in it: what was not there before is not left behind. */
export async function dropBans(host: HostWorld): Promise<void> {
  await load(host, `delete table inet ${TABLE}\n`);
}

/** Addresses and networks in our sets; none when the table is not there. */
export async function bannedNow(host: HostWorld): Promise<ReadonlySet<string>> {
  const tables = await askOrThrow(host, "nft", ["list", "tables"]);
  if (!new RegExp(`^table inet ${TABLE}$`, "m").test(tables)) return new Set();
  const listing = await askOrThrow(host, "nft", ["list", "table", "inet", TABLE]);
  return new Set(
    [...listing.matchAll(/([0-9a-f.:]+(?:\/\d{1,3})?) timeout/g)].map(([, target]) => target ?? ""),
  );
}

/** One command a set: thousands of them would take seconds. */
function elementsOf(verb: "add" | "delete", bans: readonly TimedBan[]): string {
  return SETS.map((set) => {
    const elements = bans
      .filter(({ target }) => setOf(target) === set)
      .map(({ target, seconds }) => (verb === "add" ? `${target} timeout ${seconds}s` : target));
    if (elements.length === 0) return "";
    return `${verb} element inet ${TABLE} ${set} { ${elements.join(", ")} }\n`;
  }).join("");
}

async function load(host: HostWorld, rules: string): Promise<void> {
  await changeOrThrow(host, "nft", ["-f", "-"], { input: rules });
}

function setOf(target: string): (typeof SETS)[number] {
  if (target.includes("/")) return "banned6net";
  return target.includes(":") ? "banned6" : "banned4";
}
