import type { KnownSelector } from "../known-sender.ts";
import { findLoggedSignatures } from "./logged-signature.ts";

/** What setters of mail servers and providers use. */
const USUAL = [
  "default",
  "mail",
  "dkim",
  "dkim1",
  "s1",
  "s2",
  "selector1",
  "selector2",
  "google",
  "k1",
  "k2",
  "k3",
  "key1",
  "smtp",
  "mx",
  "x",
];

/** Selectors that are worth a question where none is known; many tools use the date. */
export function usualSelectors(domain: string, nowMs: number): readonly KnownSelector[] {
  const [year = "", month = ""] = new Date(nowMs).toISOString().split("-");
  return [...USUAL, year, `${year}${month}`].map((selector) => ({
    selector,
    domain,
    source: "usual",
  }));
}

const FOUND_MAX = 50;
const NAME = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9_])?";
/** `mail._domainkey.example.com`, as key tables and zone files have it. */
const KEY_NAME = new RegExp(
  `(?<![\\w.-])(${NAME})\\._domainkey\\.(${NAME}\\.[A-Za-z0-9-]{2,63})`,
  "g",
);
/** The tags of a signature, also in OpenDKIM's `DKIM-Signature field added (s=mail, d=example.com)`. */
const SELECTOR_TAG = new RegExp(`(?<![\\w-])s=(${NAME})(?=[\\s;,)]|$)`, "g");
const DOMAIN_TAG = new RegExp(`(?<![\\w-])d=(${NAME})(?=[\\s;,)]|$)`);
/** `d=` and `s=` stand close together in a signature. */
const NEAR = 200;
/** `Selector mail`, `dkim_selector = mail`, `selector = "mail";`; blanks are counted, or many of them would take long. */
const SETTING = new RegExp(
  `^[ \\t]{0,40}(?:dkim_)?selector[ \\t]{0,40}[=: \\t][ \\t]{0,40}"?(${NAME})"?[ \\t]{0,40};?[ \\t]{0,40}$`,
  "gim",
);

/** Selectors that a text names: signatures in mails and logs, key tables and settings of signers. */
export function findSelectors(
  text: string,
  domain: string,
  source: KnownSelector["source"],
): readonly KnownSelector[] {
  const found = new Map<string, KnownSelector>();
  const add = (selector: string, of: string): void => {
    const key = `${selector} ${of}`.toLowerCase();
    if (found.size < FOUND_MAX && !found.has(key))
      found.set(key, { selector: selector.toLowerCase(), domain: of.toLowerCase(), source });
  };
  for (const [, selector = "", of = ""] of text.matchAll(KEY_NAME)) add(selector, of);
  for (const { selector, domain: of } of findLoggedSignatures(text)) add(selector, of);
  for (const match of text.matchAll(SELECTOR_TAG)) {
    const around = text.slice(Math.max(0, match.index - NEAR), match.index + NEAR);
    const of = DOMAIN_TAG.exec(around)?.[1];
    if (of !== undefined) add(match[1] ?? "", of);
  }
  for (const [, selector = ""] of text.matchAll(SETTING)) add(selector, domain);
  return [...found.values()];
}
