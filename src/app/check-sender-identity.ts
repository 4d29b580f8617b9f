import type { StampOptions } from "../core/log-source.ts";
import type { Resolver } from "../core/resolver.ts";
import type { UnreadableEvidence } from "../evidence/gathering.ts";
import { checkIdentity, type Identity } from "../identity/check-identity.ts";
import type { KnownAddress, KnownSelector } from "../identity/known-sender.ts";
import { gatherSender, type SenderWorld } from "./gather-sender.ts";

export interface IdentityWish {
  /** Lower case, in ASCII. */
  readonly domain: string;
  readonly ips: readonly string[];
  readonly helo: string | undefined;
  readonly selectors: readonly string[];
}

export interface IdentityWorld extends SenderWorld {
  readonly resolver: Resolver;
  readonly nowMs: number;
}

export interface CheckedIdentity {
  readonly identity: Identity;
  readonly unreadable: readonly UnreadableEvidence[];
}

/** Do SPF, DKIM, DMARC, PTR, HELO and blocklists speak for or against us? What was given wins over what was found. */
export async function checkSenderIdentity(
  wish: IdentityWish,
  evidence: readonly string[],
  options: StampOptions & { readonly onProgress?: (bytes: number) => void },
  world: IdentityWorld,
): Promise<CheckedIdentity> {
  const { domain, ips, helo, selectors } = wish;
  const found = await gatherSender(domain, evidence, options, world);
  const given = <Kind extends object>(one: Kind) => ({ ...one, source: "given" as const });
  const identity = await checkIdentity(
    {
      domain,
      addresses: onePerIp([
        ...ips.map((ip) => given({ ip })),
        ...(ips.length === 0 ? found.addresses : []),
      ]),
      helo: helo === undefined ? found.helo : given({ name: helo }),
      selectors: onePerName([
        ...selectors.map((selector) => given({ selector, domain })),
        ...(selectors.length === 0 ? found.selectors : []),
      ]),
      signers: found.signers,
      configuredLists: found.configuredLists,
      nowMs: world.nowMs,
    },
    world.resolver,
  );
  return { identity, unreadable: found.unreadable };
}

function onePerIp(addresses: readonly KnownAddress[]): readonly KnownAddress[] {
  const found = new Map<string, KnownAddress>();
  for (const address of addresses) if (!found.has(address.ip)) found.set(address.ip, address);
  return [...found.values()];
}

const SELECTORS_MAX = 40;

function onePerName(selectors: readonly KnownSelector[]): readonly KnownSelector[] {
  const found = new Map<string, KnownSelector>();
  for (const one of selectors) {
    const key = `${one.selector} ${one.domain}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()].slice(0, SELECTORS_MAX);
}
