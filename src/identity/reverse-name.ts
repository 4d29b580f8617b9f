import { isIPv4 } from "node:net";

/** The parts of an address that its names in the DNS are made of: four octets, or 32 nibbles. */
export function addressLabels(ip: string): readonly string[] {
  if (isIPv4(ip)) return ip.split(".");
  return expandIpv6(ip).join("").split("");
}

/** `7.2.0.192`: the address as the beginning of a name in a list (RFC 5782 2.1, 2.4). */
export function reverseLabels(ip: string): string {
  return addressLabels(ip).toReversed().join(".");
}

/** `7.2.0.192.in-addr.arpa` */
export function reverseName(ip: string): string {
  return `${reverseLabels(ip)}.${isIPv4(ip) ? "in-addr" : "ip6"}.arpa`;
}

/** Eight groups of four digits; of a valid address, which may end in an IPv4 one. */
export function expandIpv6(ip: string): readonly string[] {
  const plain = ip.toLowerCase().replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (...parts) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(1, 5).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = "", tail] = plain.split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const left = groups(head);
  const right = groups(tail ?? "");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill("0"), ...right].map((one) => one.padStart(4, "0"));
}
