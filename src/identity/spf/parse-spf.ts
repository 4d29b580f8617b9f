import { isIPv4, isIPv6 } from "node:net";

export type Qualifier = "+" | "-" | "~" | "?";

/** One mechanism of RFC 7208 5; `domain` with its macros, undefined = the domain itself. */
export type SpfMechanism =
  | { readonly kind: "all"; readonly qualifier: Qualifier; readonly text: string }
  | {
      readonly kind: "include" | "exists";
      readonly qualifier: Qualifier;
      readonly text: string;
      readonly domain: string;
    }
  | {
      readonly kind: "a" | "mx";
      readonly qualifier: Qualifier;
      readonly text: string;
      readonly domain: string | undefined;
      readonly prefix4: number;
      readonly prefix6: number;
    }
  | {
      readonly kind: "ptr";
      readonly qualifier: Qualifier;
      readonly text: string;
      readonly domain: string | undefined;
    }
  | {
      readonly kind: "ip4" | "ip6";
      readonly qualifier: Qualifier;
      readonly text: string;
      readonly network: string;
      readonly prefix: number;
    };

export interface SpfRecord {
  readonly kind: "record";
  readonly mechanisms: readonly SpfMechanism[];
  /** Left aside where an `all` stands (RFC 7208 6.1). */
  readonly redirect: string | undefined;
}

export type ParsedSpf = SpfRecord | { readonly kind: "error"; readonly term: string };

/** Whether a TXT record is one of SPF (RFC 7208 4.5): `v=spf1` alone or before a blank, in any case. */
export function isSpf(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

const MODIFIER = /^([A-Za-z][\w.-]{0,63})=(.*)$/s;
const MECHANISM =
  /^([-+~?]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?::([^/]*(?:\/(?!\/?\d+(?:\/|$))[^/]*)*))?(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/i;
/** A term that long is none that a person wrote. */
const TERM_MAX = 512;
/** RFC 7208 7.1: letters that may stand in a domain, and macros that are whole. */
const DOMAIN_SPEC = /^(?:[!-$&-~]|%[%_-]|%\{[slodiphcrtv]\d{0,3}r?[-.+,/_=]{0,8}\})+$/i;

/** Reads the terms of an SPF record; the first that is wrong makes all of it wrong (RFC 7208 4.6). */
export function parseSpf(text: string): ParsedSpf {
  const mechanisms: SpfMechanism[] = [];
  let redirect: string | undefined;
  let hasExplanation = false;
  for (const term of text.slice("v=spf1".length).split(" ")) {
    if (term === "") continue;
    const error = { kind: "error", term: term.slice(0, TERM_MAX) } as const;
    if (term.length > TERM_MAX) return error;
    const modifier = MODIFIER.exec(term);
    if (modifier !== null) {
      const [, name = "", value = ""] = modifier;
      switch (name.toLowerCase()) {
        case "redirect":
          if (redirect !== undefined || !DOMAIN_SPEC.test(value)) return error;
          redirect = value;
          break;
        case "exp":
          if (hasExplanation || !DOMAIN_SPEC.test(value)) return error;
          hasExplanation = true;
          break;
        default:
          if (value !== "" && !DOMAIN_SPEC.test(value)) return error;
      }
      continue;
    }
    const mechanism = parseMechanism(term);
    if (mechanism === undefined) return error;
    mechanisms.push(mechanism);
  }
  return { kind: "record", mechanisms, redirect };
}

function parseMechanism(text: string): SpfMechanism | undefined {
  const match = MECHANISM.exec(text);
  if (match === null) return undefined;
  const qualifier = (match[1] === "" ? "+" : match[1]) as Qualifier;
  const kind = (match[2] ?? "").toLowerCase() as SpfMechanism["kind"];
  const [, , , value, first, second] = match;
  const domain = value === undefined || DOMAIN_SPEC.test(value) ? value : "";
  const hasPrefix = first !== undefined || second !== undefined;
  const base = { qualifier, text };
  switch (kind) {
    case "all":
      return value === undefined && !hasPrefix ? { ...base, kind } : undefined;
    case "include":
    case "exists":
      return domain === undefined || domain === "" || hasPrefix
        ? undefined
        : { ...base, kind, domain };
    case "ptr":
      return domain === "" || hasPrefix ? undefined : { ...base, kind, domain };
    case "a":
    case "mx": {
      const prefix4 = prefixOf(first, 32);
      const prefix6 = prefixOf(second, 128);
      if (domain === "" || prefix4 === undefined || prefix6 === undefined) return undefined;
      return { ...base, kind, domain, prefix4, prefix6 };
    }
    case "ip4":
    case "ip6": {
      const isNetwork = kind === "ip4" ? isIPv4 : isIPv6;
      const prefix = prefixOf(first, kind === "ip4" ? 32 : 128);
      if (value === undefined || !isNetwork(value) || prefix === undefined || second !== undefined)
        return undefined;
      return { ...base, kind, network: value, prefix };
    }
  }
}

/** RFC 7208 5.6: no leading zeros. */
function prefixOf(text: string | undefined, most: number): number | undefined {
  if (text === undefined) return most;
  const isPlain = text === "0" || !text.startsWith("0");
  return isPlain && Number(text) <= most ? Number(text) : undefined;
}
