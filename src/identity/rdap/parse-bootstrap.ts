import { BlockList } from "node:net";
import { scopeOf } from "../../core/ip-address.ts";

/** Which server knows which networks. */
export interface Registry {
  /** Address, length of the prefix. */
  readonly prefixes: readonly (readonly [string, number])[];
  /** `https://rdap.example/`, always with the slash. */
  readonly server: string;
}

const SERVICES_MAX = 1000;
const PREFIXES_MAX = 5000;

/**
 * Reads IANA's table of registries (RFC 9224, 5.1 and 5.2): `services` are pairs of networks and base URLs.
 * Of several URLs the first with https counts. Undefined for what is no such table.
 */
export function parseBootstrap(document: unknown): readonly Registry[] | undefined {
  const services = (document as { services?: unknown } | null)?.services;
  if (!Array.isArray(services)) return undefined;
  return services.slice(0, SERVICES_MAX).flatMap((service: unknown) => {
    if (!Array.isArray(service) || !service.every((part) => Array.isArray(part))) return [];
    const [networks = [], urls = []] = service as unknown[][];
    const server = urls.find(
      (url): url is string => typeof url === "string" && url.startsWith("https://"),
    );
    const prefixes = networks.slice(0, PREFIXES_MAX).flatMap((network) => {
      const prefix = typeof network === "string" ? parsePrefix(network) : undefined;
      return prefix === undefined ? [] : [prefix];
    });
    return server === undefined ? [] : [{ prefixes, server: server.replace(/\/?$/, "/") }];
  });
}

function parsePrefix(text: string): readonly [string, number] | undefined {
  const [address = "", length = ""] = text.split("/");
  const bits = Number(length);
  const most = address.includes(":") ? 128 : 32;
  return scopeOf(address) !== undefined && /^\d{1,3}$/.test(length) && bits <= most
    ? [address, bits]
    : undefined;
}

/** The server of the longest prefix that holds the address (RFC 9224, 5). */
export function serverFor(ip: string, registries: readonly Registry[]): string | undefined {
  const family = ip.includes(":") ? "ipv6" : "ipv4";
  let best: { readonly bits: number; readonly server: string } | undefined;
  for (const { prefixes, server } of registries) {
    for (const [address, bits] of prefixes) {
      if (address.includes(":") !== ip.includes(":") || (best && bits <= best.bits)) continue;
      const network = new BlockList();
      network.addSubnet(address, bits, family);
      if (network.check(ip, family)) best = { bits, server };
    }
  }
  return best?.server;
}
