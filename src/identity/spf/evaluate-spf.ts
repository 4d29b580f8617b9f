import { BlockList, isIPv4 } from "node:net";
import type { DnsData, DnsFailure, Resolver } from "../../core/resolver.ts";
import { reverseName } from "../reverse-name.ts";
import { expandMacros } from "./expand-macros.ts";
import { isSpf, parseSpf, type Qualifier, type SpfMechanism } from "./parse-spf.ts";

/** RFC 7208 2.6. */
export type SpfResult =
  "none" | "neutral" | "pass" | "fail" | "softfail" | "temperror" | "permerror";

/** Why a record is a permanent error. */
export type SpfProblem =
  | { readonly kind: "syntax"; readonly domain: string; readonly term: string }
  | { readonly kind: "several-records"; readonly domain: string; readonly count: number }
  | { readonly kind: "no-record"; readonly domain: string }
  | { readonly kind: "too-many-lookups" }
  | { readonly kind: "too-many-voids" }
  | { readonly kind: "too-many-names"; readonly domain: string }
  | { readonly kind: "loop"; readonly domain: string };

export interface SpfEvaluation {
  readonly result: SpfResult;
  /** Terms that cost a question, of at most 10 (RFC 7208 4.6.4). */
  readonly lookups: number;
  /** Questions that got nothing, of at most 2. */
  readonly voids: number;
  /** The term that decided, as written; null where none did. */
  readonly term: string | null;
  /** The domain whose record holds it. */
  readonly domain: string;
  readonly problem: SpfProblem | null;
  /** Of a temporary error. */
  readonly failure: { readonly name: string; readonly why: DnsFailure } | null;
}

export interface SpfQuestion {
  /** null: nobody's; every term is gone through, which counts what the worst case costs. */
  readonly ip: string | null;
  readonly domain: string;
  readonly sender: string;
  readonly helo: string;
}

/** RFC 7208 4.6.4. */
export const SPF_LOOKUPS_MAX = 10;
export const SPF_VOIDS_MAX = 2;
const NAMES_MAX = 10;
/** The count goes on beyond the limit to say how much is too much, but not for ever. */
const COUNTED_MAX = 40;
/** Stands for nobody's address where macros ask for one (RFC 5737). */
const NOBODY = "192.0.2.1";

const RESULTS: Readonly<Record<Qualifier, SpfResult>> = {
  "+": "pass",
  "-": "fail",
  "~": "softfail",
  "?": "neutral",
};

class Permanent extends Error {
  readonly problem: SpfProblem;
  constructor(problem: SpfProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

class Temporary extends Error {
  readonly failure: { readonly name: string; readonly why: DnsFailure };
  constructor(name: string, why: DnsFailure) {
    super(why);
    this.failure = { name, why };
  }
}

interface Verdict {
  readonly result: SpfResult;
  readonly term: string | null;
  readonly domain: string;
}

/** What SPF says about an address that sends for a domain (`check_host` of RFC 7208 4), and what it costs. */
export async function evaluateSpf(
  question: SpfQuestion,
  resolver: Resolver,
): Promise<SpfEvaluation> {
  const run = new Evaluation(question, resolver);
  const end = { term: null, domain: question.domain, problem: null, failure: null };
  try {
    const verdict = await run.check(question.domain, []);
    return { ...end, ...verdict, ...run.cost() };
  } catch (error) {
    if (error instanceof Permanent)
      return { ...end, result: "permerror", ...run.cost(), problem: error.problem };
    if (error instanceof Temporary)
      return { ...end, result: "temperror", ...run.cost(), failure: error.failure };
    throw error;
  }
}

class Evaluation {
  readonly #question: SpfQuestion;
  readonly #resolver: Resolver;
  #lookups = 0;
  #voids = 0;

  constructor(question: SpfQuestion, resolver: Resolver) {
    this.#question = question;
    this.#resolver = resolver;
  }

  cost(): { readonly lookups: number; readonly voids: number } {
    return { lookups: this.#lookups, voids: this.#voids };
  }

  /** `above`: the domains whose records led here. */
  async check(domain: string, above: readonly string[]): Promise<Verdict> {
    if (above.includes(domain.toLowerCase())) throw new Permanent({ kind: "loop", domain });
    const found = await this.#resolver.lookup(domain, "TXT");
    if (found.kind === "failed") throw new Temporary(domain, found.why);
    const texts = found.kind === "records" ? found.records.filter(isSpf) : [];
    const [text] = texts;
    if (texts.length > 1)
      throw new Permanent({ kind: "several-records", domain, count: texts.length });
    if (text === undefined) return { result: "none", term: null, domain };
    const record = parseSpf(text);
    if (record.kind === "error") throw new Permanent({ kind: "syntax", domain, term: record.term });
    const path = [...above, domain.toLowerCase()];
    for (const mechanism of record.mechanisms) {
      if (await this.#matches(mechanism, domain, path))
        return { result: RESULTS[mechanism.qualifier], term: mechanism.text, domain };
    }
    const hasAll = record.mechanisms.some(({ kind }) => kind === "all");
    if (record.redirect === undefined || hasAll) return { result: "neutral", term: null, domain };
    this.#count();
    const target = this.#expand(record.redirect, domain);
    const redirected = await this.check(target, path);
    if (redirected.result === "none") throw new Permanent({ kind: "no-record", domain: target });
    return redirected;
  }

  async #matches(
    mechanism: SpfMechanism,
    domain: string,
    path: readonly string[],
  ): Promise<boolean> {
    const { ip } = this.#question;
    switch (mechanism.kind) {
      case "all":
        return true;
      case "ip4":
      case "ip6":
        return ip !== null && isInside(ip, mechanism.network, mechanism.prefix);
      case "include": {
        this.#count();
        const target = this.#expand(mechanism.domain, domain);
        const { result } = await this.check(target, path);
        if (result === "none") throw new Permanent({ kind: "no-record", domain: target });
        return ip !== null && result === "pass";
      }
      case "exists": {
        this.#count();
        const found = await this.#ask(this.#expand(mechanism.domain, domain), "A");
        return ip !== null && found.length > 0;
      }
      case "a":
        this.#count();
        return this.#isAddressOf(this.#target(mechanism, domain), mechanism);
      case "mx":
        this.#count();
        return this.#isExchangeOf(this.#target(mechanism, domain), mechanism);
      case "ptr":
        this.#count();
        return ip !== null && this.#isNamedIn(ip, this.#target(mechanism, domain));
    }
  }

  #target({ domain: spec }: { readonly domain: string | undefined }, domain: string): string {
    return spec === undefined ? domain : this.#expand(spec, domain);
  }

  #expand(spec: string, domain: string): string {
    const { ip, sender, helo } = this.#question;
    return expandMacros(spec, { ip: ip ?? NOBODY, sender, domain, helo });
  }

  /** Addresses of a name in the family of the asked address; of nobody's, the IPv4 ones stand for both. */
  async #addressesOf(name: string, isVoidCounted: boolean): Promise<readonly string[]> {
    const { ip } = this.#question;
    return this.#ask(name, ip === null || isIPv4(ip) ? "A" : "AAAA", isVoidCounted);
  }

