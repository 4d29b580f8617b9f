/** Why the owner of a network is not known. */
export type OwnerUnknown =
  /** The registry has no such network. */
  | "not-found"
  /** It has, but names nobody for abuse. */
  | "no-contact"
  /** It answers too many questions at the moment. */
  | "rate-limited"
  /** No connection, or no answer in time. */
  | "unreachable"
  /** An answer that is none: not RDAP, about another network, too long, redirected too often or to a forbidden place. */
  | "bad-answer"
  /** No registry is responsible for the address. */
  | "no-registry"
  /** The time for all look-ups was up. */
  | "not-asked";

/** What a registry says about the network of an address. */
export type NetworkOwner =
  | {
      readonly kind: "found";
      /** Mail address for abuse, checked to be nothing but one. */
      readonly contact: string;
      /** First and last address. */
      readonly range: { readonly first: string; readonly last: string };
      /** The registry's handle of the network, null when it gives none. */
      readonly handle: string | null;
    }
  | { readonly kind: "unknown"; readonly why: OwnerUnknown };
