import { networkOf } from "../../../core/ip-address.ts";
import type { NetworkOwner } from "../../../core/network-owner.ts";
import type { Attacker } from "./find-attackers.ts";

/** The attackers that one letter is about. */
export interface AttackingNetwork {
  /** `203.0.113.0/24`, or the registry's range `203.0.113.0 - 203.0.113.255`. */
  readonly name: string;
  readonly attackers: readonly Attacker[];
  /** Undefined when nobody was asked. */
  readonly owner: NetworkOwner | undefined;
}

/** Puts attackers together by the abuse desk that answers for them; where it is not known, by network (/24, /64). */
export function groupAttackers(
  attackers: readonly Attacker[],
  owners: ReadonlyMap<string, NetworkOwner>,
): readonly AttackingNetwork[] {
  const groups = new Map<string, { name: string; attackers: Attacker[]; owner?: NetworkOwner }>();
  for (const attacker of attackers) {
    const owner = owners.get(attacker.ip);
    const name =
      owner?.kind === "found"
        ? `${owner.range.first} - ${owner.range.last}`
        : networkOf(attacker.ip);
    const key = owner?.kind === "found" ? owner.contact.toLowerCase() : name;
    const group = groups.get(key);
    if (group) group.attackers.push(attacker);
    else groups.set(key, { name, attackers: [attacker], ...(owner && { owner }) });
  }
  return [...groups.values()].map((group) => ({ ...group, owner: group.owner }));
}
