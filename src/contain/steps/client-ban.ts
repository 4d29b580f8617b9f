import type { HostWorld } from "../../core/host-world.ts";
import { scopeOf } from "../../core/ip-address.ts";
import type { ContainStep } from "../contain-step.ts";
import { figures } from "../figures.ts";
import { isOwn, ownNetworks } from "../own-networks.ts";
import { askOrThrow, changeOrThrow } from "../run-or-throw.ts";

export interface ClientBanWork {
  readonly clients: readonly string[];
  /** After that the ban ends by itself: addresses change hands. */
  readonly seconds: number;
}

const TABLE = "mailwarden";
const BAN_SECONDS = 7 * 24 * 3600;
/** A table of our own: the administrator's rules are not touched. Everything may be loaded again without harm. */
const RULES = `
table inet ${TABLE} {
  set banned4 { type ipv4_addr; flags timeout; }
  set banned6 { type ipv6_addr; flags timeout; }
  chain input {
    type filter hook input priority -10; policy accept;
  }
}
flush chain inet ${TABLE} input
add rule inet ${TABLE} input ip saddr @banned4 tcp dport { 25, 110, 143, 465, 587, 993, 995, 4190 } drop
add rule inet ${TABLE} input ip6 saddr @banned6 tcp dport { 25, 110, 143, 465, 587, 993, 995, 4190 } drop
`;

/** Drops the attacker's packets to the mail ports, for a time. */
export const clientBan: ContainStep<ClientBanWork, string> = {
  step: "client-ban",
  reversible: true,
  reopens: true,

  async plan({ incident, host, server, sharedClients }) {
    if (incident.cause === "backscatter") return undefined;
    const own = await ownNetworks(host, server);
    const session = host.sessionPeer();
    const clients = incident.clients
      .map(({ ip }) => ip)
      .filter((ip) => scopeOf(ip) === "public" && ip !== session)
      .filter((ip) => !sharedClients.has(ip) && !isOwn(ip, own));
    const [first] = clients;
    if (first === undefined) return undefined;
    return {
      target: clients.length === 1 ? first : `${first} ...`,
      commands: [`nft list table inet ${TABLE}`],
      files: [],
      work: { clients, seconds: BAN_SECONDS },
    };
  },

  async apply({ clients, seconds }, { host, kept }) {
    const banned = await bannedNow(host);
    // Banned before by somebody else: not ours to take back.
    const ours = clients.filter((ip) => !banned.has(ip) && !kept.all().includes(ip));
    const missing = clients.filter((ip) => !banned.has(ip));
    kept.add(...ours);
    const elements = missing.map(
      (ip) => `add element inet ${TABLE} ${setOf(ip)} { ${ip} timeout ${seconds}s }\n`,
    );
    await changeOrThrow(host, "nft", ["-f", "-"], { input: RULES + elements.join("") });
    const status = missing.length === 0 ? "already" : "done";
    return { status, found: figures({ banned: missing.length }) };
  },

  async undo(_work, { host, kept }) {
    const banned = await bannedNow(host);
    const ours = kept.all().filter((ip) => banned.has(ip));
    const rules = ours.map((ip) => `delete element inet ${TABLE} ${setOf(ip)} { ${ip} }\n`);
    // The last one takes the table away: what was not there before is not left behind.
    if (banned.size > 0 && ours.length === banned.size) rules.push(`delete table inet ${TABLE}\n`);
    await changeOrThrow(host, "nft", ["-f", "-"], { input: rules.join("") });
    kept.clear();
    return { status: "done", found: figures({ unbanned: ours.length }) };
  },
};

function setOf(ip: string): "banned4" | "banned6" {
  return ip.includes(":") ? "banned6" : "banned4";
}

/** Addresses in our sets; none when the table is not there. */
async function bannedNow(host: HostWorld): Promise<ReadonlySet<string>> {
  const tables = await askOrThrow(host, "nft", ["list", "tables"]);
  if (!new RegExp(`^table inet ${TABLE}$`, "m").test(tables)) return new Set();
  const listing = await askOrThrow(host, "nft", ["list", "table", "inet", TABLE]);
  return new Set([...listing.matchAll(/([0-9a-f.:]+) timeout/g)].map(([, ip]) => ip ?? ""));
}
