import { isIP } from "node:net";
import type { IdentityFinding } from "../core/identity-sayings.ts";
import type { Resolver } from "../core/resolver.ts";
import { identityFinding, inDns } from "./identity-finding.ts";

export interface Exchange {
  readonly name: string;
  readonly preference: number;
  readonly addresses: readonly string[];
}

export interface MxReport {
  /** By preference; none where the domain takes no mail, or nobody could say. */
  readonly exchanges: readonly Exchange[];
  /** RFC 7505: the domain says that it takes no mail. */
  readonly isNull: boolean;
  readonly findings: readonly IdentityFinding[];
}

/** More are an attack on whoever looks them all up. */
const EXCHANGES_MAX = 10;

/** Checks where mail for a domain goes (RFC 5321 5.1, RFC 7505). */
export async function checkMx(domain: string, resolver: Resolver): Promise<MxReport> {
  const found = await resolver.lookup(domain, "MX");
  const empty = { exchanges: [], isNull: false };
  if (found.kind === "failed") return { ...empty, findings: [] };
  if (found.kind === "none") return { ...empty, findings: await withoutMx(domain, resolver) };
  const records = found.records.toSorted((a, b) => a.preference - b.preference);
  const text = records.map(({ preference, exchange }) => `${preference} ${exchange}.`).join("\n");
  const seen = { source: inDns(domain, "MX"), text };
  if (records.length === 1 && records[0]?.exchange === "")
    return {
      ...empty,
      isNull: true,
      findings: [identityFinding("low", "mx-null", domain, { domain }, seen)],
    };
  const checked = await Promise.all(
    records.slice(0, EXCHANGES_MAX).map(async ({ exchange: name, preference }) => {
      const { addresses, code } = await checkExchange(name, resolver);
      const findings =
        code === undefined ? [] : [identityFinding("medium", code, name, { domain, name }, seen)];
      return { exchange: { name, preference, addresses }, findings };
    }),
  );
  return {
    isNull: false,
    exchanges: checked.map(({ exchange }) => exchange),
    findings: checked.flatMap(({ findings }) => findings),
  };
}

/** RFC 5321 5.1: without MX the domain's own address takes the mail. */
async function withoutMx(domain: string, resolver: Resolver): Promise<IdentityFinding[]> {
  const own = await Promise.all([resolver.lookup(domain, "A"), resolver.lookup(domain, "AAAA")]);
  if (own.some(({ kind }) => kind !== "none")) return [];
  return [
    identityFinding("medium", "mx-missing", domain, { domain }, { source: inDns(domain, "MX") }),
  ];
}

async function checkExchange(
  name: string,
  resolver: Resolver,
): Promise<{
  readonly addresses: readonly string[];
  readonly code?: "mx-literal" | "mx-unresolved" | "mx-alias";
}> {
  if (isIP(name) !== 0) return { addresses: [], code: "mx-literal" };
  const found = await Promise.all([resolver.lookup(name, "A"), resolver.lookup(name, "AAAA")]);
  const addresses = found.flatMap((one) => (one.kind === "records" ? one.records : []));
  if (found.every(({ kind }) => kind === "none")) return { addresses, code: "mx-unresolved" };
  // RFC 2181 10.3: the name of an exchange is no alias.
  const isAlias = found.some((one) => one.kind === "records" && one.aliases.length > 0);
  return isAlias ? { addresses, code: "mx-alias" } : { addresses };
}
