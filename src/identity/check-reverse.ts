import { isIPv4 } from "node:net";
import type { IdentityFinding } from "../core/identity-sayings.ts";
import type { Resolver } from "../core/resolver.ts";
import { identityFinding, inDns } from "./identity-finding.ts";
import type { KnownAddress } from "./known-sender.ts";
import { addressLabels, reverseName } from "./reverse-name.ts";
import { sameAddress } from "./same-address.ts";

export interface ReverseState {
  readonly ip: string;
  readonly names: readonly string[];
  /** A name that leads back to the address; null: none does, or nobody could say. */
  readonly confirmedName: string | null;
  /** False where a question was left without an answer. */
  readonly isKnown: boolean;
  readonly findings: readonly IdentityFinding[];
}

/** RFC 8601 2.7.3 lets receivers stop at ten names. */
const NAMES_MAX = 10;

/** Checks that an address has a name and that the name leads back (forward-confirmed reverse DNS, RFC 8601 3). */
export async function checkReverse(
  { ip }: KnownAddress,
  resolver: Resolver,
): Promise<ReverseState> {
  const at = reverseName(ip);
  const found = await resolver.lookup(at, "PTR");
  const none = { ip, names: [], confirmedName: null };
  if (found.kind === "failed") return { ...none, isKnown: false, findings: [] };
  const source = inDns(at, "PTR");
  if (found.kind === "none") {
    const findings = [identityFinding("high", "ptr-missing", ip, { ip }, { source })];
    return { ...none, isKnown: true, findings };
  }
  const names = found.records.slice(0, NAMES_MAX);
  const seen = { source, text: names.join("\n") };
  const forwards = await Promise.all(
    names.map(async (name) => ({ name, forward: await resolver.lookup(name, addressType(ip)) })),
  );
  const confirmedName =
    forwards.find(
      ({ forward }) =>
        forward.kind === "records" && forward.records.some((one) => sameAddress(one, ip)),
    )?.name ?? null;
  const isKnown =
    confirmedName !== null || forwards.every(({ forward }) => forward.kind !== "failed");
  const [name = ""] = names;
  const count = found.records.length;
  const findings = [
    ...(isKnown && confirmedName === null
      ? [identityFinding("high", "ptr-unconfirmed", ip, { ip, name }, seen)]
      : []),
    ...(count > 1 ? [identityFinding("low", "ptr-several", ip, { ip, count }, seen)] : []),
    ...(isGeneric(confirmedName ?? name, ip)
      ? [identityFinding("medium", "ptr-generic", ip, { ip, name: confirmedName ?? name }, seen)]
      : []),
  ];
  return { ip, names, confirmedName, isKnown, findings };
}

export function addressType(ip: string): "A" | "AAAA" {
  return isIPv4(ip) ? "A" : "AAAA";
}

const GENERIC_WORD =
  /(?:^|[.-])(?:dyn(?:amic)?|dhcp|dial-?up|pool|ppp|a?dsl|cable|broadband|customers?|clients?|cust|static|unassigned|ip\d*)(?=[.-]|\d|$)/;

/** Whether a provider's program gave the name: it has the address in it, or says what it is. */
function isGeneric(name: string, ip: string): boolean {
  const labels = addressLabels(ip);
  if (!isIPv4(ip)) return name.replace(/[^0-9a-f]/g, "").includes(labels.slice(16).join(""));
  const numbers = name.split(/[^0-9]+/).map(Number);
  const has = labels.filter((label) => numbers.includes(Number(label))).length;
  const isWhole = name.includes(labels.map((one) => one.padStart(3, "0")).join(""));
  return isWhole || has === 4 || (has >= 2 && GENERIC_WORD.test(name));
}
