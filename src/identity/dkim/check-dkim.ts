import type { IdentityFinding, IdentitySource } from "../../core/identity-sayings.ts";
import type { DnsFailure, Resolver } from "../../core/resolver.ts";
import { identityFinding, inDns } from "../identity-finding.ts";
import type { KnownSelector } from "../known-sender.ts";
import { type DkimKey, parseDkimKey } from "./parse-dkim-key.ts";

export interface DkimState {
  readonly selector: string;
  readonly domain: string;
  readonly source: IdentitySource;
  readonly record: string | null;
  readonly key:
    | DkimKey
    | { readonly kind: "missing" }
    | { readonly kind: "several"; readonly count: number }
    | { readonly kind: "unknown"; readonly why: DnsFailure };
}

export interface DkimReport {
  /** Of the guessed selectors only those where something is. */
  readonly keys: readonly DkimState[];
  readonly findings: readonly IdentityFinding[];
}

/** RFC 8301 3.2: shorter keys must not be used; and what every guide asks for. */
const RSA_BITS_MIN = 1024;
const RSA_BITS_GOOD = 2048;

/** Looks the keys of a domain up. A guessed selector proves nothing by being missing. */
export async function checkDkim(
  domain: string,
  selectors: readonly KnownSelector[],
  resolver: Resolver,
): Promise<DkimReport> {
  const states = await Promise.all(selectors.map((one) => askKey(one, resolver)));
  const keys = states.filter(
    ({ source, key }) => source !== "usual" || ["key", "broken"].includes(key.kind),
  );
  const isUnseen =
    keys.length === 0 && states.length > 0 && !states.some(({ key }) => key.kind === "unknown");
  const unseen = { domain, count: states.length };
  const source = inDns(`*._domainkey.${domain}`, "TXT");
  return {
    keys,
    findings: [
      ...keys.flatMap(keyFindings),
      ...(isUnseen ? [identityFinding("low", "dkim-unseen", domain, unseen, { source })] : []),
    ],
  };
}

async function askKey(known: KnownSelector, resolver: Resolver): Promise<DkimState> {
  const found = await resolver.lookup(keyName(known), "TXT");
  if (found.kind === "failed")
    return { ...known, record: null, key: { kind: "unknown", why: found.why } };
  const texts = found.kind === "records" ? found.records : [];
  const records = texts.flatMap((text) => {
    const key = parseDkimKey(text);
    return key === undefined ? [] : [{ text, key }];
  });
  const [first] = records;
  if (first === undefined) return { ...known, record: null, key: { kind: "missing" } };
  // RFC 6376 3.6.2.2: with several records the result is undefined.
  return records.length > 1
    ? { ...known, record: first.text, key: { kind: "several", count: records.length } }
    : { ...known, record: first.text, key: first.key };
}

function keyName({ selector, domain }: Pick<KnownSelector, "selector" | "domain">): string {
  return `${selector}._domainkey.${domain}`;
}

function keyFindings({ key, record, ...known }: DkimState): IdentityFinding[] {
  const { selector, domain } = known;
  const values = { selector, domain };
  const name = keyName(known);
  const seen = { source: inDns(name, "TXT"), text: record ?? "" };
  switch (key.kind) {
    case "unknown":
      return [];
    case "missing":
      return [identityFinding("high", "dkim-missing", name, values, seen)];
    case "several": {
      const several = { ...values, count: key.count };
      return [identityFinding("high", "dkim-several-records", name, several, seen)];
    }
    case "revoked":
      return [identityFinding("high", "dkim-revoked", name, values, seen)];
    case "broken": {
      const broken = { ...values, part: key.part };
      return [identityFinding("high", "dkim-broken", name, broken, seen)];
    }
    case "key":
      return [
        ...(key.type === "rsa" && key.bits < RSA_BITS_GOOD
          ? [
              identityFinding(
                key.bits < RSA_BITS_MIN ? "high" : "low",
                "dkim-short",
                name,
                { ...values, bits: key.bits },
                seen,
              ),
            ]
          : []),
        ...(key.isTesting ? [identityFinding("low", "dkim-testing", name, values, seen)] : []),
        ...(key.isSha1Only ? [identityFinding("high", "dkim-sha1", name, values, seen)] : []),
      ];
  }
}
