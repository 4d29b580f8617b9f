import type { Identity } from "../../identity/check-identity.ts";
import type { Language } from "../../report/language.ts";
import type { Fact } from "../../report/text/blocks.ts";

/** What the DNS says, for the column of facts. */
export function identityFacts(identity: Identity, language: Language): readonly Fact[] {
  const { facts: names, values, sources } = language.labels.identity;
  const { diagnosis } = language.labels;
  const { addresses, helo, reverse, spf, dmarc, mx, transport } = identity;
  const orNone = (texts: readonly string[]) =>
    texts.length === 0 ? values.none : language.formats.list(texts, 10);
  return [
    { name: names.addresses, value: orNone(addresses.map(({ ip }) => ip)) },
    {
      name: names.helo,
      value:
        helo === null
          ? values.unknown
          : helo.source === "given"
            ? helo.name
            : diagnosis.titled({ title: sources[helo.source], text: helo.name }),
    },
    ...reverse.map((one) => ({
      name: names.reverse,
      value: diagnosis.titled({
        title: one.ip,
        text: one.isKnown ? orNone(one.names) : values.unknown,
      }),
    })),
    { name: names.spf, value: spfText(identity, language) },
    ...(spf.record === null
      ? []
      : [
          { name: "", value: values.spfCost(spf.worst, language.formats) },
          ...addresses.map(({ ip }) => ({
            name: "",
            value: values.spfOf({ ip, result: spf.results.get(ip)?.result ?? "none" }),
          })),
        ]),
    ...keyFacts(identity, language),
    {
      name: names.dmarc,
      value: dmarc.policy?.record ?? (isOpen(identity, "_dmarc.") ? values.unknown : values.none),
    },
    {
      name: names.mx,
      value: mx.isNull
        ? values.nullMx
        : mx.exchanges.length === 0 && isOpen(identity, identity.domain, "MX")
          ? values.unknown
          : orNone(mx.exchanges.map(({ name, preference }) => `${preference} ${name}`)),
    },
    {
      name: names.mtaSts,
      value: transport.mtaStsId ?? (isOpen(identity, "_mta-sts.") ? values.unknown : values.none),
    },
    {
      name: names.tlsReports,
      value:
        transport.tlsReportsTo.length === 0 && isOpen(identity, "_smtp._tls.")
          ? values.unknown
          : orNone(transport.tlsReportsTo),
    },
    {
      name: names.dane,
      value:
        transport.dane.length === 0 && isOpen(identity, "_25._tcp.")
          ? values.unknown
          : orNone(transport.dane.map(({ name }) => name)),
    },
  ];
}

/** Whether a question for a name that begins so was left without an answer. */
function isOpen({ unanswered }: Identity, beginning: string, of?: string): boolean {
  return unanswered.some(
    ({ name, type }) => name.startsWith(beginning) && (of === undefined || type === of),
  );
}

function spfText(identity: Identity, { labels }: Language): string {
  const { record, worst } = identity.spf;
  const { unknown, none } = labels.identity.values;
  if (record !== null) return record;
  if (isOpen(identity, identity.domain, "TXT")) return unknown;
  return worst.result === "none" ? none : worst.result;
}

function keyFacts(identity: Identity, { labels, formats }: Language): readonly Fact[] {
  const { facts: names, values } = labels.identity;
  const { keys } = identity.dkim;
  if (keys.length === 0) {
    const isUnknown = identity.unanswered.some(({ name }) => name.includes("._domainkey."));
    return [{ name: names.dkim, value: isUnknown ? values.unknown : values.none }];
  }
  return keys.map(({ selector, domain, key }) => {
    const name = `${selector}._domainkey.${domain}`;
    const value =
      key.kind === "key"
        ? values.key({ name, type: key.type, bits: key.bits }, formats)
        : key.kind === "unknown"
          ? labels.diagnosis.titled({ title: name, text: values.unknown })
          : values.noKey({ name });
    return { name: names.dkim, value };
  });
}