  async #isAddressOf(
    name: string,
    prefixes: { readonly prefix4: number; readonly prefix6: number },
    isVoidCounted = true,
  ): Promise<boolean> {
    const { ip } = this.#question;
    const addresses = await this.#addressesOf(name, isVoidCounted);
    if (ip === null) return false;
    const prefix = isIPv4(ip) ? prefixes.prefix4 : prefixes.prefix6;
    return addresses.some((address) => isInside(ip, address, prefix));
  }

  async #isExchangeOf(
    name: string,
    prefixes: { readonly prefix4: number; readonly prefix6: number },
  ): Promise<boolean> {
    const exchanges = await this.#ask(name, "MX");
    if (exchanges.length > NAMES_MAX) throw new Permanent({ kind: "too-many-names", domain: name });
    for (const { exchange } of exchanges) {
      if (exchange !== "" && (await this.#isAddressOf(exchange, prefixes, false))) return true;
    }
    return false;
  }

  /** RFC 7208 5.5: a name of the address that leads back to it and lies in the domain. */
  async #isNamedIn(ip: string, domain: string): Promise<boolean> {
    const found = await this.#resolver.lookup(reverseName(ip), "PTR");
    // "If a DNS error occurs while doing the PTR RR lookup, then this mechanism fails to match."
    if (found.kind !== "records") return false;
    const inDomain = found.records
      .slice(0, NAMES_MAX)
      .filter((name) => name === domain || name.endsWith(`.${domain.toLowerCase()}`));
    for (const name of inDomain) {
      const back = await this.#resolver.lookup(name, isIPv4(ip) ? "A" : "AAAA");
      if (back.kind === "records" && back.records.some((one) => isInside(ip, one, 128)))
        return true;
    }
    return false;
  }

  async #ask<Type extends "A" | "AAAA" | "MX">(
    name: string,
    type: Type,
    isVoidCounted = true,
  ): Promise<readonly DnsData[Type][]> {
    const found = await this.#resolver.lookup(name, type);
    if (found.kind === "failed") throw new Temporary(name, found.why);
    if (found.kind === "records") return found.records;
    if (isVoidCounted) this.#voids += 1;
    if (this.#voids > SPF_VOIDS_MAX && this.#question.ip !== null)
      throw new Permanent({ kind: "too-many-voids" });
    return [];
  }

  #count(): void {
    this.#lookups += 1;
    const most = this.#question.ip === null ? COUNTED_MAX : SPF_LOOKUPS_MAX;
    if (this.#lookups > most) throw new Permanent({ kind: "too-many-lookups" });
  }
}

/** Whether an address lies in a network; those of two families never do. */
export function isInside(ip: string, network: string, prefix: number): boolean {
  const family = isIPv4(network) ? "ipv4" : "ipv6";
  if (isIPv4(ip) !== (family === "ipv4")) return false;
  const list = new BlockList();
  list.addSubnet(network, Math.min(prefix, family === "ipv4" ? 32 : 128), family);
  return list.check(ip, family);
}
