import type { IdentityFinding, Publication } from "../core/identity-sayings.ts";
import type { Resolver } from "../core/resolver.ts";
import { scopeOf } from "../core/ip-address.ts";
import {
  checkConfiguredLists,
  type ConfiguredList,
  type ConfiguredListState,
} from "./check-configured-lists.ts";
import { checkDmarc, type DmarcReport } from "./check-dmarc.ts";
import { checkHelo } from "./check-helo.ts";
import { checkMx, type MxReport } from "./check-mx.ts";
import { checkReverse, type ReverseState } from "./check-reverse.ts";
import { checkTransport, type TransportReport } from "./check-transport.ts";
import { checkDkim, type DkimReport } from "./dkim/check-dkim.ts";
import { usualSelectors } from "./dkim/find-selectors.ts";
import { identityFinding } from "./identity-finding.ts";
import type { KnownAddress, KnownName, KnownSelector } from "./known-sender.ts";
import { checkLists, type ListEntry, type ListReport } from "./lists/check-lists.ts";
import { notingResolver, type Unanswered } from "./noting-resolver.ts";
import { organisationalDomain } from "./organisational-domain.ts";
import { proposeRecords } from "./propose-records.ts";
import { checkHeloSpf, checkSpf, type SpfReport } from "./spf/check-spf.ts";
import { isSpf, parseSpf } from "./spf/parse-spf.ts";
import { type ReceiverView, strictReceiver } from "./strict-receiver.ts";

/** What is known of the sender before the DNS is asked. */
export interface SenderFacts {
  readonly domain: string;
  readonly addresses: readonly KnownAddress[];
  readonly helo: KnownName | undefined;
  readonly selectors: readonly KnownSelector[];
  /** Domains that the server's log says it signs for. */
  readonly signers: readonly string[];
  /** Lists in the settings of the server. */
  readonly configuredLists: readonly ConfiguredList[];
  readonly nowMs: number;
}

export interface Identity {
  readonly domain: string;
  readonly organisationalDomain: string;
  readonly addresses: readonly KnownAddress[];
  readonly helo: KnownName | null;
  readonly reverse: readonly ReverseState[];
  readonly spf: SpfReport;
  readonly dkim: DkimReport;
  readonly dmarc: DmarcReport;
  readonly mx: MxReport;
  readonly transport: TransportReport;
  readonly lists: ListReport;
  readonly configuredLists: readonly ConfiguredListState[];
  readonly receivers: readonly ReceiverView[];
  readonly publish: readonly Publication[];
  /** Questions that nobody could answer. */
  readonly unanswered: readonly Unanswered[];
  /** How many were answered; 0 = there is no DNS. */
  readonly answered: number;
  /** Worst first. */
  readonly findings: readonly IdentityFinding[];
}

/** Lists ask to be asked about few addresses. */
const ADDRESSES_MAX = 16;

/** Does the DNS speak for or against mail of this domain from these addresses? Asks; changes nothing. */
export async function checkIdentity(facts: SenderFacts, asked: Resolver): Promise<Identity> {
  const { domain, helo, nowMs } = facts;
  const { resolver, unanswered, answered } = notingResolver(asked);
  const mx = await checkMx(domain, resolver);
  const addresses = await addressesOf(facts, mx, resolver);
  const selectors = facts.selectors.length > 0 ? facts.selectors : usualSelectors(domain, nowMs);
  const listed = addresses.map(({ ip }) => ip).filter((ip) => scopeOf(ip) === "public");
  const names = [...new Set([domain, organisationalDomain(domain)])];
  const [reverse, spf, dkim, dmarc, transport, lists, configured, heloSpf] = await Promise.all([
    Promise.all(addresses.map((address) => checkReverse(address, resolver))),
    checkSpf(domain, addresses, helo, resolver),
    checkDkim(domain, selectors, resolver),
    checkDmarc(domain, facts.signers, resolver),
    checkTransport(
      domain,
      mx.exchanges.map(({ name }) => name),
      resolver,
    ),
    // Lists that cannot be asked have an answer of their own.
    checkLists({ ips: listed, names }, asked),
    checkConfiguredLists(facts.configuredLists, asked),
    helo === undefined ? [] : checkHeloSpf(helo.name, addresses, resolver),
  ]);
  const heloFindings = helo === undefined ? [] : await checkHelo(helo, reverse, resolver);
  const isNamed = !heloFindings.some(({ code }) => code === "identity.helo-no-name");
  const found = [
    ...reverse.flatMap(({ findings }) => findings),
    ...heloFindings,
    ...(isNamed ? heloSpf : []),
    ...mx.findings,
    ...spf.findings,
    ...dkim.findings,
    ...dmarc.findings,
    ...transport.findings,
    ...listFindings(lists),
    ...configured.findings,
    ...unanswered().map(unansweredFinding),
  ];
  const findings = worstFirst(
    mx.isNull ? found.filter(({ code }) => !FOR_INBOUND.has(code)) : found,
  );
  const isAddress = (subject: string) => addresses.some(({ ip }) => ip === subject);
  const isWhole = unanswered().length === 0;
  return {
    domain,
    organisationalDomain: organisationalDomain(domain),
    addresses,
    helo: helo ?? null,
    reverse,
    spf,
    dkim,
    dmarc,
    mx,
    transport,
    lists,
    configuredLists: configured.states,
    receivers: addresses.map(({ ip }) => strictReceiver(ip, findings, { isAddress, isWhole })),
    publish: proposeRecords({
      domain,
      addresses,
      helo: isNamed ? helo?.name : undefined,
      findings,
      spfRecord: spf.record,
      dmarc: dmarc.policy,
      takesMail: mx.exchanges.length > 0,
      reverse,
      nowMs,
    }),
    unanswered: unanswered(),
    answered: answered(),
    findings,
  };
}

