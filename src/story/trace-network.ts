import { BlockList, isIPv4, isIPv6 } from "node:net";
import { plainIp } from "../core/ip-address.ts";

/** One address or a CIDR block to look for. */
export interface TraceNetwork {
  readonly has: (ip: string) => boolean;
  /** Text that every address of the network has when it is written as daemons write it; "" = nothing in common. */
  readonly needle: string;
}

/** Reads `192.0.2.1`, `192.0.2.0/24`, `2001:db8::1`, `2001:db8::/32`; undefined for everything else. */
export function parseNetwork(text: string): TraceNetwork | undefined {
  const [address = "", prefix, ...more] = text.split("/");
  const ip = plainIp(address);
  const family = isIPv4(ip) ? "ipv4" : isIPv6(ip) ? "ipv6" : undefined;
  if (!family || more.length > 0) return undefined;
  const bits = family === "ipv4" ? 32 : 128;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined;
  const length = prefix === undefined ? bits : Number(prefix);
  if (length > bits) return undefined;
  const list = new BlockList();
  list.addSubnet(ip, length, family);
  const has = (candidate: string) => {
    const plain = plainIp(candidate);
    if (isIPv4(plain)) return family === "ipv4" && list.check(plain, "ipv4");
    return family === "ipv6" && isIPv6(plain) && list.check(plain, "ipv6");
  };
  return { has, needle: family === "ipv4" ? commonText4(ip, length) : commonText6(ip, length) };
}

function commonText4(ip: string, length: number): string {
  const octets = ip.split(".").slice(0, Math.floor(length / 8));
  return octets.length === 4 ? ip : octets.length === 0 ? "" : `${octets.join(".")}.`;
}

/**
 * The first groups, up to the first that is zero: the daemons write what inet_ntop(3) gives, lower case, without
 * leading zeros, and `::` in the place of zeros.
 */
function commonText6(ip: string, length: number): string {
  const head = ip.split("::")[0] ?? "";
  const groups = head === "" ? [] : head.split(":").slice(0, Math.floor(length / 16));
  const common: string[] = [];
  for (const group of groups) {
    const short = group.replace(/^0+/, "");
    if (short === "" || group.includes(".")) break;
    common.push(short);
  }
  return common.length === 0 ? (ip.startsWith("::") ? "::" : "") : `${common.join(":")}:`;
}
