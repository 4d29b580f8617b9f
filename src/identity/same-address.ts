import { isIPv6 } from "node:net";
import { expandIpv6 } from "./reverse-name.ts";

/** Whether two texts are the same address: `2001:db8::1` and `2001:0db8:0:0::1` are. */
export function sameAddress(one: string, other: string): boolean {
  if (one === other) return true;
  if (!isIPv6(one) || !isIPv6(other)) return false;
  return expandIpv6(one).join(":") === expandIpv6(other).join(":");
}