/** A domain that takes no mail needs none of these. */
const FOR_INBOUND = new Set(["identity.mta-sts-missing", "identity.tls-rpt-missing"]);

/** Those that are known; else single ones that SPF names, else those where the domain's mail goes. */
async function addressesOf(
  { domain, addresses }: SenderFacts,
  { exchanges }: MxReport,
  resolver: Resolver,
): Promise<readonly KnownAddress[]> {
  if (addresses.length > 0) return addresses.slice(0, ADDRESSES_MAX);
  const found = await resolver.lookup(domain, "TXT");
  const text = found.kind === "records" ? found.records.find(isSpf) : undefined;
  const record = text === undefined ? undefined : parseSpf(text);
  const named =
    record?.kind === "record"
      ? record.mechanisms.flatMap((one) =>
          (one.kind === "ip4" && one.prefix === 32) || (one.kind === "ip6" && one.prefix === 128)
            ? [{ ip: one.network, source: "spf" as const }]
            : [],
        )
      : [];
  const ofExchanges = exchanges.flatMap((one) =>
    one.addresses.map((ip) => ({ ip, source: "mx" as const })),
  );
  return (named.length > 0 ? named : ofExchanges).slice(0, ADDRESSES_MAX);
}

function listFindings({ entries, zones }: ListReport): readonly IdentityFinding[] {
  const zonesThat = (isWanted: (kind: string) => boolean) =>
    zones.filter(({ state }) => isWanted(state.kind)).map(({ zone }) => zone);
  const refused = zonesThat((kind) => kind === "refused");
  const unusable = zonesThat((kind) => kind !== "refused" && kind !== "usable");
  return [
    ...entries
      .filter(({ standing, kind }) => standing === "listed" && kind !== "allow")
      .map(listedFinding),
    ...(refused.length === 0
      ? []
      : [identityFinding("info", "lists-refused", "DNSBL", { zones: refused }, { source: "DNS" })]),
    ...(unusable.length === 0
      ? []
      : [
          identityFinding(
            "info",
            "lists-unusable",
            "DNSBL",
            { zones: unusable },
            { source: "DNS" },
          ),
        ]),
  ];
}

function listedFinding({
  subject,
  zone,
  weight,
  meaning,
  page,
  codes,
  reason,
}: ListEntry): IdentityFinding {
  const values = { subject, zone, meaning: meaning ?? "listed", page };
  const text = [...codes, ...(reason === null ? [] : [reason])].join(" ");
  const severity = weight === "refuses" ? "high" : "low";
  return identityFinding(severity, "listed", subject, values, { source: `DNS: ${zone}`, text });
}

function unansweredFinding({ name, type, why }: Unanswered): IdentityFinding {
  const source = `DNS: ${name} ${type}`;
  return identityFinding("info", "unanswered", name, { name, type, why }, { source });
}

const SEVERITIES = ["critical", "high", "medium", "low", "info"];

function worstFirst(findings: readonly IdentityFinding[]): readonly IdentityFinding[] {
  return findings.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}
