import type { WitnessRow } from "../../core/witness.ts";
import type { ConfigText } from "../config-text.ts";
import { placeText } from "../config-text.ts";
import { parseAddress } from "../network.ts";
import { isForeign } from "../people.ts";
import { hasParentStyle, parentsOf } from "./match-list.ts";
import { withoutExtension } from "./recipient.ts";
import type { Settings } from "./settings.ts";
import { openTable } from "./table.ts";
import type { Found, Table } from "./table.ts";

/** A row that an access(5) search came to, or why it came to none. */
export type AccessHit = Found;

/** Searches by host name and parent domains, then by address and its prefixes (check_namadr_access). */
export function lookupClient(
  settings: Settings,
  texts: readonly ConfigText[],
  spec: string,
  name: string,
  address: string,
): AccessHit {
  const table = openTable(spec, texts);
  return firstHit(table, [...nameKeys(settings, table, name), ...addressKeys(table, address)]);
}

/** Searches a HELO name or another domain (check_domain_access). */
export function lookupName(
  settings: Settings,
  texts: readonly ConfigText[],
  spec: string,
  name: string,
): AccessHit {
  const table = openTable(spec, texts);
  return firstHit(table, nameKeys(settings, table, name));
}

/** Searches a sender or recipient: address, domain and parents, `user@` (check_mail_access). */
export function lookupMail(
  settings: Settings,
  texts: readonly ConfigText[],
  spec: string,
  address: string,
): AccessHit {
  const table = openTable(spec, texts);
  if (address === "") return firstHit(table, [settings.value("smtpd_null_access_lookup_key")]);
  const low = address.toLowerCase();
  const at = low.lastIndexOf("@");
  if (at < 0) return firstHit(table, table.fixed ? [low, `${low}@`] : [low]);
  const [user, domain] = [low.slice(0, at), low.slice(at + 1)];
  const bare = withoutExtension(user, settings.value("recipient_delimiter"));
  const users = bare === user ? [user] : [user, bare];
  const whole = users.map((u) => `${u}@${domain}`);
  if (!table.fixed) return firstHit(table, whole);
  const names = nameKeys(settings, table, domain);
  // A map that we cannot read may list a top-level domain or a name, but whoever invents a sender takes another one.
  if (table.rows === undefined && isForeign(domain))
    return firstHit(table, [...whole, ...names.filter((name) => name.lastIndexOf(".") > 0)]);
  return firstHit(table, [...whole, ...names, ...users.map((u) => `${u}@`)]);
}

function nameKeys(settings: Settings, table: Table, name: string): string[] {
  const low = name.toLowerCase().replace(/\.$/, "");
  if (!table.fixed || parseAddress(low) !== undefined) return [low];
  const dot = hasParentStyle(settings, "smtpd_access_maps") ? "" : ".";
  return [low, ...parentsOf(low).map((p) => `${dot}${p}`)];
}

function addressKeys(table: Table, address: string): string[] {
  if (!table.fixed) return [address];
  const separator = address.includes(":") ? ":" : ".";
  const parts = address.split(separator);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join(separator));
}

function firstHit(table: Table, keys: readonly string[]): Found {
  for (const key of keys) {
    const found = table.lookup(key);
    if (found.kind !== "missing") return found;
  }
  return { kind: "missing" };
}

/** What the right-hand side of an access row does. */
export type Action =
  | {
      readonly kind: "result";
      readonly result:
        "dunno" | "ok" | "discard" | "reject" | "defer" | "error" | "defer-if-permit";
    }
  | { readonly kind: "restrictions"; readonly text: string };

/** Reads access(5) right-hand sides: words, reply codes, digits, or a restriction list. */
export function parseAction(value: string): Action {
  const text = value.trim();
  const word = (/^\S+/.exec(text)?.[0] ?? "").toUpperCase();
  const result = ACTIONS[word];
  if (result !== undefined) return { kind: "result", result };
  // A bare number means OK, even 450 or 550: a reply code needs a text behind it (observed on 3.7.11).
  if (text === "" || /^\d+$/.test(text)) return { kind: "result", result: "ok" };
  if (/^4\d\d\s/.test(text)) return { kind: "result", result: "defer" };
  if (/^5\d\d\s/.test(text)) return { kind: "result", result: "reject" };
  if (/^[A-Z0-9]+:/.test(word)) return { kind: "result", result: "error" };
  return { kind: "restrictions", text };
}

const ACTIONS: Readonly<
  Record<string, "dunno" | "ok" | "discard" | "reject" | "defer" | "defer-if-permit">
> = {
  OK: "ok",
  RELAY: "ok",
  DUNNO: "dunno",
  INFO: "dunno",
  WARN: "dunno",
  HOLD: "dunno",
  FILTER: "dunno",
  PREPEND: "dunno",
  REDIRECT: "dunno",
  BCC: "dunno",
  DISCARD: "discard",
  REJECT: "reject",
  HANGUP: "reject",
  DEFER: "defer",
  DEFER_IF_PERMIT: "defer-if-permit",
  DEFER_IF_REJECT: "dunno",
};

/** The row as a step on the way of a mail. */
export function rowOf(restriction: string, found: Extract<Found, { kind: "found" }>): WitnessRow {
  const { key, value, place } = found;
  return { kind: "row", restriction, key, value, place: placeText(place) };
}
