import { compilePattern } from "../pattern.ts";
import { ATTACKER_DOMAIN, THIRD_PARTY_DOMAIN } from "../people.ts";
import type { Lure } from "./environment.ts";

/** Values that an attacker would try because the configuration compares with them. */
export interface Attempts {
  readonly senders: readonly string[];
  /** Senders below a whole top-level domain, which any stranger may have. */
  readonly commonSenders: readonly string[];
  readonly helos: readonly string[];
  readonly recipients: readonly RecipientLure[];
  readonly clientNames: readonly { readonly name: string; readonly common: boolean }[];
}

/** A recipient that an item of the configuration may let through. */
export interface RecipientLure {
  readonly address: string;
  /**
   * `wide`: the item stands for strangers' domains. `loose`: it matches more than its writer meant. `named`: exactly this
   * address or domain. `role`: the local part alone, of whatever domain.
   */
  readonly reach: "wide" | "loose" | "named" | "role";
}

/** Turns noted comparisons into values that satisfy them. */
export function attemptsOf(lures: Iterable<Lure>): Attempts {
  const all = [...lures];
  const of = (what: Lure["what"]): Lure[] => all.filter((l) => l.what === what);
  const senders = [
    ...of("sender").flatMap((l) =>
      values(l).flatMap((v) =>
        v.includes("@") || v === "" ? [v, `x${v}`] : [`x@${v}`, `${v}@${ATTACKER_DOMAIN}`],
      ),
    ),
    ...of("senderDomain").flatMap((l) => values(l).map((v) => `x@${v}`)),
    ...of("senderLocal").flatMap((l) => values(l).map((v) => `${v}@${ATTACKER_DOMAIN}`)),
  ].filter((s) => ADDRESS.test(s));
  const wide = of("senderDomain").filter((l) => l.how === "suffix" && isTopLevel(l.text));
  return {
    senders: unique(senders),
    commonSenders: unique(wide.flatMap((l) => values(l).map((v) => `x@${v}`))),
    helos: unique(of("helo").flatMap(values)),
    recipients: [
      ...of("recipient").flatMap((lure) =>
        values(lure)
          .filter((v) => v.includes("@"))
          .map((address): RecipientLure => ({
            address,
            reach: lure.how === "pattern" ? "loose" : "named",
          })),
      ),
      ...of("recipientDomain").flatMap(domainLures),
      ...of("recipientLocal")
        .flatMap(values)
        .map((v): RecipientLure => ({ address: `${v}@${THIRD_PARTY_DOMAIN}`, reach: "role" })),
    ]
      .filter(({ address }) => ADDRESS.test(address))
      .slice(0, RECIPIENTS_TRIED),
    clientNames: of("clientName").flatMap((l) =>
      values(l).map((name) => ({ name, common: l.how === "suffix" && isTopLevel(l.text) })),
    ),
  };
}

const ADDRESS = /^[^\s@]+@[a-z0-9_.-]+$/i;
const RECIPIENTS_TRIED = 60;

function domainLures(lure: Lure): RecipientLure[] {
  const reach = lure.how === "suffix" && isTopLevel(lure.text) ? "wide" : "named";
  const meant = values(lure).map((v): RecipientLure => ({ address: `user@${v}`, reach }));
  const pattern =
    lure.how === "pattern" ? compilePattern(lure.text, { ignoreCase: true }) : undefined;
  if (pattern === undefined) return meant;
  const loose = [`thirdparty${pattern.example}`, `${pattern.example}.${THIRD_PARTY_DOMAIN}`];
  return [
    ...meant,
    ...loose
      .filter((v) => Array.isArray(pattern.match(v)))
      .map((v): RecipientLure => ({ address: `user@${v}`, reach: "loose" })),
  ];
}

const isTopLevel = (suffix: string): boolean => /^\.?[a-z]{2,}$/.test(suffix);

function values(lure: Lure): string[] {
  if (lure.how === "equal") return [lure.text];
  if (lure.how === "suffix")
    return [`thirdparty-7c1d9b4e${lure.text.startsWith(".") ? "" : "."}${lure.text}`];
  const pattern = compilePattern(lure.text, { ignoreCase: true });
  if (pattern === undefined) return [];
  const example = pattern.example;
  return [
    example,
    `host${example}`,
    `x@${example}`,
    `x@host${example}`,
    `${example}.${ATTACKER_DOMAIN}`,
  ]
    .filter((v) => Array.isArray(pattern.match(v)))
    .slice(0, 3);
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)].slice(0, 40);
}
