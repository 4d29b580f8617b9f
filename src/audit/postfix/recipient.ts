import { said } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import type { ConfigText } from "../config-text.ts";
import { domainInList } from "./match-list.ts";
import { isForeign } from "../people.ts";
import type { Settings } from "./settings.ts";
import { isTableSpec, openTable } from "./table.ts";
import type { Found } from "./table.ts";

/** How trivial-rewrite(8) classifies a domain (ADDRESS_CLASS_README). */
export type AddressClass = "local" | "alias" | "mailbox" | "relay" | "external";

/** What is behind a recipient: `uncertain` names the table whose content is not at hand. */
export interface Resolved {
  readonly address: string;
  readonly domain: string;
  readonly addressClass: AddressClass;
  /** `user%other@domain`, `other!user`, `@a:user@b`: not trusted unless allow_untrusted_routing. */
  readonly routed: boolean;
  readonly uncertain: Witness | undefined;
}

const CLASSES = [
  ["local", "mydestination"],
  ["alias", "virtual_alias_domains"],
  ["mailbox", "virtual_mailbox_domains"],
  ["relay", "relay_domains"],
] as const;

/** Resolves a recipient as far as the tables at hand allow; an unreadable table holds no stranger's domain. */
export function resolveRecipient(
  settings: Settings,
  texts: readonly ConfigText[],
  recipient: string,
): Resolved {
  const { address, routed } = unroute(settings, texts, recipient.toLowerCase());
  const at = address.lastIndexOf("@");
  const domain = at < 0 ? settings.value("myorigin").toLowerCase() : address.slice(at + 1);
  let uncertain: Witness | undefined;
  for (const [addressClass, list] of CLASSES) {
    const member = domainInList(settings, texts, list, domain);
    if (member.is === "yes") return { address, domain, addressClass, routed, uncertain: undefined };
    if (member.is === "unknown") uncertain ??= member.because;
  }
  return {
    address,
    domain,
    addressClass: "external",
    routed,
    uncertain: isForeign(domain) ? undefined : uncertain,
  };
}

/**
 * In a domain of this host the percent sign and the source route name the real destination, which is then judged itself;
 * what still has a routing operator before a domain of another host counts as routed (resolve.c).
 */
function unroute(
  settings: Settings,
  texts: readonly ConfigText[],
  recipient: string,
): { readonly address: string; readonly routed: boolean } {
  let address = recipient;
  for (let i = 0; i < 10; i++) {
    const route = /^@[^:]+:(.+)$/.exec(address)?.[1];
    const at = address.lastIndexOf("@");
    const local = address.slice(0, at);
    if (route !== undefined) address = route;
    else if (at > 0 && /[%!@]/.test(local)) {
      const isLocal =
        domainInList(settings, texts, "mydestination", address.slice(at + 1)).is === "yes";
      const percent = local.lastIndexOf("%");
      if (!isLocal || percent < 0) return { address, routed: true };
      address = `${local.slice(0, percent)}@${local.slice(percent + 1)}`;
    } else break;
  }
  return { address, routed: false };
}

/** Looks an address up in table lists as mail_addr_find(3) does: whole, without extension, local part, `@domain`. */
export function findAddress(
  settings: Settings,
  texts: readonly ConfigText[],
  lists: readonly string[],
  address: string,
  local: boolean,
): Found {
  let unknown: Found | undefined;
  for (const key of addressKeys(settings, address, local)) {
    for (const spec of lists) {
      const table = openTable(spec, texts);
      // aliases(5) knows no `@domain`, so the missing file cannot be a catch-all.
      if (
        table.rows === undefined &&
        key.startsWith("@") &&
        settings.words("alias_maps").includes(spec)
      )
        continue;
      if (!table.fixed && key !== address && key.startsWith("@")) continue;
      const found = table.lookup(key);
      if (found.kind === "found") return unknown ?? found;
      if (found.kind === "unknown") unknown ??= found;
    }
  }
  return unknown ?? { kind: "missing" };
}

function addressKeys(settings: Settings, address: string, local: boolean): string[] {
  const at = address.lastIndexOf("@");
  const [user, domain] = [
    at < 0 ? address : address.slice(0, at),
    at < 0 ? "" : address.slice(at + 1),
  ];
  const bare = withoutExtension(user, settings.value("recipient_delimiter"));
  const keys = [address, ...(bare === user ? [] : [`${bare}@${domain}`])];
  if (local) keys.push(user, ...(bare === user ? [] : [bare]));
  keys.push(`@${domain}`);
  return keys;
}

/** `user` of `user+extension`. */
export function withoutExtension(user: string, delimiters: string): string {
  for (let i = 1; i < user.length; i++)
    if (delimiters.includes(user[i] ?? "\0")) return user.slice(0, i);
  return user;
}

/** The tables of a `*_maps` parameter. */
export function tablesOf(settings: Settings, name: string): string[] {
  return settings.words(name).filter(isTableSpec);
}

/** Whether Postfix takes the recipient for an existing one (smtpd_check.c, check_rcpt_maps). */
export type Existence =
  /** `byEmptyTable`: the class has no table of recipients, so everything exists. */
  | { readonly is: "known"; readonly byEmptyTable: boolean }
  | { readonly is: "unknown" | "uncertain"; readonly because: Witness };

const KNOWN: Existence = { is: "known", byEmptyTable: false };

const CLASS_MAPS: Readonly<Record<Exclude<AddressClass, "external" | "alias">, string>> = {
  local: "local_recipient_maps",
  mailbox: "virtual_mailbox_maps",
  relay: "relay_recipient_maps",
};

/** Applies the recipient tables; an empty table of the class means that everything exists. */
export function recipientExists(
  settings: Settings,
  texts: readonly ConfigText[],
  recipient: Resolved,
): Existence {
  const { address, addressClass } = recipient;
  if (addressClass === "external") return KNOWN;
  const rewriting = ["recipient_canonical_maps", "canonical_maps", "virtual_alias_maps"];
  const lists = rewriting.flatMap((n) => tablesOf(settings, n));
  const aliased = findAddress(settings, texts, lists, address, addressClass === "local");
  if (aliased.kind === "found") return KNOWN;
  const own =
    addressClass === "alias"
      ? { kind: "missing" as const }
      : classMaps(settings, texts, recipient, CLASS_MAPS[addressClass]);
  if (own.kind === "empty") return { is: "known", byEmptyTable: true };
  if (own.kind === "found") return KNOWN;
  if (own.kind === "unknown") return { is: "uncertain", because: own.why };
  if (aliased.kind === "unknown") return { is: "uncertain", because: aliased.why };
  return { is: "unknown", because: said("recipient-unknown") };
}

type ClassFound = Found | { readonly kind: "empty" };

function classMaps(
  settings: Settings,
  texts: readonly ConfigText[],
  recipient: Resolved,
  name: string,
): ClassFound {
  const tables = tablesOf(settings, name);
  if (settings.words(name).length === 0) return { kind: "empty" };
  return findAddress(
    settings,
    texts,
    tables,
    recipient.address,
    recipient.addressClass === "local",
  );
}
