import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { MachineWorld } from "../core/machine-world.ts";
import type { Resolver } from "../core/resolver.ts";
import { createDnsResolver, parseServerAddress, systemServers } from "./dns-resolver.ts";
import { createEvidenceWorld } from "./evidence-world.ts";
import { createMachineWorld } from "./machine-world.ts";

/** What `identity` needs of this machine; `server`: the DNS server to ask instead of those of resolv.conf. */
export async function createIdentityWorld(server: string | undefined): Promise<{
  readonly evidence: EvidenceWorld;
  readonly machine: MachineWorld;
  readonly resolver: Resolver;
  readonly nowMs: number;
}> {
  const named = server === undefined ? undefined : parseServerAddress(server);
  return {
    evidence: createEvidenceWorld(),
    machine: createMachineWorld(),
    resolver: createDnsResolver(named === undefined ? await systemServers() : [named]),
    nowMs: Date.now(),
  };
}
