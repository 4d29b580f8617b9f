import { parseAction } from "./access.ts";
import type { ConfigText } from "../config-text.ts";
import { hasParentStyle } from "./match-list.ts";
import { ATTACKER_DOMAIN, THIRD_PARTY_DOMAIN } from "../people.ts";
import type { Settings } from "./settings.ts";
import { isTableSpec, openTable } from "./table.ts";
import type { TableRow } from "./table-file.ts";
import { splitWords } from "./words.ts";

/** Values that an attacker would try because a table of this server has a row for them. */
export interface Lures {
  readonly helos: readonly string[];
  readonly senders: readonly string[];
  /** Senders that any stranger may have by himself: the row stands for a whole top-level domain. */
  readonly commonSenders: readonly string[];
  readonly recipients: readonly { readonly address: string; readonly only: boolean }[];
  readonly clientNames: readonly { readonly name: string; readonly common: boolean }[];
}

const LURE_LIMIT = 60;
const LISTS = [
  ["smtpd_client_restrictions", "client"],
  ["smtpd_helo_restrictions", "helo"],
  ["smtpd_sender_restrictions", "sender"],
  ["smtpd_relay_restrictions", "recipient"],
  ["smtpd_recipient_restrictions", "recipient"],
  ["smtpd_data_restrictions", "recipient"],
] as const;
type Kind = "client" | "helo" | "sender" | "recipient";

/** Reads the keys of every access table that the restriction lists use and that could permit. */
export function luresOf(settings: Settings, texts: readonly ConfigText[]): Lures {
  const keys: Record<Kind, { row: TableRow; fixed: boolean }[]> = {
    client: [],
    helo: [],
    sender: [],
    recipient: [],
  };
  for (const [kind, spec] of accessTables(settings)) {
    const table = openTable(spec, texts);
    const rows = (table.rows ?? []).filter((r) => mayPermit(r)).slice(0, LURE_LIMIT);
    keys[kind].push(...rows.map((row) => ({ row, fixed: table.fixed })));
  }
  const parent = hasParentStyle(settings, "smtpd_access_maps");
  const senders = keys.sender.flatMap(({ row }) =>
    row.pattern === undefined ? [mailLure(row.key, parent)] : patternLures(row, "mail"),
  );
  const isCommon = (k: { row: TableRow }): boolean => row1(k.row.key, parent);
  return {
    helos: unique(
      keys.helo.flatMap(({ row }) =>
        row.pattern === undefined ? [nameLure(row.key)] : patternLures(row, "name"),
      ),
    ),
    senders: unique(senders),
    commonSenders: unique(keys.sender.filter(isCommon).map(({ row }) => mailLure(row.key, parent))),
    recipients: keys.recipient
      .flatMap(({ row }) =>
        row.pattern === undefined
          ? [{ address: mailLure(row.key, parent), only: row.key.endsWith("@") }]
          : patternLures(row, "mail").map((address) => ({ address, only: false })),
      )
      .slice(0, LURE_LIMIT),
    clientNames: keys.client
      .filter(
        ({ row }) =>
          row.pattern === undefined && row.network === undefined && !/^[\d.:]+$/.test(row.key),
      )
      .map(({ row }) => ({
        name: row1(row.key, parent) ? `mx.thirdparty.${row.key}` : nameLure(row.key),
        common: row1(row.key, parent) || row.key === "unknown",
      }))
      .slice(0, LURE_LIMIT),
  };
}

/** A key of one label stands for a top-level domain, where anybody can have a name. */
function row1(key: string, parent: boolean): boolean {
  return /^[a-z]{2,}$/.test(key) && parent && key !== "unknown" && key !== "localhost";
}

function mayPermit(row: TableRow): boolean {
  if (row.control !== undefined) return false;
  const action = parseAction(row.value);
  if (action.kind === "restrictions")
    return /permit|[A-Za-z]/.test(action.text) && !/^reject/i.test(action.text);
  return action.result === "ok";
}

