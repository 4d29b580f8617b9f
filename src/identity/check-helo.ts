import { isIP } from "node:net";
import type { IdentityFinding } from "../core/identity-sayings.ts";
import type { Resolver } from "../core/resolver.ts";
import type { ReverseState } from "./check-reverse.ts";
import { addressType } from "./check-reverse.ts";
import { identityFinding, inDns } from "./identity-finding.ts";
import type { KnownName } from "./known-sender.ts";
import { sameAddress } from "./same-address.ts";

/** At least two labels (RFC 5321 4.1.1.1 wants a name that resolves). */
const FQDN =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
const NOBODYS = /(?:^|\.)(?:localhost|localdomain|local|lan|internal|invalid|home)$/i;

/** Checks the name that the server greets with against its addresses. */
export async function checkHelo(
  { name }: KnownName,
  addresses: readonly ReverseState[],
  resolver: Resolver,
): Promise<readonly IdentityFinding[]> {
  if (isIP(name.replace(/^\[|\]$/g, "")) !== 0 || !FQDN.test(name) || NOBODYS.test(name))
    return [
      identityFinding("high", "helo-no-name", name, { name }, { source: "HELO", text: name }),
    ];
  const [v4, v6] = await Promise.all([resolver.lookup(name, "A"), resolver.lookup(name, "AAAA")]);
  const seen = { source: inDns(name, "A, AAAA") };
  if (v4.kind === "none" && v6.kind === "none")
    return [identityFinding("high", "helo-unresolved", name, { name }, seen)];
  return addresses.flatMap(({ ip, confirmedName }) => {
    const found = addressType(ip) === "A" ? v4 : v6;
    if (found.kind === "failed") return [];
    const known = found.kind === "records" ? found.records : [];
    if (!known.some((one) => sameAddress(one, ip))) {
      const text = known.join("\n");
      return [identityFinding("medium", "helo-elsewhere", name, { name, ip }, { ...seen, text })];
    }
    if (confirmedName === null || confirmedName === name.toLowerCase()) return [];
    const values = { name, ip, ptr: confirmedName };
    return [identityFinding("low", "helo-differs", name, values, { ...seen, text: confirmedName })];
  });
}
