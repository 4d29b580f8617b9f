import type { FetchJson } from "../core/json-fetch.ts";
import type { NetworkOwner } from "../core/network-owner.ts";
import { createOwnerFinder } from "../identity/rdap/find-network-owner.ts";

export interface LookupWorld {
  readonly fetchJson: FetchJson;
  readonly nowMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

/** For all addresses together: whoever looks up a botnet does not wait for hours. */
const BUDGET_MS = 5 * 60_000;

/** Asks the registries whose networks the addresses are in, one after another; those after the time is up are not asked. */
export async function findNetworkOwners(
  ips: readonly string[],
  server: string | undefined,
  world: LookupWorld,
): Promise<ReadonlyMap<string, NetworkOwner>> {
  const find = createOwnerFinder({ ...world, ...(server !== undefined && { server }) });
  const owners = new Map<string, NetworkOwner>();
  const endMs = world.nowMs() + BUDGET_MS;
  for (const ip of ips)
    owners.set(ip, world.nowMs() < endMs ? await find(ip) : { kind: "unknown", why: "not-asked" });
  return owners;
}
