import type {
  IdentityCode,
  IdentitySayings,
  IdentitySource,
  ListMeaning,
  PublishReason,
  ReceiverVerdict,
} from "../../core/identity-sayings.ts";
import type { DnsFailure } from "../../core/resolver.ts";
import type { Formats } from "../formats.ts";

/** Why a list is or is not to be believed. */
export type ListStateName = "usable" | "wild" | "parked" | "refused" | "silent" | "unknown";

/** What `identity` says. */
export interface IdentityLabels {
  readonly headline: {
    against(values: { domain: string; findings: number }, f: Formats): string;
    fine(values: { domain: string }): string;
    /** Questions were left open. */
    open(values: { domain: string; findings: number; unanswered: number }, f: Formats): string;
  };
  readonly headings: Record<
    "receivers" | "findings" | "facts" | "lists" | "configured" | "publish" | "unanswered",
    string
  >;
  readonly verdicts: Record<ReceiverVerdict, (ip: string) => string>;
  /** Behind an address: how it came to be looked at. */
  readonly sources: Record<IdentitySource, string>;
  readonly facts: Record<
    | "addresses"
    | "helo"
    | "reverse"
    | "spf"
    | "dkim"
    | "dmarc"
    | "mx"
    | "mtaSts"
    | "tlsReports"
    | "dane",
    string
  >;
  readonly values: {
    readonly none: string;
    readonly unknown: string;
    readonly nullMx: string;
    spfCost(values: { lookups: number; voids: number }, f: Formats): string;
    spfOf(values: { ip: string; result: string }): string;
    key(values: { name: string; type: string; bits: number }, f: Formats): string;
    noKey(values: { name: string }): string;
  };
  readonly states: Record<ListStateName, string>;
  readonly meanings: Record<ListMeaning, string>;
  /** `192.0.2.7 is not on zen.spamhaus.org, ...` */
  notListed(values: { subject: string; zones: readonly string[] }, f: Formats): string;
  allowed(values: { subject: string; zone: string; codes: string }): string;
  readonly failures: Record<DnsFailure, string>;
  readonly publish: Record<PublishReason, string>;
  readonly findings: {
    [Code in IdentityCode]: (values: IdentitySayings[Code], f: Formats) => string;
  };
}
