import { compilePattern } from "../pattern.ts";
import { ATTACKER_DOMAIN } from "../people.ts";
import type { Lure } from "./environment.ts";

/** Values that an attacker would try because the configuration compares with them. */
export interface Attempts {
  readonly senders: readonly string[];
  /** Senders below a whole top-level domain, which any stranger may have. */
  readonly commonSenders: readonly string[];
  readonly helos: readonly string[];
  readonly clientNames: readonly { readonly name: string; readonly common: boolean }[];
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
  ].filter((s) => /^[^\s@]+@[a-z0-9_.-]+$/i.test(s));
  const wide = of("senderDomain").filter((l) => l.how === "suffix" && isTopLevel(l.text));
  return {
    senders: unique(senders),
    commonSenders: unique(wide.flatMap((l) => values(l).map((v) => `x@${v}`))),
    helos: unique(of("helo").flatMap(values)),
    clientNames: of("clientName").flatMap((l) =>
      values(l).map((name) => ({ name, common: l.how === "suffix" && isTopLevel(l.text) })),
    ),
  };
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
