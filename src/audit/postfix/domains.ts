import type { ConfigText } from "../config-text.ts";
import { domainInList } from "./match-list.ts";
import { HOSTED_DOMAIN } from "../people.ts";
import { resolveRecipient, tablesOf } from "./recipient.ts";
import type { AddressClass } from "./recipient.ts";
import type { Settings } from "./settings.ts";
import { isTableSpec, openTable } from "./table.ts";

/** A domain that this server takes mail for. */
export interface OwnDomain {
  readonly domain: string;
  readonly addressClass: Exclude<AddressClass, "external">;
}

const LISTS = [
  "mydestination",
  "virtual_mailbox_domains",
  "virtual_alias_domains",
  "relay_domains",
] as const;
/** Enough to find every kind; thousands of hosted domains behave alike. */
const DOMAIN_LIMIT = 12;

/** The domains of this server, real mail domains before host names. */
export function ownDomains(settings: Settings, texts: readonly ConfigText[]): OwnDomain[] {
  const names = new Set<string>();
  for (const list of LISTS) {
    if (list === "relay_domains" && !settings.isSet(list)) continue;
    for (const word of settings.words(list))
      for (const name of namesOf(word, texts)) names.add(name);
  }
  const host = settings.value("myhostname").toLowerCase();
  const isHost = (n: string): boolean =>
    n === host || /^localhost(?:\.|$)/.test(n) || n.startsWith("localhost.");
  // A top-level domain is nobody's, whatever relay_domains says.
  const mail = [...names].filter((n) => !isHost(n) && n.includes("."));
  const chosen = mail.length > 0 ? mail : [...names].filter((n) => n === host);
  const found = chosen.slice(0, 400).flatMap((domain): OwnDomain[] => {
    const { addressClass } = resolveRecipient(settings, texts, `x@${domain}`);
    return addressClass === "external" ? [] : [{ domain, addressClass }];
  });
  return someOfEach(found);
}

function someOfEach(domains: readonly OwnDomain[]): OwnDomain[] {
  const counts = new Map<string, number>();
  return domains.filter(({ addressClass }) => {
    const count = (counts.get(addressClass) ?? 0) + 1;
    counts.set(addressClass, count);
    return count <= DOMAIN_LIMIT / 4;
  });
}

function namesOf(word: string, texts: readonly ConfigText[]): string[] {
  if (!isTableSpec(word)) return /^[a-z0-9_][a-z0-9_.-]*$/i.test(word) ? [word.toLowerCase()] : [];
  const table = openTable(word, texts);
  if (table.rows === undefined) return [HOSTED_DOMAIN];
  // virtual(5) tables list addresses beside the domains.
  return table.rows
    .map((r) => r.key)
    .filter((k) => table.fixed && /^[a-z0-9_][a-z0-9_.-]*$/i.test(k) && k.includes("."))
    .slice(0, 400);
}

const ROLES =
  /^(?:postmaster|root|mailer-daemon|abuse|hostmaster|webmaster|nobody|daemon|bin|sys|noc|security|www|www-data|ftp|uucp|news|operator|admin|administrator|mail|list|majordom[oa]|usenet|ftp|decode|dumper|toor|manager|games)$/i;

/** Addresses of people in an own domain, as far as the tables show any; role addresses left out. */
export function peopleIn(
  settings: Settings,
  texts: readonly ConfigText[],
  { domain, addressClass }: OwnDomain,
): string[] {
  const names =
    addressClass === "local"
      ? ["local_recipient_maps", "virtual_alias_maps", "alias_maps"]
      : ["virtual_mailbox_maps", "virtual_alias_maps", "relay_recipient_maps"];
  const found = new Set<string>();
  for (const name of names)
    for (const spec of tablesOf(settings, name))
      collectPeople(openTable(spec, texts).rows ?? [], domain, addressClass, found);
  const others =
    addressClass === "local" ? [...found] : [...found].filter((a) => a.endsWith(`@${domain}`));
  return others.filter((a) => !ROLES.test(a.slice(0, a.lastIndexOf("@")))).slice(0, 6);
}

function collectPeople(
  rows: readonly { readonly key: string; readonly pattern?: unknown; readonly network?: unknown }[],
  domain: string,
  addressClass: string,
  found: Set<string>,
): void {
  for (const { key, pattern, network } of rows) {
    if (found.size > 20) return;
    if (pattern !== undefined || network !== undefined) continue;
    if (key.endsWith(`@${domain}`) && !key.startsWith("@")) found.add(key);
    else if (addressClass === "local" && /^[a-z0-9._-]+$/i.test(key)) found.add(`${key}@${domain}`);
  }
}

/** True for hosts below an own domain: mail to them is no relaying for strangers. */
export function isOwnSubdomain(
  settings: Settings,
  texts: readonly ConfigText[],
  domain: string,
): boolean {
  const labels = domain.split(".");
  return labels.some(
    (_, i) =>
      i > 0 &&
      domainInList(settings, texts, "mydestination", labels.slice(i).join(".")).is === "yes",
  );
}
