import { isIPv4, isIPv6 } from "node:net";

/** What kind of place an address is: decides whether a client is an outsider. */
export type AddressScope = "loopback" | "private" | "public";

/** The IPv4 address inside `::ffff:a.b.c.d`, else the text unchanged (lower case). */
export function plainIp(text: string): string {
  const lower = text.toLowerCase().replace(/^ipv6:/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(lower);
  return mapped?.[1] ?? lower;
}

/** True for a complete IPv4 or IPv6 address; false for masked ones such as `192.***.***.***`. */
export function isIp(text: string): boolean {
  return isIPv4(text) || isIPv6(text);
}

/**
 * Loopback, private (RFC 1918, RFC 6598 shared, RFC 3927 and RFC 4193, fe80::/10) or public.
 * `undefined` for what is no address.
 */
export function scopeOf(text: string): AddressScope | undefined {
  const ip = plainIp(text);
  if (isIPv4(ip)) {
    const [a = 0, b = 0] = ip.split(".").map(Number);
    if (a === 127 || a === 0) return "loopback";
    if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return "private";
    if ((a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254)) return "private";
    return "public";
  }
  if (!isIPv6(ip)) return undefined;
  if (ip === "::1") return "loopback";
  return /^(?:f[cd]|fe[89ab])/.test(ip) ? "private" : "public";
}

/** The network an address belongs to for counting: /24 of IPv4, /64 of IPv6. */
export function networkOf(text: string): string {
  const ip = isIPv4(text) ? text : plainIp(text);
  if (isIPv4(ip)) return `${ip.slice(0, ip.lastIndexOf("."))}.0/24`;
  if (!isIPv6(ip)) return ip;
  const [head = "", tail] = ip.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups =
    tail === undefined
      ? left
      : [
          ...left,
          ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"),
          ...right,
        ];
  return `${groups
    .slice(0, 4)
    .map((g) => g.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
