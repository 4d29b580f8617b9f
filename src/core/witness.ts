type Nothing = Readonly<Record<never, never>>;
interface Named {
  readonly name: string;
}
interface Text {
  readonly text: string;
}

/** What an audit says about settings in words: the values in each sentence. Each language in `report/messages` has them all. */
export interface WitnessFacts {
  // ---- what can be asked at all
  "no-configuration": Nothing;
  "no-listener": Nothing;
  "no-local-domain": Nothing;
  "acls-missing": Nothing;
  "routers-missing": Nothing;
  "template-given": Nothing;
  "version-decides": { readonly mta: "Postfix" | "Exim" };
  /** Work was cut off: classes, lists or ACLs that call each other. */
  "too-often": Nothing;
  "too-long": Nothing;

  // ---- who gets through only under a condition
  "only-over-ipv6": Nothing;
  "only-some-recipients": Nothing;
  "only-from": { readonly network: string };
  "owner-of-dns": Named;
  "server-in-network": Nothing;
  "server-in-refused-network": Nothing;
  "not-every-private": Nothing;
  "proxy-line": Nothing;
  "xclient-allowed": Nothing;

  // ---- what the texts do not show
  "content-of": Named;
  "expression-in": Named;
  expression: Text;
  "query-answer": { readonly type: string };
  "system-accounts": Nothing;
  "dns-list": { readonly zone: string };
  "dns-name-of": { readonly address: string };
  "dns-of": Named;
  "mx-of": { readonly domain: string };
  "policy-service": { readonly service: string };
  "callout-for": { readonly domain: string };
  "verification-of-sender": Nothing;
  "verification-of-recipient": Nothing;
  "authorities-of": Named;
  "sasl-logins": Nothing;
  "sasl-mechanisms": Nothing;
  "dovecot-logins": Nothing;
  "authenticator-back-end": { readonly driver: string };
  "relayed-by-back-end": { readonly domain: string };
  "next-host-checks": { readonly host: string };
  "transport-checks": { readonly transport: string };
  "delivery-to": { readonly address: string };

  // ---- restriction lists and ACLs
  "no-path-in-lists": Nothing;
  "no-path-in-acls": Nothing;
  "acl-unset": { readonly option: string };
  "acl-end": Nothing;
  "condition-fails": Nothing;
  "condition-broken": Nothing;
  "unknown-restriction": { readonly word: string };
  "restriction-removed": { readonly version: string };
  "restriction-too-new": { readonly version: string };
  "no-network": { readonly element: string };
  "key-in": { readonly key: string; readonly table: string };
  "row-ignored": Nothing;
  "mx-of-attacker": Nothing;
  "mx-names-us": Nothing;
  "owner-is-somebody": { readonly key: string };
  "owner-is-nobody": { readonly sender: string };
  "owner-is-user": { readonly login: string; readonly key: string };
  "owner-is-other": { readonly sender: string };

  // ---- recipients, and what becomes of mail to nobody
  "unknown-refused": Nothing;
  "recipient-unknown": Nothing;
  "alias-lacking": Nothing;
  "alias-chain": Nothing;
  "alias-to-itself": Nothing;
  "catch-all": { readonly key: string; readonly value: string };
  "catch-all-mailbox": { readonly key: string };
  "luser-relay": Nothing;
  "user-unknown": { readonly agent: string };
  "router-endless": Nothing;
  "router-none": Nothing;
  delivered: Nothing;
  unroutable: Nothing;

  // ---- logins, TLS, VRFY, smuggling
  "not-port-25": Nothing;
  "auth-without-tls": Nothing;
  "auth-behind-tls": Nothing;
  "no-authenticator": Nothing;
  "no-authenticator-in-clear": Nothing;
  "no-path-for-id": Nothing;
  "sender-rewritten": Nothing;
  "mechanism-offered": Named;
  "mechanism-in-clear": Named;
  "mechanism-hides-password": { readonly names: readonly string[] };
  "login-tried": Named & { readonly user: string; readonly password: string };
  "logins-refused": Named;
  "password-not-needed": { readonly source: string; readonly line: number };
  "tls-from-start": Nothing;
  "tls-set-up": Nothing;
  "tls-lacking": Nothing;
  "tls-for-nobody": Nothing;
  "vrfy-tells": { readonly reply: number };
  "vrfy-same": Nothing;
  "vrfy-refused": Nothing;
  "vrfy-all-routable": Nothing;
  "pipelining-cut": Nothing;
  "newline-unknown": Nothing;
  "smuggling-fixed": { readonly version: string };
  "smuggling-patched": { readonly version: string };
  "smuggling-perhaps": Nothing;