/** Which tables the lists and restriction classes of a listener search, and by what. */
export function accessTables(settings: Settings): (readonly [Kind, string])[] {
  const found: (readonly [Kind, string])[] = [];
  const scan = (text: string, kind: Kind, depth: number): void => {
    const words = splitWords(text);
    for (const [i, word] of words.entries()) {
      const named = /^check_(client|helo|sender|recipient)_access$/i
        .exec(words[i - 1] ?? "")?.[1]
        ?.toLowerCase();
      if (isTableSpec(word) && !/^check_/i.test(words[i - 1] ?? "")) found.push([kind, word]);
      else if (named !== undefined) found.push([named as Kind, word]);
      else if (depth < 4 && settings.words("smtpd_restriction_classes").includes(word))
        scan(settings.value(word), kind, depth + 1);
    }
  };
  for (const [list, kind] of LISTS) scan(settings.value(list), kind, 0);
  // A class may be named by a row of a table only, and is then in no list.
  for (const name of settings.words("smtpd_restriction_classes"))
    scan(settings.value(name), "recipient", 4);
  return found.slice(0, 100);
}

function mailLure(key: string, parent: boolean): string {
  if (key === "<>") return "";
  if (key.endsWith("@")) return `${key}${THIRD_PARTY_DOMAIN}`;
  if (key.startsWith("@")) return `user${key}`;
  if (key.includes("@")) return key;
  if (key.startsWith(".")) return `user@host${key}`;
  return row1(key, parent) ? `user@thirdparty-7c1d9b4e.${key}` : `user@${key}`;
}

const nameLure = (key: string): string => (key.startsWith(".") ? `host${key}` : key);

function patternLures(row: TableRow, form: "mail" | "name"): string[] {
  const { pattern } = row;
  if (pattern === undefined || pattern === null || row.negated) return [];
  const example = pattern.example;
  const variants =
    form === "mail"
      ? [
          example,
          `user${example}`,
          `user@${example}`,
          `user@host${example}`,
          `${example}@${ATTACKER_DOMAIN}`,
          `user@${example}.${ATTACKER_DOMAIN}`,
          `${example}x@${ATTACKER_DOMAIN}`,
        ]
      : [example, `host${example}`, `${example}.${ATTACKER_DOMAIN}`, `host.${example}`];
  const valid = form === "mail" ? /^(?:[^\s@]+@[a-z0-9_.-]+)?$/i : /^[^\s@]+$/;
  return variants.filter((v) => valid.test(v) && Array.isArray(pattern.match(v))).slice(0, 3);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, LURE_LIMIT);
}

/** Domains that a too wide relay_domains entry lets through, though they are nobody's here. */
export function relayDomainLures(
  settings: Settings,
  texts: readonly ConfigText[],
): { readonly address: string; readonly only: boolean }[] {
  return settings.words("relay_domains").flatMap((word) => {
    if (!isTableSpec(word))
      return row1(word.toLowerCase(), hasParentStyle(settings, "relay_domains"))
        ? [{ address: `user@thirdparty-7c1d9b4e.${word.toLowerCase()}`, only: false }]
        : [];
    return (openTable(word, texts).rows ?? []).slice(0, LURE_LIMIT).flatMap((row) => wideRow(row));
  });
}

function wideRow(row: TableRow): { readonly address: string; readonly only: boolean }[] {
  if (row.pattern === undefined)
    return row1(row.key, true)
      ? [{ address: `user@thirdparty-7c1d9b4e.${row.key}`, only: false }]
      : [];
  const { pattern } = row;
  if (pattern === null || row.control !== undefined || row.negated) return [];
  const example = pattern.example;
  const top = example.slice(example.lastIndexOf(".") + 1);
  const wide = [`thirdparty-7c1d9b4e.${top}`, `mx.thirdparty-7c1d9b4e.${top}`].filter(
    (d) => /^[a-z0-9.-]+$/i.test(d) && Array.isArray(pattern.match(d)),
  );
  const loose = [`thirdparty${example}`, `${example}.${THIRD_PARTY_DOMAIN}`].filter(
    (d) => /^[a-z0-9.-]+$/i.test(d) && Array.isArray(pattern.match(d)),
  );
  return [
    ...wide.map((d) => ({ address: `user@${d}`, only: false })),
    ...loose.map((d) => ({ address: `user@${d}`, only: true })),
  ];
}
