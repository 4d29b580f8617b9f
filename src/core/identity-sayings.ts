import type { Finding } from "./diagnosis.ts";
import type { DnsFailure } from "./resolver.ts";

/** What an answer of a DNS list means. */
export type ListMeaning =
  | "spam-source"
  | "exploited"
  | "dynamic"
  | "no-ptr"
  | "brute-force"
  | "backscatter"
  | "open-proxy"
  | "hijacked-network"
  | "reputation"
  | "bad-domain"
  | "abused-site"
  | "trusted"
  | "listed";

interface OfDomain {
  readonly domain: string;
}
interface OfAddress {
  readonly ip: string;
}
interface OfName {
  readonly name: string;
}
interface OfZone {
  readonly zone: string;
}
interface OfSelector extends OfDomain {
  readonly selector: string;
}

/** Every sentence of `identity`, by its code, with the values in it. */
export interface IdentitySayings {
  /** The answer is not "no record": nobody could give one. */
  readonly unanswered: {
    readonly name: string;
    readonly type: string;
    readonly why: DnsFailure;
  };
  readonly "spf-missing": OfDomain;
  readonly "spf-several-records": OfDomain & { readonly count: number };
  readonly "spf-syntax": OfDomain & { readonly term: string };
  readonly "spf-no-record": OfDomain & { readonly target: string };
  readonly "spf-too-many-lookups": OfDomain & { readonly count: number };
  readonly "spf-too-many-voids": OfDomain & { readonly count: number };
  readonly "spf-too-many-names": OfDomain & { readonly target: string };
  readonly "spf-loop": OfDomain & { readonly target: string };
  readonly "spf-not-covered": OfDomain & OfAddress & { readonly result: string };
  readonly "spf-allows-all": OfDomain;
  readonly "spf-open-end": OfDomain;
  readonly "spf-wide": OfDomain & { readonly network: string };
  readonly "spf-ptr": OfDomain;
  readonly "helo-spf-missing": OfName;
  readonly "helo-spf-fails": OfName & OfAddress;
  readonly "dkim-unseen": OfDomain & { readonly count: number };
  readonly "dkim-missing": OfSelector;
  readonly "dkim-revoked": OfSelector;
  readonly "dkim-broken": OfSelector & { readonly part: string };
  readonly "dkim-several-records": OfSelector & { readonly count: number };
  readonly "dkim-short": OfSelector & { readonly bits: number };
  readonly "dkim-testing": OfSelector;
  readonly "dkim-sha1": OfSelector;
  readonly "dkim-unaligned": OfDomain & { readonly signer: string };
  readonly "dmarc-missing": OfDomain;
  readonly "dmarc-several-records": OfDomain & { readonly count: number };
  readonly "dmarc-syntax": OfDomain;
  readonly "dmarc-watches-only": OfDomain;
  readonly "dmarc-no-reports": OfDomain;
  readonly "dmarc-subdomains-open": OfDomain;
  readonly "dmarc-partial": OfDomain & { readonly percent: number };
  readonly "dmarc-reports-refused": OfDomain & { readonly receiver: string };
  readonly "ptr-missing": OfAddress;
  readonly "ptr-several": OfAddress & { readonly count: number };
  readonly "ptr-unconfirmed": OfAddress & OfName;
  readonly "ptr-generic": OfAddress & OfName;
  readonly "helo-no-name": OfName;
  readonly "helo-unresolved": OfName;
  readonly "helo-elsewhere": OfName & OfAddress;
  readonly "helo-differs": OfName & OfAddress & { readonly ptr: string };
  readonly "mx-missing": OfDomain;
  readonly "mx-null": OfDomain;
  readonly "mx-literal": OfDomain & OfName;
  readonly "mx-alias": OfDomain & OfName;
  readonly "mx-unresolved": OfDomain & OfName;
  readonly "mta-sts-missing": OfDomain;
  readonly "mta-sts-broken": OfDomain;
  readonly "tls-rpt-missing": OfDomain;
  readonly "tls-rpt-broken": OfDomain;
  readonly "dane-unsigned": OfName;
  readonly "dane-unusable": OfName;
  readonly listed: {
    readonly subject: string;
    readonly zone: string;
    readonly meaning: ListMeaning;
    readonly page: string;
  };
  /** Lists that refuse this resolver, and those that are dead or could not be asked. */
  readonly "lists-refused": { readonly zones: readonly string[] };
  readonly "lists-unusable": { readonly zones: readonly string[] };
  readonly "configured-wild": OfZone;
  readonly "configured-parked": OfZone;
  readonly "configured-refused": OfZone;
  readonly "configured-silent": OfZone;
  readonly "configured-unknown": OfZone;
}

export type IdentityCode = keyof IdentitySayings;
/** A sentence of `identity` that is not yet in any language. */
export type IdentitySay = {
  [Code in IdentityCode]: { readonly code: Code; readonly values: IdentitySayings[Code] };
}[IdentityCode];
export type IdentityFinding = Finding<IdentitySay>;

/** What a receiver that keeps to the rules does with mail from an address. */
export type ReceiverVerdict = "accepts" | "doubts" | "refuses" | "unknown";

/** What a record or command is for; the words are in the labels. */
export type PublishReason =
  "spf" | "spf-change" | "helo-spf" | "dkim" | "dmarc" | "tls-rpt" | "ptr";

/** A record to publish, or commands to run; ready to copy. */
export interface Publication {
  readonly why: PublishReason;
  /** A line of a zone file, null where there is none yet. */
  readonly record: { readonly name: string; readonly type: string; readonly value: string } | null;
  readonly commands: readonly string[];
}

/** How an address or a name came to be looked at. */
export type IdentitySource = "given" | "log" | "configuration" | "mail" | "spf" | "mx" | "usual";
