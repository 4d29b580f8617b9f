import { expect, test } from "vitest";
import { checkIdentity, type SenderFacts } from "../../src/identity/check-identity.ts";
import { createDnsResolver } from "../../src/system/dns-resolver.ts";
import { type Faults, startDnsServer, type Zones } from "./dns-server.ts";
import { changed, GOOD, IP, rsaKey } from "./sample-zones.ts";

/** Impatient, for servers that never answer. */
const LIMITS = { timeoutMs: 150, totalMs: 20_000, questionsMax: 1_000, parallelMax: 20 };

async function check(zones: Zones, faults: Faults, facts: Partial<SenderFacts>) {
  const server = await startDnsServer(zones, faults);
  try {
    return await checkIdentity(
      {
        domain: "example.com",
        addresses: [{ ip: IP, source: "given" }],
        helo: { name: "mail.example.com", source: "given" },
        selectors: [{ selector: "mail", domain: "example.com", source: "given" }],
        signers: [],
        configuredLists: [],
        nowMs: Date.UTC(2026, 0, 15),
        ...facts,
      },
      createDnsResolver([server.address], LIMITS),
    );
  } finally {
    await server.close();
  }
}

interface Case {
  readonly name: string;
  readonly zones: Zones;
  readonly faults?: Faults;
  readonly facts?: Partial<SenderFacts>;
  /** `code` or `code severity` of all findings, in any order. */
  readonly want: readonly string[];
  readonly receiver?: "accepts" | "doubts" | "refuses" | "unknown";
  readonly unanswered?: readonly string[];
}

const spf = (text: string | readonly string[]) => changed({ "example.com TXT": [text] });
const dkim = (...texts: readonly string[]) =>
  changed({ "mail._domainkey.example.com TXT": [...texts] });
const dmarc = (...texts: readonly string[]) => changed({ "_dmarc.example.com TXT": [...texts] });
const includes = Array.from({ length: 10 }, (_one, at) => `include:s${at}.example.net`);
const included = Object.fromEntries(
  includes.map((_one, at) => [`s${at}.example.net TXT`, ["v=spf1 ip4:198.51.100.1 -all"]]),
);
const listedZen = (code: string) => changed({ "7.2.0.192.zen.spamhaus.org A": [code] });
const list = {
  zone: "dnsbl.example.org",
  isForNames: false,
  isFiltered: false,
  source: "main.cf",
  line: 7,
  text: "dnsbl.example.org",
};
const asksList = { configuredLists: [list] };

