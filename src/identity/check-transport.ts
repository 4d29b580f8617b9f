import type { IdentityFinding } from "../core/identity-sayings.ts";
import type { DnsData, Resolver } from "../core/resolver.ts";
import { identityFinding, inDns } from "./identity-finding.ts";
import { parseTags } from "./parse-tags.ts";

export interface TransportReport {
  /** The id of the MTA-STS policy; the policy itself is on a web server and is not fetched. */
  readonly mtaStsId: string | null;
  readonly tlsReportsTo: readonly string[];
  readonly dane: readonly {
    readonly name: string;
    readonly records: readonly DnsData["TLSA"][];
    readonly authentic: boolean;
  }[];
  readonly findings: readonly IdentityFinding[];
}

/** Checks what a domain says about encrypted transport: MTA-STS (RFC 8461), TLS-RPT (RFC 8460), DANE (RFC 7672). */
export async function checkTransport(
  domain: string,
  exchanges: readonly string[],
  resolver: Resolver,
): Promise<TransportReport> {
  const [sts, reports, dane] = await Promise.all([
    checkMtaSts(domain, resolver),
    checkTlsReports(domain, resolver),
    Promise.all(exchanges.map((name) => checkDane(name, resolver))),
  ]);
  return {
    mtaStsId: sts.id,
    tlsReportsTo: reports.to,
    dane: dane.flatMap(({ state }) => state ?? []),
    findings: [sts, reports, ...dane].flatMap(({ findings }) => findings),
  };
}

async function checkMtaSts(domain: string, resolver: Resolver) {
  const name = `_mta-sts.${domain}`;
  const found = await resolver.lookup(name, "TXT");
  const empty = { id: null, findings: [] };
  if (found.kind === "failed") return empty;
  const texts = found.kind === "records" ? found.records.filter(startsWith("v=STSv1")) : [];
  const seen = { source: inDns(name, "TXT"), text: texts.join("\n") };
  const [text] = texts;
  if (text === undefined)
    return {
      ...empty,
      findings: [identityFinding("info", "mta-sts-missing", domain, { domain }, seen)],
    };
  const id = parseTags(text)?.get("id") ?? "";
  // RFC 8461 3.1: with several records, or without an id, there is no policy.
  if (texts.length > 1 || !/^[A-Za-z0-9]{1,32}$/.test(id))
    return {
      ...empty,
      findings: [identityFinding("low", "mta-sts-broken", domain, { domain }, seen)],
    };
  return { id, findings: [] };
}

async function checkTlsReports(domain: string, resolver: Resolver) {
  const name = `_smtp._tls.${domain}`;
  const found = await resolver.lookup(name, "TXT");
  const empty = { to: [], findings: [] };
  if (found.kind === "failed") return empty;
  const texts = found.kind === "records" ? found.records.filter(startsWith("v=TLSRPTv1")) : [];
  const seen = { source: inDns(name, "TXT"), text: texts.join("\n") };
  const [text] = texts;
  if (text === undefined)
    return {
      ...empty,
      findings: [identityFinding("info", "tls-rpt-missing", domain, { domain }, seen)],
    };
  const to = (parseTags(text)?.get("rua") ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => /^(?:mailto|https):/i.test(one));
  return texts.length > 1 || to.length === 0
    ? { ...empty, findings: [identityFinding("low", "tls-rpt-broken", domain, { domain }, seen)] }
    : { to, findings: [] };
}

async function checkDane(exchange: string, resolver: Resolver) {
  const name = `_25._tcp.${exchange}`;
  const found = await resolver.lookup(name, "TLSA");
  if (found.kind !== "records") return { state: undefined, findings: [] };
  const { records, authentic } = found;
  const text = records
    .map(({ usage, selector, matchingType }) => `${usage} ${selector} ${matchingType}`)
    .join("\n");
  const seen = { source: inDns(name, "TLSA"), text };
  const code = !records.some(isUsable) ? "dane-unusable" : authentic ? undefined : "dane-unsigned";
  const findings =
    code === undefined
      ? []
      : [identityFinding(code === "dane-unusable" ? "medium" : "info", code, name, { name }, seen)];
  return { state: { name, records, authentic }, findings };
}

/** RFC 7672 3.1: only DANE-TA(2) and DANE-EE(3) count for SMTP; the digests have fixed lengths. */
function isUsable({ usage, selector, matchingType, bytes }: DnsData["TLSA"]): boolean {
  const length = { 1: 32, 2: 64 }[matchingType];
  const fits = matchingType === 0 ? bytes > 0 : bytes === length;
  return (usage === 2 || usage === 3) && selector <= 1 && fits;
}

const startsWith =
  (version: string) =>
  (text: string): boolean =>
    text.startsWith(version) && /^\s*(?:;|$)/.test(text.slice(version.length));
