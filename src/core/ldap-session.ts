/** An entry of a directory with the attributes that were asked for, in lower case. */
export interface LdapEntry {
  readonly dn: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** Values of one attribute before and after; an empty list = it is absent. */
export interface LdapChange {
  readonly attribute: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A directory that may be written to. */
export interface LdapSession {
  /** Entries below the base in which one of the attributes has the value. */
  find(names: readonly string[], value: string): Promise<readonly LdapEntry[]>;
  /** Makes all changes or none. `changed` where an attribute has not the values that it should have. */
  change(dn: string, changes: readonly LdapChange[]): Promise<"done" | "changed" | "missing">;
}
