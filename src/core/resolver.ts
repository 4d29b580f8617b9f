/** What a record says, by its type. Everything in it was written by whoever owns the name. */
export interface DnsData {
  readonly A: string;
  readonly AAAA: string;
  readonly MX: { readonly preference: number; readonly exchange: string };
  readonly PTR: string;
  /** Its strings put together without a gap (RFC 7208 3.3, RFC 6376 3.6.2.2). */
  readonly TXT: string;
  readonly TLSA: {
    readonly usage: number;
    readonly selector: number;
    readonly matchingType: number;
    readonly bytes: number;
  };
}
export type RecordType = keyof DnsData;

/** Why there is no answer. None of them says that a record does not exist. */
export type DnsFailure =
  | "server-failure"
  | "refused"
  | "timed-out"
  | "malformed"
  | "alias-loop"
  /** Our own limit of questions or of time. */
  | "not-asked";

export type Lookup<Data> =
  | {
      readonly kind: "records";
      readonly records: readonly Data[];
      /** Names that CNAME records led over, the last one holds the records; none without CNAME. */
      readonly aliases: readonly string[];
      /** The resolver says that it validated the answer (AD, RFC 4035): as good as the way to it. */
      readonly authentic: boolean;
    }
  /** `no-name`: NXDOMAIN, or no possible name; `no-data`: the name exists without such records. */
  | { readonly kind: "none"; readonly why: "no-name" | "no-data" }
  | { readonly kind: "failed"; readonly why: DnsFailure };

/** Asks the DNS. Never throws; names as text without the last dot. */
export interface Resolver {
  readonly lookup: <Type extends RecordType>(
    name: string,
    type: Type,
  ) => Promise<Lookup<DnsData[Type]>>;
}
