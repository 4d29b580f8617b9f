import type { IdentityFinding } from "../../core/identity-sayings.ts";
import type { Resolver } from "../../core/resolver.ts";
import { identityFinding, inDns } from "../identity-finding.ts";
import type { KnownAddress, KnownName } from "../known-sender.ts";
import {
  evaluateSpf,
  SPF_LOOKUPS_MAX,
  SPF_VOIDS_MAX,
  type SpfEvaluation,
  type SpfProblem,
} from "./evaluate-spf.ts";
import { isSpf, parseSpf, type SpfRecord } from "./parse-spf.ts";

export interface SpfReport {
  /** null: none, several, or nobody could say. */
  readonly record: string | null;
  /** What the worst case costs and where it breaks. */
  readonly worst: SpfEvaluation;
  /** By address. */
  readonly results: ReadonlyMap<string, SpfEvaluation>;
  readonly findings: readonly IdentityFinding[];
}

/** Wider networks belong to whoever rents a machine in them. */
const WIDE_PREFIX = 20;
const WIDE_PREFIX_6 = 32;

/** Checks the SPF of a domain for the addresses that send for it. */
export async function checkSpf(
  domain: string,
  ips: readonly KnownAddress[],
  helo: KnownName | undefined,
  resolver: Resolver,
): Promise<SpfReport> {
  const question = { domain, sender: `postmaster@${domain}`, helo: helo?.name ?? domain };
  const [found, worst, evaluated] = await Promise.all([
    resolver.lookup(domain, "TXT"),
    evaluateSpf({ ...question, ip: null }, resolver),
    Promise.all(
      ips.map(async ({ ip }) => [ip, await evaluateSpf({ ...question, ip }, resolver)] as const),
    ),
  ]);
  const texts = found.kind === "records" ? found.records.filter(isSpf) : [];
  const record = texts.length === 1 ? (texts[0] ?? null) : null;
  const results = new Map(evaluated);
  const text = texts.join("\n");
  if (found.kind === "failed") return { record, worst, results, findings: [] };
  const general = [...worstFindings(domain, worst, text), ...recordFindings(domain, record)];
  const said = new Set(general.map(({ code }) => code));
  const special = ips.flatMap((address) =>
    addressFindings(domain, address, results.get(address.ip), text).filter(
      ({ code, subject }) => subject !== domain || !said.has(code),
    ),
  );
  return { record, worst, results, findings: [...general, ...special] };
}

function worstFindings(domain: string, worst: SpfEvaluation, text: string): IdentityFinding[] {
  const seen = { source: inDns(domain, "TXT"), text };
  if (worst.problem !== null) return [problemFinding(domain, worst.problem, worst, text)];
  if (worst.result === "none")
    return [identityFinding("medium", "spf-missing", domain, { domain }, seen)];
  return [
    ...(worst.lookups > SPF_LOOKUPS_MAX
      ? [problemFinding(domain, { kind: "too-many-lookups" }, worst, text)]
      : []),
    ...(worst.voids > SPF_VOIDS_MAX
      ? [problemFinding(domain, { kind: "too-many-voids" }, worst, text)]
      : []),
  ];
}

function problemFinding(
  domain: string,
  problem: SpfProblem,
  { lookups, voids }: SpfEvaluation,
  text: string,
): IdentityFinding {
  const seen = { source: inDns(domain, "TXT"), text };
  switch (problem.kind) {
    case "several-records": {
      const values = { domain: problem.domain, count: problem.count };
      return identityFinding("high", "spf-several-records", domain, values, seen);
    }
    case "syntax": {
      const values = { domain: problem.domain, term: problem.term };
      return identityFinding("high", "spf-syntax", domain, values, seen);
    }
    case "no-record": {
      const values = { domain, target: problem.domain };
      return identityFinding("high", "spf-no-record", domain, values, seen);
    }
    case "loop": {
      const values = { domain, target: problem.domain };
      return identityFinding("high", "spf-loop", domain, values, seen);
    }
    case "too-many-names": {
      const values = { domain, target: problem.domain };
      return identityFinding("high", "spf-too-many-names", domain, values, seen);
    }
    case "too-many-lookups":
      return identityFinding(
        "high",
        "spf-too-many-lookups",
        domain,
        { domain, count: lookups },
        seen,
      );
    case "too-many-voids":
      return identityFinding("high", "spf-too-many-voids", domain, { domain, count: voids }, seen);
  }
}

/** What the record of the domain itself says that it had better not. */
function recordFindings(domain: string, text: string | null): IdentityFinding[] {
  const record = text === null ? undefined : parseSpf(text);
  if (text === null || record?.kind !== "record") return [];
  const seen = { source: inDns(domain, "TXT"), text };
  const end = record.mechanisms.find(({ kind }) => kind === "all");
  const isOpen = end === undefined ? record.redirect === undefined : end.qualifier === "?";
  return [
    ...(end?.qualifier === "+"
      ? [identityFinding("high", "spf-allows-all", domain, { domain }, seen)]
      : []),
    ...(isOpen ? [identityFinding("medium", "spf-open-end", domain, { domain }, seen)] : []),
    ...wideNetworks(record).map((network) =>
      identityFinding("medium", "spf-wide", domain, { domain, network }, seen),
    ),
    ...(record.mechanisms.some(({ kind }) => kind === "ptr")
      ? [identityFinding("low", "spf-ptr", domain, { domain }, seen)]
      : []),
  ];
}

function wideNetworks({ mechanisms }: SpfRecord): readonly string[] {
  return mechanisms.flatMap((one) => {
    if (one.qualifier !== "+") return [];
    if (one.kind === "ip4" && one.prefix < WIDE_PREFIX) return [one.text];
    return one.kind === "ip6" && one.prefix < WIDE_PREFIX_6 ? [one.text] : [];
  });
}

/** An address that only MX or SPF name may never send: nothing is said against it. */
function addressFindings(
  domain: string,
  { ip, source }: KnownAddress,
  spf: SpfEvaluation | undefined,
  text: string,
): IdentityFinding[] {
  if (spf === undefined || source === "mx" || source === "spf") return [];
  if (spf.problem !== null) return [problemFinding(domain, spf.problem, spf, text)];
  const isRefused = ["fail", "softfail", "neutral"].includes(spf.result);
  if (!isRefused) return [];
  const values = { domain, ip, result: spf.result };
  return [
    identityFinding("high", "spf-not-covered", ip, values, { source: inDns(domain, "TXT"), text }),
  ];
}

/** SPF of the greeting name: what bounces, which have no sender, are judged by (RFC 7208 2.4). */
export async function checkHeloSpf(
  name: string,
  ips: readonly KnownAddress[],
  resolver: Resolver,
): Promise<readonly IdentityFinding[]> {
  const source = inDns(name, "TXT");
  const results = await Promise.all(
    ips.map(({ ip }) =>
      evaluateSpf({ ip, domain: name, sender: `postmaster@${name}`, helo: name }, resolver),
    ),
  );
  if (results.some(({ result }) => result === "none"))
    return [identityFinding("low", "helo-spf-missing", name, { name }, { source })];
  return results.flatMap(({ result }, index) => {
    const ip = ips[index]?.ip ?? "";
    return result === "fail" || result === "softfail"
      ? [identityFinding("high", "helo-spf-fails", name, { name, ip }, { source })]
      : [];
  });
}