const CASES: readonly Case[] = [
  { name: "all is well", zones: GOOD, want: [], receiver: "accepts" },
  {
    name: "nothing at all",
    zones: {},
    want: [
      "spf-missing medium",
      "dkim-missing high",
      "dmarc-missing medium",
      "ptr-missing high",
      "helo-unresolved high",
      "helo-spf-missing low",
      "mx-missing medium",
      "mta-sts-missing info",
      "tls-rpt-missing info",
      "lists-unusable info",
    ],
    receiver: "refuses",
  },
  // ---- SPF
  {
    name: "SPF missing",
    zones: changed({ "example.com TXT": ["v=spf10 -all", "v=spf1x"] }),
    want: ["spf-missing medium"],
    receiver: "doubts",
  },
  {
    name: "two SPF records",
    zones: changed({ "example.com TXT": ["v=spf1 mx -all", "v=spf1 a -all"] }),
    want: ["spf-several-records high"],
  },
  {
    name: "SPF with an unknown mechanism",
    zones: spf("v=spf1 ipv4:192.0.2.7 -all"),
    want: ["spf-syntax high"],
  },
  {
    name: "SPF with a broken network",
    zones: spf("v=spf1 ip4:192.0.2.700 -all"),
    want: ["spf-syntax high"],
  },
  {
    name: "SPF whose strings lack the blank between them",
    zones: spf(["v=spf1 ip4:192.0.2.7", "include:s0.example.net -all"]),
    want: ["spf-syntax high"],
  },
  {
    name: "SPF of several strings, 600 bytes long",
    zones: spf(`v=spf1 ${"ip4:198.51.100.77 ".repeat(33)}ip4:192.0.2.7 -all`),
    want: [],
  },
  {
    name: "SPF with 11 lookups",
    zones: changed({
      ...included,
      "example.com TXT": [`v=spf1 mx ${includes.join(" ")} ip4:192.0.2.7 -all`],
    }),
    want: ["spf-too-many-lookups high"],
  },
  {
    name: "SPF with 10 lookups is allowed",
    zones: changed({
      ...included,
      "example.com TXT": [`v=spf1 ${includes.join(" ")} ip4:192.0.2.7 -all`],
    }),
    want: [],
  },
  {
    name: "SPF that includes itself",
    zones: changed({
      "example.com TXT": ["v=spf1 include:a.example.net -all"],
      "a.example.net TXT": ["v=spf1 include:b.example.net -all"],
      "b.example.net TXT": ["v=spf1 include:A.example.net -all"],
    }),
    want: ["spf-loop high"],
  },
  {
    name: "SPF that includes nothing",
    zones: spf("v=spf1 ip4:192.0.2.7 include:gone.example.net -all"),
    want: ["spf-no-record high"],
  },
  {
    name: "SPF with three void lookups",
    zones: spf("v=spf1 a:x.example.net a:y.example.net mx:z.example.net ip4:192.0.2.7 -all"),
    want: ["spf-too-many-voids high"],
  },
  {
    name: "SPF without our address",
    zones: spf("v=spf1 ip4:198.51.100.0/24 -all"),
    want: ["spf-not-covered high"],
    receiver: "refuses",
  },
  {
    name: "SPF without our address, softly",
    zones: spf("v=spf1 ip4:198.51.100.0/24 ~all"),
    want: ["spf-not-covered high"],
    receiver: "doubts",
  },
  { name: "SPF for all the world", zones: spf("v=spf1 +all"), want: ["spf-allows-all high"] },
  { name: "SPF without an end", zones: spf("v=spf1 mx"), want: ["spf-open-end medium"] },
  {
    name: "SPF with a wide network and ptr",
    zones: spf("v=spf1 ip4:192.0.0.0/16 ptr -all"),
    want: ["spf-wide medium", "spf-ptr low"],
  },
  {
    name: "SPF by redirect and macros",
    zones: changed({
      "example.com TXT": ["v=spf1 redirect=_spf.example.net"],
      "_spf.example.net TXT": ["v=spf1 exists:%{ir}.%{v}.%{d2}.example.org -all"],
      "7.2.0.192.in-addr.example.net.example.org A": ["127.0.0.2"],
    }),
    want: [],
  },
  {
    name: "SPF behind a server that fails",
    zones: spf("v=spf1 include:broken.example.net -all"),
    faults: { "broken.example.net TXT": "servfail" },
    want: ["unanswered info"],
    receiver: "unknown",
    unanswered: ["broken.example.net TXT server-failure"],
  },
  // ---- DKIM
  { name: "a revoked key", zones: dkim("v=DKIM1; p="), want: ["dkim-revoked high"] },
  {
    name: "a key of 512 bits",
    zones: dkim(`v=DKIM1; p=${rsaKey(512)}`),
    want: ["dkim-short high"],
  },
  { name: "a key of 1024 bits", zones: dkim(`p=${rsaKey(1024)}`), want: ["dkim-short low"] },
  {
    name: "a key that is a test and for SHA-1 alone",
    zones: dkim(`v=DKIM1; t=y:s; h=sha1; p=${rsaKey(2048)}`),
    want: ["dkim-testing low", "dkim-sha1 high"],
  },
  {
    name: "a key cut in the middle",
    zones: dkim(`v=DKIM1; p=${rsaKey(2048).slice(0, 100)}`),
    want: ["dkim-broken high"],
  },
  {
    name: "two keys under one selector",
    zones: dkim(`v=DKIM1; p=${rsaKey(2048)}`, `v=DKIM1; p=${rsaKey(2048)}`),
    want: ["dkim-several-records high"],
  },
  {
    name: "an Ed25519 key behind an alias",
    zones: changed({
      "mail._domainkey.example.com TXT": null,
      "mail._domainkey.example.com CNAME": ["mail.dkim.example.net"],
      "mail.dkim.example.net TXT": [
        `v=DKIM1; k=ed25519; p=${Buffer.alloc(32, 7).toString("base64")}`,
      ],
    }),
    want: [],
  },
  {
    name: "no selector known, none of the usual ones there",
    zones: changed({ "mail._domainkey.example.com TXT": null }),
    facts: { selectors: [] },
    want: ["dkim-unseen low"],
  },
  {
    name: "a wildcard of revoked keys under guessed selectors",
    zones: changed({
      "mail._domainkey.example.com TXT": null,
      "*._domainkey.example.com TXT": ["v=DKIM1; p="],
    }),
    facts: { selectors: [] },
    want: ["dkim-unseen low"],
  },
  // ---- DMARC
  {
    name: "two DMARC records",
    zones: dmarc("v=DMARC1; p=none", "v=DMARC1; p=reject"),
    want: ["dmarc-several-records high"],
  },
  {
    name: "DMARC without a policy",
    zones: dmarc("v=DMARC1; sp=reject"),
    want: ["dmarc-syntax high"],
  },
  {
    name: "DMARC that only watches, unseen",
    zones: dmarc("v=DMARC1; p=none"),
    want: ["dmarc-watches-only low", "dmarc-no-reports low"],
  },
  {
    name: "DMARC that leaves subdomains open and sends its reports to somebody who does not want them",
    zones: dmarc("v=DMARC1; p=quarantine; sp=none; pct=50; rua=mailto:x@example.net"),
    want: ["dmarc-subdomains-open medium", "dmarc-partial low", "dmarc-reports-refused low"],
  },
  {
    name: "DMARC of the organisation holds for a subdomain",
    zones: changed({
      "news.example.com TXT": ["v=spf1 ip4:192.0.2.7 -all"],
      "news.example.com MX": ["10 mail.example.com"],
      "_mta-sts.news.example.com TXT": ["v=STSv1; id=1"],
      "_smtp._tls.news.example.com TXT": ["v=TLSRPTv1; rua=https://example.com/tls"],
    }),
    facts: { domain: "news.example.com" },
    want: [],
  },
  // ---- names
  {
    name: "PTR that does not lead back",
    zones: changed({ "7.2.0.192.in-addr.arpa PTR": ["mail.example.net"] }),
    want: ["ptr-unconfirmed high"],
    receiver: "refuses",
  },
  {
    name: "PTR as providers give it",
    zones: changed({
      "7.2.0.192.in-addr.arpa PTR": ["host-192-0-2-7.dyn.example.net"],
      "host-192-0-2-7.dyn.example.net A": [IP],
    }),
    want: ["ptr-generic medium", "helo-differs low"],
  },
  {
    name: "PTR whose server fails",
    zones: GOOD,
    faults: { "7.2.0.192.in-addr.arpa PTR": "servfail" },
    want: ["unanswered info"],
    receiver: "unknown",
    unanswered: ["7.2.0.192.in-addr.arpa PTR server-failure"],
  },
  {
    name: "HELO localhost",
    zones: GOOD,
    facts: { helo: { name: "localhost.localdomain", source: "configuration" } },
    want: ["helo-no-name high"],
    receiver: "refuses",
  },
  {
    name: "HELO that is somebody else",
    zones: changed({
      "other.example.com A": ["198.51.100.9"],
      "other.example.com TXT": ["v=spf1 a -all"],
    }),
    facts: { helo: { name: "other.example.com", source: "given" } },
    want: ["helo-elsewhere medium", "helo-spf-fails high"],
  },
  // ---- MX and transport
  {
    name: "null MX",
    zones: changed({
      "example.com MX": ["0 ."],
      "_mta-sts.example.com TXT": null,
      "_smtp._tls.example.com TXT": null,
    }),
    want: ["mx-null low"],
  },
  {
    name: "MX that is an alias",
    zones: changed({
      "example.com MX": ["10 mx.example.com"],
      "mx.example.com CNAME": ["mail.example.com"],
    }),
    want: ["mx-alias medium"],
  },
  {
    name: "MX that is an address, and one that is nowhere",
    zones: changed({ "example.com MX": ["10 192.0.2.7", "20 gone.example.com"] }),
    want: ["mx-literal medium", "mx-unresolved medium"],
  },
  {
    name: "an alias in circles",
    zones: changed({
      "example.com MX": ["10 a.example.com"],
      "a.example.com CNAME": ["b.example.com"],
      "b.example.com CNAME": ["a.example.com"],
    }),
    want: ["unanswered info", "unanswered info"],
    unanswered: ["a.example.com A alias-loop", "a.example.com AAAA alias-loop"],
  },
  {
    name: "broken MTA-STS and TLS-RPT, DANE without validation",
    zones: changed({
      "_mta-sts.example.com TXT": ["v=STSv1; id=2026-01-01"],
      "_smtp._tls.example.com TXT": ["v=TLSRPTv1; rua=tls@example.com"],
      "_25._tcp.mail.example.com TLSA": [`3 1 1 ${"ab".repeat(32)}`],
    }),
    want: ["mta-sts-broken low", "tls-rpt-broken low", "dane-unsigned info"],
  },
  {
    name: "DANE that mail servers ignore",
    zones: changed({
      "_25._tcp.mail.example.com TLSA": [`1 1 1 ${"ab".repeat(32)}`, "3 1 1 abcd"],
      "_25._tcp.mail.example.com AD": [""],
    }),
    want: ["dane-unusable medium"],
  },
  // ---- lists
  {
    name: "listed for spam",
    zones: listedZen("127.0.0.3"),
    want: ["listed high"],
    receiver: "refuses",
  },
  { name: "a code that the list does not have", zones: listedZen("127.0.0.99"), want: [] },
  {
    name: "refused from the first real question on",
    zones: listedZen("127.255.255.254"),
    want: ["lists-refused info"],
    receiver: "accepts",
  },
  {
    name: "refused at the control questions",
    zones: changed({
      "2.0.0.127.zen.spamhaus.org A": ["127.255.255.254"],
      "7.2.0.192.zen.spamhaus.org A": ["127.255.255.254"],
    }),
    want: ["lists-refused info"],
  },
  {
    name: "a parked list",
    zones: changed({ "*.bl.spamcop.net A": ["203.0.113.80"], "2.0.0.127.bl.spamcop.net A": null }),
    want: ["lists-unusable info"],
    receiver: "accepts",
  },
  {
    name: "a dead list that lists everybody",
    zones: changed({ "*.psbl.surriel.com A": ["127.0.0.2"] }),
    want: ["lists-unusable info"],
  },
  {
    name: "a list that never answers",
    zones: GOOD,
    faults: { "1.0.0.127.psbl.surriel.com A": "silent", "2.0.0.127.psbl.surriel.com A": "silent" },
    want: ["lists-unusable info"],
  },
  {
    name: "a list whose server fails at the real question",
    zones: GOOD,
    faults: { "7.2.0.192.psbl.surriel.com A": "servfail" },
    want: ["lists-unusable info"],
  },
  {
    name: "the domain's web site was broken into",
    zones: changed({ "example.com.dbl.spamhaus.org A": ["127.0.1.102"] }),
    want: ["listed high"],
  },
  {
    name: "URIBL refuses by its first bit",
    zones: changed({ "example.com.multi.uribl.com A": ["127.0.0.1"] }),
    want: ["lists-refused info"],
  },
  // ---- lists of the server's own settings
  {
    name: "the server asks a list that lists everybody",
    zones: changed({ "*.dnsbl.example.org A": ["127.0.0.2"] }),
    facts: asksList,
    want: ["configured-wild high"],
  },
  {
    name: "the server asks a parked list",
    zones: changed({ "*.dnsbl.example.org A": ["203.0.113.80"] }),
    facts: asksList,
    want: ["configured-parked high"],
  },
  {
    name: "the server asks a dead list",
    zones: GOOD,
    facts: asksList,
    want: ["configured-silent medium"],
  },
  {
    name: "the server asks a list that refuses it",
    zones: changed({ "*.dnsbl.example.org A": ["127.255.255.254"] }),
    facts: asksList,
    want: ["configured-refused high"],
  },
  {
    name: "the server asks a list that cannot be asked now",
    zones: GOOD,
    faults: {
      "2.0.0.127.dnsbl.example.org A": "servfail",
      "1.0.0.127.dnsbl.example.org A": "servfail",
    },
    facts: asksList,
    want: ["configured-unknown info"],
  },
  {
    name: "the server asks a living list",
    zones: changed({ "2.0.0.127.dnsbl.example.org A": ["127.0.0.2"] }),
    facts: asksList,
    want: [],
  },
  // ---- the DNS itself
  {
    name: "answers that only TCP can carry",
    zones: changed({
      "example.com TXT": [
        ...Array.from({ length: 60 }, (_one, at) => `verification=${"x".repeat(900)}${at}`),
        "v=spf1 mx -all",
      ],
    }),
    faults: { "example.com TXT": "truncated" },
    want: [],
    receiver: "accepts",
  },
  {
    name: "answers that TCP never brings",
    zones: GOOD,
    faults: { "example.com TXT": "truncated-silent" },
    want: ["unanswered info"],
    receiver: "unknown",
    unanswered: ["example.com TXT timed-out"],
  },
  {
    name: "only forged answers: wrong id, wrong question",
    zones: GOOD,
    faults: { "example.com TXT": "wrong-id", "_dmarc.example.com TXT": "wrong-question" },
    want: ["unanswered info", "unanswered info"],
    unanswered: ["_dmarc.example.com TXT timed-out", "example.com TXT timed-out"],
  },
  {
    name: "a forged answer before the true one",
    zones: GOOD,
    faults: { "*": "forged-first" },
    want: [],
    receiver: "accepts",
  },
  { name: "a server that does not know EDNS", zones: GOOD, faults: { "*": "no-edns" }, want: [] },
  {
    name: "garbage, a refusal and a referral",
    zones: GOOD,
    faults: {
      "_mta-sts.example.com TXT": "garbage",
      "_smtp._tls.example.com TXT": "refused",
      "mail._domainkey.example.com TXT": "referral",
    },
    want: ["unanswered info", "unanswered info", "unanswered info"],
    unanswered: [
      "_mta-sts.example.com TXT timed-out",
      "_smtp._tls.example.com TXT refused",
      "mail._domainkey.example.com TXT refused",
    ],
  },
];

test.each(CASES)(
  "$name",
  async ({ zones, faults = {}, facts = {}, want, receiver, unanswered }) => {
    const identity = await check(zones, faults, facts);
    const found = identity.findings.map(
      ({ code, severity }) => `${code.replace("identity.", "")} ${severity}`,
    );
    expect(found.toSorted()).toEqual([...want].toSorted());
    if (receiver !== undefined) expect(identity.receivers[0]?.verdict).toBe(receiver);
    const open = identity.unanswered.map(({ name, type, why }) => `${name} ${type} ${why}`);
    expect(open.toSorted()).toEqual(unanswered ?? []);
  },
);

test("there are 40 zones and more", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(40);
});
