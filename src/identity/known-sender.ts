import type { IdentitySource } from "../core/identity-sayings.ts";

/** An address that sends, or may. */
export interface KnownAddress {
  readonly ip: string;
  readonly source: IdentitySource;
}

/** A name that the server greets with. */
export interface KnownName {
  readonly name: string;
  readonly source: IdentitySource;
}

/** Where a key of DKIM may stand, and whose it is: `domain` is the one that signs (`d=`). */
export interface KnownSelector {
  readonly selector: string;
  readonly domain: string;
  readonly source: IdentitySource;
}
