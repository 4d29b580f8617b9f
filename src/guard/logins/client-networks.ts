import { isIPv4 } from "node:net";
import { networkOf, plainIp } from "../../core/ip-address.ts";

/** Whom a ban means: an address of IPv4; of IPv6 a /64, of which one host has all. */
export function sourceOf(client: string): string {
  const ip = plainIp(client);
  return isIPv4(ip) ? ip : networkOf(ip);
}

/** A provider's part of the net, /16 or the first 32 bits: a telephone moves within few of them, a botnet does not. */
export function areaOf(client: string): string {
  const ip = plainIp(client);
  return ip
    .split(isIPv4(ip) ? "." : ":")
    .slice(0, 2)
    .join(".");
}
