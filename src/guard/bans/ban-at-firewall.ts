import { BlockList } from "node:net";
import { serverToContain, type ServerWorlds } from "../../app/server-to-contain.ts";
import { banTargets, unbanTargets } from "../../contain/ban-targets.ts";
import { isOwn, ownNetworks } from "../../contain/own-networks.ts";
import { ContainProblem } from "../../core/containment.ts";
import { isIp } from "../../core/ip-address.ts";
import { sourceOf } from "../logins/client-networks.ts";
import type { BanWorld } from "./ban-list.ts";

const ASK_MS = 60_000;

/**
 * Bans in this machine's firewall. Never banned: networks that the mail server trusts, who is logged in from afar, and
 * the machine's own addresses, which may lie in a /64 with a neighbour's.
 */
export function createBanWorld(
  worlds: ServerWorlds,
  ownAddresses: () => readonly string[],
): BanWorld {
  const { host } = worlds;
  const asked = { atMs: Number.NEGATIVE_INFINITY, own: new BlockList(), people: [""] };
  /** To start programs costs time in which the mail server waits. */
  const ask = async (): Promise<void> => {
    const nowMs = host.nowMs();
    if (Math.abs(nowMs - asked.atMs) < ASK_MS) return;
    asked.own = await trustedNetworks(worlds);
    asked.people = await loggedIn(worlds);
    asked.atMs = nowMs;
  };
  return {
    async ban(bans) {
      try {
        await ask();
        const { own, people } = asked;
        const ours = new Set([...people, ...ownAddresses()].map(sourceOf));
        const spared = bans
          .map(({ target }) => target)
          .filter((target) => ours.has(target) || isTrusted(target, own));
        const others = bans.filter(({ target }) => !spared.includes(target));
        if (others.length > 0) await banTargets(host, others);
        return { spared, problem: undefined };
      } catch (error) {
        return { spared: [], problem: saidBy(error) };
      }
    },
    async unban(targets) {
      try {
        await unbanTargets(host, targets);
        return undefined;
      } catch (error) {
        return saidBy(error);
      }
    },
  };
}

/** None where there is no mail server but Dovecot. */
async function trustedNetworks(worlds: ServerWorlds): Promise<BlockList> {
  try {
    return await ownNetworks(worlds.host, await serverToContain(worlds));
  } catch (error) {
    if (error instanceof ContainProblem && error.code === "program-missing") return new BlockList();
    throw error;
  }
}

/** A network of ours, or one that holds a trusted host: neighbours at a provider may share a /64. */
function isTrusted(target: string, own: BlockList): boolean {
  const [address = ""] = target.split("/");
  return (
    isOwn(address, own) ||
    own.rules.some((rule) => sourceOf(/IPv6 ([0-9a-f:]+)/i.exec(rule)?.[1] ?? "") === target)
  );
}

/** Addresses of those who have a terminal here: whoever merely connects to SSH is not asked for by who(1). */
async function loggedIn({ host }: ServerWorlds): Promise<string[]> {
  const { stdout } = await host.ask("who", []);
  const places = [...stdout.matchAll(/\(([^()\s]{1,100})\)$/gm)].map(([, place]) => place ?? "");
  return places.filter(isIp);
}

function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
