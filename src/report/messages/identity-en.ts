import type { IdentityLabels } from "../labels/identity-labels.ts";

const failures: IdentityLabels["failures"] = {
  "server-failure": "the name server failed (SERVFAIL)",
  refused: "the name server refused to answer",
  "timed-out": "nobody answered in time",
  malformed: "the answer could not be read",
  "alias-loop": "its aliases (CNAME) go in circles",
  "not-asked": "it was not asked: too many questions, or the time was up",
};
const meanings: IdentityLabels["meanings"] = {
  "spam-source": "spam came from it",
  exploited: "a compromised or infected host",
  dynamic: "an address that should not send mail directly (dynamic or by the provider's policy)",
  "no-ptr": "it has no name in the DNS",
  "brute-force": "it attacks logins",
  backscatter: "it bounces mail to forged senders",
  "open-proxy": "an open proxy",
  "hijacked-network": "its network belongs to criminals",
  reputation: "bad reputation",
  "bad-domain": "the domain is advertised by spam or made for it",
  "abused-site": "a web site of the domain was broken into",
  trusted: "trusted",
  listed: "no reason given",
};

export const identityEn: IdentityLabels = {
  headline: {
    against: ({ domain, findings }, f) =>
      `${domain}: ${f.plural(findings, { one: "# thing speaks", other: "# things speak" })} against your mail.`,
    fine: ({ domain }) => `${domain}: nothing in the DNS speaks against your mail.`,
    open: ({ domain, findings, unanswered }, f) =>
      `${domain}: ${f.plural(findings, { one: "# thing speaks", other: "# things speak" })} against your mail, and ${f.plural(unanswered, { one: "# question was", other: "# questions were" })} not answered: ask again later.`,
  },
  headings: {
    receivers: "What a strict receiver does",
    findings: "What speaks against you",
    facts: "What the DNS says",
    lists: "Lists",
    configured: "Lists that your own server asks",
    publish: "To publish or to run",
    unanswered: "Not answered (which is not the same as missing)",
  },
  verdicts: {
    accepts: (ip) => `${ip}: takes the mail`,
    doubts: (ip) => `${ip}: may take it for spam`,
    refuses: (ip) => `${ip}: refuses the mail`,
    unknown: (ip) => `${ip}: cannot be said, the DNS did not answer everything`,
  },
  sources: {
    given: "given",
    log: "named by receivers in the log",
    configuration: "from the settings",
    mail: "from a mail",
    spf: "guessed from SPF",
    mx: "guessed from MX",
    usual: "guessed",
  },
  facts: {
    addresses: "Addresses",
    helo: "Greeting (HELO)",
    reverse: "Reverse name (PTR)",
    spf: "SPF",
    dkim: "DKIM",
    dmarc: "DMARC",
    mx: "MX",
    mtaSts: "MTA-STS",
    tlsReports: "TLS-RPT",
    dane: "DANE",
  },
  values: {
    none: "none",
    unknown: "not known",
    nullMx: "takes no mail (null MX)",
    spfCost: ({ lookups, voids }, f) =>
      `at worst ${f.number(lookups)} of 10 lookups, ${f.number(voids)} of 2 without result`,
    spfOf: ({ ip, result }) => `${ip}: ${result}`,
    key: ({ name, type, bits }, f) =>
      `${name}: ${type}, ${f.plural(bits, { one: "# bit", other: "# bits" })}`,
    noKey: ({ name }) => `${name}: no usable key`,
  },
  states: {
    usable: "alive",
    wild: "lists everything: dead",
    parked: "answers with addresses of web pages: dead, or your resolver invents answers",
    refused: "does not answer your resolver",
    silent: "does not know its own test entry: dead, or silent to your resolver",
    unknown: "could not be asked",
  },
  meanings,
  notListed: ({ subject, zones }, f) => `${subject} is not on ${f.list(zones, 20)}`,
  allowed: ({ subject, zone, codes }) => `${subject} is on the allow list ${zone} (${codes})`,
  failures,
  publish: {
    spf: "SPF: which hosts may send",
    "spf-change": "SPF with the missing addresses, in place of the present record",
    "helo-spf": "SPF of the greeting name, for bounces",
    dkim: "DKIM: make a key, publish the record that the fourth command prints, let OpenDKIM sign",
    dmarc: "DMARC: watch first; tighten to quarantine and reject when the reports are clean",
    "tls-rpt": "TLS-RPT: reports about failed encryption",
    ptr: "PTR: only the owner of the network (your provider) can set it",
  },
  findings: {
    unanswered: ({ name, type, why }) => `${type} of ${name} is not known: ${failures[why]}`,
    "spf-missing": ({ domain }) =>
      `${domain} has no SPF record: anybody may write in its name, and large receivers distrust it`,
    "spf-several-records": ({ domain, count }, f) =>
      `${domain} has ${f.number(count)} SPF records: with more than one none counts (permerror)`,
    "spf-syntax": ({ domain, term }) =>
      `the SPF record of ${domain} cannot be read at "${term}": none of it counts (permerror)`,
    "spf-no-record": ({ domain, target }) =>
      `the SPF record of ${domain} refers to ${target}, which has none: nothing counts (permerror)`,
    "spf-too-many-lookups": ({ domain, count }, f) =>
      `the SPF record of ${domain} needs ${f.number(count)} DNS lookups, 10 are allowed: receivers stop with permerror`,
    "spf-too-many-voids": ({ domain, count }, f) =>
      `the SPF record of ${domain} leads to ${f.number(count)} names without records, 2 are allowed: receivers stop with permerror`,
    "spf-too-many-names": ({ domain, target }) =>
      `the SPF record of ${domain} asks for the MX of ${target}, which are more than 10: permerror`,
    "spf-loop": ({ domain, target }) =>
      `the SPF record of ${domain} includes itself by way of ${target}: permerror`,
    "spf-not-covered": ({ domain, ip, result }) =>
      `SPF of ${domain} does not allow your address ${ip}: ${result}`,
    "spf-allows-all": ({ domain }) =>
      `the SPF record of ${domain} ends in +all: it allows the whole world`,
    "spf-open-end": ({ domain }) =>
      `the SPF record of ${domain} says nothing about other hosts: end it in ~all or -all`,
    "spf-wide": ({ domain, network }) =>
      `the SPF record of ${domain} allows the large network ${network}: everybody in it can send as you`,
    "spf-ptr": ({ domain }) =>
      `the SPF record of ${domain} uses ptr, which is slow and must not be used any more (RFC 7208 5.5)`,
    "helo-spf-missing": ({ name }) =>
      `the greeting name ${name} has no SPF record: it is what bounces are judged by`,
    "helo-spf-fails": ({ name, ip }) =>
      `SPF of the greeting name ${name} does not allow your address ${ip}: bounces are refused`,
    "dkim-unseen": ({ domain, count }, f) =>
      `no DKIM key of ${domain} was found under ${f.plural(count, { one: "# usual selector", other: "# usual selectors" })}; name yours by --selector if there is one`,
    "dkim-missing": ({ selector, domain }) =>
      `the key ${selector}._domainkey.${domain} is not in the DNS: signatures with it are invalid`,
    "dkim-revoked": ({ selector, domain }) =>
      `the key ${selector}._domainkey.${domain} is revoked (empty p=): signatures with it are invalid`,
    "dkim-broken": ({ selector, domain, part }) =>
      `the key ${selector}._domainkey.${domain} cannot be read (${part}): signatures with it are invalid`,
    "dkim-several-records": ({ selector, domain, count }, f) =>
      `${selector}._domainkey.${domain} has ${f.number(count)} keys: which one counts is chance`,
    "dkim-short": ({ selector, domain, bits }, f) =>
      bits < 1024
        ? `the key ${selector}._domainkey.${domain} has only ${f.number(bits)} bits: it can be forged, and receivers ignore it`
        : `the key ${selector}._domainkey.${domain} has ${f.number(bits)} bits; 2048 is what is asked for today`,
    "dkim-testing": ({ selector, domain }) =>
      `the key ${selector}._domainkey.${domain} is marked as a test (t=y): receivers may treat the mail as unsigned`,
    "dkim-sha1": ({ selector, domain }) =>
      `the key ${selector}._domainkey.${domain} allows only SHA-1, which nobody accepts any more`,
    "dkim-unaligned": ({ domain, signer }) =>
      `mail of ${domain} is signed by ${signer}: DMARC does not count that signature`,
    "dmarc-missing": ({ domain }) =>
      `${domain} has no DMARC record: Gmail, Yahoo and Microsoft ask bulk senders for one`,
    "dmarc-several-records": ({ domain, count }, f) =>
      `${domain} has ${f.number(count)} DMARC records: with more than one none counts`,
    "dmarc-syntax": ({ domain }) =>
      `the DMARC record of ${domain} cannot be read: it does not count`,
    "dmarc-watches-only": ({ domain }) =>
      `DMARC of ${domain} only watches (p=none): forged mail in its name is delivered`,
    "dmarc-no-reports": ({ domain }) =>
      `the DMARC record of ${domain} asks for no reports (rua): you do not see who sends in its name`,
    "dmarc-subdomains-open": ({ domain }) =>
      `DMARC of ${domain} protects the domain but not its subdomains (sp=none)`,
    "dmarc-partial": ({ domain, percent }, f) =>
      `DMARC of ${domain} holds for ${f.percent(percent / 100)} of the mail only (pct)`,
    "dmarc-reports-refused": ({ domain, receiver }) =>
      `the DMARC reports of ${domain} go to ${receiver}, which has not agreed to take them: they are not sent`,
    "ptr-missing": ({ ip }) =>
      `${ip} has no reverse name (PTR): Gmail, Microsoft, T-Online and many others refuse its mail`,
    "ptr-several": ({ ip, count }, f) =>
      `${ip} has ${f.number(count)} reverse names: receivers pick one by chance`,
    "ptr-unconfirmed": ({ ip, name }) =>
      `${ip} is called ${name}, but that name does not lead back to it: receivers call it "unknown"`,
    "ptr-generic": ({ ip, name }) =>
      `${ip} has a name as providers give to customers' lines (${name}): let your provider set the server's own`,
    "helo-no-name": ({ name }) =>
      `the server greets as "${name}", which is no full host name: set smtp_helo_name or primary_hostname`,
    "helo-unresolved": ({ name }) => `the greeting name ${name} has no address in the DNS`,
    "helo-elsewhere": ({ name, ip }) =>
      `the greeting name ${name} does not lead to your address ${ip}`,
    "helo-differs": ({ name, ip, ptr }) =>
      `the server greets as ${name}, but ${ip} is called ${ptr}: best let both be the same`,
    "mx-missing": ({ domain }) =>
      `${domain} takes no mail (no MX, no address): receivers refuse senders that cannot be answered`,
    "mx-null": ({ domain }) =>
      `${domain} declares that it takes no mail (null MX): some receivers refuse mail from it`,
    "mx-literal": ({ domain, name }) =>
      `an MX of ${domain} is an address (${name}): it has to be a name`,
    "mx-alias": ({ domain, name }) =>
      `the MX ${name} of ${domain} is an alias (CNAME), which RFC 2181 forbids: some senders fail at it`,
    "mx-unresolved": ({ domain, name }) => `the MX ${name} of ${domain} has no address`,
    "mta-sts-missing": ({ domain }) =>
      `${domain} has no MTA-STS policy: senders may fall back to clear text`,
    "mta-sts-broken": ({ domain }) =>
      `the MTA-STS record of ${domain} cannot be read: there is no policy`,
    "tls-rpt-missing": ({ domain }) =>
      `${domain} asks for no reports about failed encryption (TLS-RPT)`,
    "tls-rpt-broken": ({ domain }) =>
      `the TLS-RPT record of ${domain} names nobody who takes reports`,
    "dane-unsigned": ({ name }) =>
      `your resolver did not validate ${name} (DNSSEC): without it senders ignore the record`,
    "dane-unusable": ({ name }) =>
      `no record at ${name} can be used for mail (RFC 7672): senders ignore them`,
    listed: ({ subject, zone, meaning, page }) =>
      `${subject} is on ${zone}: ${meanings[meaning]}. Stop the cause first, then ask for removal: ${page}`,
    "lists-refused": ({ zones }, f) =>
      `these lists do not answer your resolver (a public one, or too many questions), so whether you are on them is not known; ask through a resolver of your own: ${f.list(zones, 20)}`,
    "lists-unusable": ({ zones }, f) =>
      `these lists failed their control questions and were not believed: ${f.list(zones, 20)}`,
    "configured-wild": ({ zone }) =>
      `your server asks ${zone}, which lists everybody: it refuses all mail; take it out at once`,
    "configured-parked": ({ zone }) =>
      `your server asks ${zone}, which answers with addresses of web pages: dead; take it out`,
    "configured-refused": ({ zone }) =>
      `your server asks ${zone}, which does not answer this resolver; without a filter on the code its refusal counts as listed`,
    "configured-silent": ({ zone }) =>
      `your server asks ${zone}, which does not know its own test entry: dead, or silent to your resolver; take it out`,
    "configured-unknown": ({ zone }) =>
      `whether ${zone}, which your server asks, is alive is not known`,
  },
};
