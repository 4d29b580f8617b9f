import type { IdentityFinding } from "../../core/identity-sayings.ts";
import type { Finding } from "../../core/diagnosis.ts";
import type { Identity } from "../../identity/check-identity.ts";
import type { SpfEvaluation } from "../../identity/spf/evaluate-spf.ts";
import { findingDocument } from "../../report/json.ts";
import type { Language } from "../../report/language.ts";
import { identitySentence } from "./identity-sentence.ts";

/** `identity --format json`, in the order of docs/identity.md. */
export function identityDocument(identity: Identity, language: Language): unknown {
  const { spf, dkim, dmarc, mx, transport, lists } = identity;
  return {
    schema: "mailwarden.identity/1",
    domain: identity.domain,
    organisationalDomain: identity.organisationalDomain,
    addresses: identity.addresses.map(({ ip, source }) => {
      const reverse = identity.reverse.find((one) => one.ip === ip);
      const result = spf.results.get(ip);
      return {
        ip,
        source,
        names: reverse?.names ?? [],
        confirmedName: reverse?.confirmedName ?? null,
        spf: result === undefined ? null : spfDocument(result),
      };
    }),
    helo: identity.helo,
    receivers: identity.receivers,
    spf: { record: spf.record, ...spfDocument(spf.worst) },
    dkim: dkim.keys.map(({ selector, domain, source, record, key }) => ({
      selector,
      domain,
      source,
      record,
      key,
    })),
    dmarc: dmarc.policy,
    mx: { isNull: mx.isNull, exchanges: mx.exchanges },
    mtaStsId: transport.mtaStsId,
    tlsReportsTo: transport.tlsReportsTo,
    dane: transport.dane,
    lists: { zones: lists.zones, entries: lists.entries },
    configuredLists: identity.configuredLists.map(({ zone, state, isFiltered, source, line }) => ({
      zone,
      state,
      isFiltered,
      source,
      line,
    })),
    publish: identity.publish,
    unanswered: identity.unanswered,
    findings: identity.findings.map((finding) => findingDocument(inWords(finding, language))),
  };
}

function spfDocument(evaluation: SpfEvaluation): object {
  const { result, lookups, voids, term, domain, problem, failure } = evaluation;
  return { result, lookups, voids, term, domain, problem, failure };
}

function inWords(finding: IdentityFinding, language: Language): Finding<string> {
  return {
    ...finding,
    proof: finding.proof.map((proof) => ({
      ...proof,
      says: identitySentence(proof.says, language),
    })),
  };
}