  // ---- why a listener serves nobody
  "argument-stray": { readonly argument: string };
  "relay-rule-lacking": Nothing;
  "certificate-lacking": Nothing;
  "starttls-discarded": Nothing;
  "class-undefined": Named;
  "value-unknown": Named & { readonly value: string };
  "expands-into-itself": Named;
}
export type WitnessFact = keyof WitnessFacts;

/** A statement of an Exim ACL, with its conditions. */
export interface WitnessStatement {
  readonly kind: "statement";
  readonly verb: string;
  readonly conditions: readonly {
    readonly name: string;
    readonly value: string;
    readonly negated: boolean;
  }[];
  /** `exim4.conf:31` */
  readonly place: string;
}

/** A row of an access table that a restriction came to. */
export interface WitnessRow {
  readonly kind: "row";
  readonly restriction: string;
  readonly key: string;
  readonly value: string;
  /** `sender_access:3` */
  readonly place: string;
}

/** How the mail that passes differs from the plain attempt; what is not named is ordinary. */
export interface WitnessMail {
  readonly client?: { readonly name: string; readonly address: string };
  readonly helo?: string;
  readonly login?: string;
  readonly sender?: string;
  readonly recipient?: string;
}

/** One sentence, with its values. */
export type WitnessSaid = {
  [Fact in WitnessFact]: {
    readonly kind: "said";
    readonly fact: Fact;
    readonly values: WitnessFacts[Fact];
  };
}[WitnessFact];

/**
 * Why an audit answers as it does: the path through the settings that lets the mail pass, or that stops it. Settings stand
 * as they are written; what is said about them is a code, which each language words.
 */
export type Witness =
  | WitnessSaid
  | WitnessStatement
  | WitnessRow
  /** A word of the configuration, `name = value`, or a place in a program, the same in every language. */
  | { readonly kind: "setting"; readonly text: string }
  | { readonly kind: "restriction"; readonly name: string }
  | { readonly kind: "router"; readonly name: string }
  | { readonly kind: "path"; readonly steps: readonly Witness[] }
  /** `what`, as far as the heads hold: a condition, or the setting it is about. */
  | { readonly kind: "under"; readonly heads: readonly Witness[]; readonly what: Witness }
  | { readonly kind: "mail"; readonly path: Witness; readonly mail: WitnessMail };

/** A fact alone, or with its values. */
export function said<Fact extends WitnessFact>(
  fact: Fact,
  ...[values]: [keyof WitnessFacts[Fact]] extends [never] ? [] : [values: WitnessFacts[Fact]]
): Witness {
  return { kind: "said", fact, values: values ?? {} } as unknown as Witness;
}

/** A word of the configuration, or `name = value`, as it is written. */
export const setting = (text: string): Witness => ({ kind: "setting", text });
export const restriction = (name: string): Witness => ({ kind: "restriction", name });
export const path = (steps: readonly Witness[]): Witness => ({ kind: "path", steps });
export const under = (heads: readonly Witness[], what: Witness): Witness =>
  heads.length === 0 ? what : { kind: "under", heads, what };

/** Says the same, with the same values. */
export function isSameWitness(a: Witness, b: Witness): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Everything that a witness is made of, in the order in which it is read. */
export function* witnessParts(witness: Witness): Generator<Witness> {
  yield witness;
  switch (witness.kind) {
    case "path":
      for (const step of witness.steps) yield* witnessParts(step);
      return;
    case "under":
      for (const head of witness.heads) yield* witnessParts(head);
      yield* witnessParts(witness.what);
      return;
    case "mail":
      yield* witnessParts(witness.path);
      return;
    case "said":
    case "statement":
    case "row":
    case "setting":
    case "restriction":
    case "router":
  }
}

/** True when some part of the witness is such a one. */
export function hasPart(witness: Witness, wanted: (part: Witness) => boolean): boolean {
  for (const part of witnessParts(witness)) if (wanted(part)) return true;
  return false;
}
