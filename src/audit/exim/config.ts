import type { ConfigText, Place } from "../config-text.ts";

/** One `name = value`; booleans written alone have the value `true` or `false`. */
export interface Option {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
}

/** A router, transport or authenticator. */
export interface Driver {
  readonly name: string;
  readonly options: ReadonlyMap<string, Option>;
  readonly place: Place;
}

/** One condition or modifier of an ACL statement. */
export interface AclItem {
  readonly name: string;
  readonly negated: boolean;
  readonly value: string;
  readonly place: Place;
}

export type AclVerb = "accept" | "deny" | "defer" | "drop" | "discard" | "require" | "warn";

export interface AclStatement {
  readonly verb: AclVerb;
  readonly items: readonly AclItem[];
  readonly place: Place;
}

export type ListKind = "domain" | "host" | "address" | "localpart";

/** Everything an Exim configuration says, macros resolved and includes read. */
export interface EximConfig {
  readonly main: ReadonlyMap<string, Option>;
  /** Named lists, keyed `domain:local_domains`. */
  readonly lists: ReadonlyMap<string, Option>;
  readonly acls: ReadonlyMap<string, readonly AclStatement[]>;
  readonly routers: readonly Driver[];
  readonly transports: readonly Driver[];
  readonly authenticators: readonly Driver[];
  /** Lines of `begin rewrite`. */
  readonly rewrites: readonly string[];
  /** False when only main options are at hand (`exim -bP`): ACLs stand in the file alone. */
  readonly hasAcls: boolean;
  readonly texts: readonly ConfigText[];
  readonly notes: readonly string[];
}
