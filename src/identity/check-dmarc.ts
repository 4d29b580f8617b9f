import type { IdentityFinding } from "../core/identity-sayings.ts";
import type { Resolver } from "../core/resolver.ts";
import { identityFinding, inDns } from "./identity-finding.ts";
import { isAligned, organisationalDomain } from "./organisational-domain.ts";
import { parseTags } from "./parse-tags.ts";

const POLICIES = ["none", "quarantine", "reject"] as const;
type Policy = (typeof POLICIES)[number];

export interface DmarcPolicy {
  readonly record: string;
  /** The domain whose record it is: the asked one or its organisation's. */
  readonly domain: string;
  /** What holds for the asked domain. */
  readonly policy: Policy;
  readonly subdomainPolicy: Policy;
  readonly percent: number;
  readonly spfAlignment: "strict" | "relaxed";
  readonly dkimAlignment: "strict" | "relaxed";
  /** Addresses for the daily reports. */
  readonly reportsTo: readonly string[];
}

export interface DmarcReport {
  /** null: none that counts, or nobody could say. */
  readonly policy: DmarcPolicy | null;
  readonly findings: readonly IdentityFinding[];
}

/** Checks the DMARC of a domain (RFC 7489); `signers` are domains seen as `d=` in its mail. */
export async function checkDmarc(
  domain: string,
  signers: readonly string[],
  resolver: Resolver,
): Promise<DmarcReport> {
  const organisation = organisationalDomain(domain);
  for (const at of new Set([domain, organisation])) {
    const name = `_dmarc.${at}`;
    const found = await resolver.lookup(name, "TXT");
    if (found.kind === "failed") return { policy: null, findings: [] };
    const texts = found.kind === "records" ? found.records.filter(isDmarc) : [];
    const [text] = texts;
    if (text === undefined) continue;
    const seen = { source: inDns(name, "TXT"), text: texts.join("\n") };
    if (texts.length > 1) {
      const values = { domain: at, count: texts.length };
      return {
        policy: null,
        findings: [identityFinding("high", "dmarc-several-records", at, values, seen)],
      };
    }
    const policy = parseDmarc(text, at, domain);
    if (policy === undefined) {
      const finding = identityFinding("high", "dmarc-syntax", at, { domain: at }, seen);
      return { policy: null, findings: [finding] };
    }
    return {
      policy,
      findings: [
        ...policyFindings(policy, seen),
        ...alignmentFindings(domain, signers, policy, seen),
        ...(await reportFindings(policy, resolver)),
      ],
    };
  }
  const source = inDns(`_dmarc.${organisation}`, "TXT");
  return {
    policy: null,
    findings: [identityFinding("medium", "dmarc-missing", domain, { domain }, { source })],
  };
}

function isDmarc(text: string): boolean {
  return /^v=DMARC1\s*(?:;|$)/.test(text);
}

function policyOf(text: string | undefined): Policy | undefined {
  return POLICIES.find((policy) => policy === text?.toLowerCase());
}

/** RFC 7489 6.6.3: without a policy that can be read, one with reports counts as `none`, any other not at all. */
function parseDmarc(record: string, at: string, domain: string): DmarcPolicy | undefined {
  const tags = parseTags(record);
  if (tags === undefined) return undefined;
  const reportsTo = [...(tags.get("rua") ?? "").matchAll(/mailto:([^,!\s]{1,320})/gi)]
    .map((match) => match[1] ?? "")
    .slice(0, 10);
  const written = policyOf(tags.get("p"));
  if (written === undefined && reportsTo.length === 0) return undefined;
  const own = written ?? "none";
  const subdomainPolicy = policyOf(tags.get("sp")) ?? own;
  const percent = Number(tags.get("pct") ?? "100");
  const alignment = (name: string) =>
    tags.get(name)?.toLowerCase() === "s" ? "strict" : "relaxed";
  return {
    record,
    domain: at,
    policy: at === domain ? own : subdomainPolicy,
    subdomainPolicy,
    percent: Number.isInteger(percent) && percent >= 0 && percent <= 100 ? percent : 100,
    spfAlignment: alignment("aspf"),
    dkimAlignment: alignment("adkim"),
    reportsTo,
  };
}

interface SeenRecord {
  readonly source: string;
  readonly text: string;
}

function policyFindings(found: DmarcPolicy, seen: SeenRecord): IdentityFinding[] {
  const { domain, policy, subdomainPolicy, percent, reportsTo } = found;
  return [
    ...(policy === "none"
      ? [identityFinding("low", "dmarc-watches-only", domain, { domain }, seen)]
      : []),
    ...(policy !== "none" && subdomainPolicy === "none"
      ? [identityFinding("medium", "dmarc-subdomains-open", domain, { domain }, seen)]
      : []),
    ...(policy !== "none" && percent < 100
      ? [identityFinding("low", "dmarc-partial", domain, { domain, percent }, seen)]
      : []),
    ...(reportsTo.length === 0
      ? [identityFinding("low", "dmarc-no-reports", domain, { domain }, seen)]
      : []),
  ];
}

function alignmentFindings(
  domain: string,
  signers: readonly string[],
  { dkimAlignment }: DmarcPolicy,
  seen: SeenRecord,
): IdentityFinding[] {
  const [signer] = signers;
  if (signer === undefined || signers.some((one) => isAligned(domain, one, dkimAlignment)))
    return [];
  return [identityFinding("medium", "dkim-unaligned", domain, { domain, signer }, seen)];
}

/** RFC 7489 7.1: reports leave the organisation only where the receiver's domain agrees. */
async function reportFindings(
  { domain, reportsTo }: DmarcPolicy,
  resolver: Resolver,
): Promise<readonly IdentityFinding[]> {
  const receivers = new Set(
    reportsTo
      .map((address) => address.slice(address.lastIndexOf("@") + 1).toLowerCase())
      .filter((receiver) => receiver !== "" && !isAligned(domain, receiver, "relaxed")),
  );
  const found = await Promise.all(
    [...receivers].map(async (receiver) => {
      const name = `${domain}._report._dmarc.${receiver}`;
      const answer = await resolver.lookup(name, "TXT");
      const agrees = answer.kind === "records" && answer.records.some(isDmarc);
      if (answer.kind === "failed" || agrees) return [];
      const values = { domain, receiver };
      const seen = { source: inDns(name, "TXT") };
      return [identityFinding("low", "dmarc-reports-refused", domain, values, seen)];
    }),
  );
  return found.flat();
}
