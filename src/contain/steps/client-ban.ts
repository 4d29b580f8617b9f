import { scopeOf } from "../../core/ip-address.ts";
import { bannedNow, banTargets, dropBans, LIST_BANS, unbanTargets } from "../ban-targets.ts";
import type { ContainStep } from "../contain-step.ts";
import { figures } from "../figures.ts";
import { isOwn, ownNetworks } from "../own-networks.ts";

export interface ClientBanWork {
  readonly clients: readonly string[];
  /** After that the ban ends by itself: addresses change hands. */
  readonly seconds: number;
}

const BAN_SECONDS = 7 * 24 * 3600;

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
      commands: [LIST_BANS],
      files: [],
      work: { clients, seconds: BAN_SECONDS },
    };
  },

  async apply({ clients, seconds }, { host, kept }) {
    const banned = await bannedNow(host);
    // Banned before by somebody else: not ours to take back.
    const ours = clients.filter((ip) => !banned.has(ip) && !kept.all().includes(ip));
    const missing = clients.filter((ip) => !banned.has(ip));
    kept.add(ours);
    await banTargets(
      host,
      missing.map((target) => ({ target, seconds })),
    );
    const status = missing.length === 0 ? "already" : "done";
    return { status, found: figures({ banned: missing.length }) };
  },

  async undo(_work, { host, kept }) {
    const banned = await bannedNow(host);
    const ours = kept.all().filter((ip) => banned.has(ip));
    if (banned.size > 0 && ours.length === banned.size) await dropBans(host);
    else if (ours.length > 0) await unbanTargets(host, ours);
    kept.clear();
    return { status: "done", found: figures({ unbanned: ours.length }) };
  },
};
