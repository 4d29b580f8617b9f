import type { ConfigText, Place } from "./config-text.ts";
import { parseEximConfig } from "./exim/parse-config.ts";
import { parsePostfixConfig } from "./postfix/parse-config.ts";

/** A DNS list that a server's settings ask about its clients or the names they give. */
export interface NamedList {
  readonly zone: string;
  readonly isForNames: boolean;
  /** `zone=127.0.0.2`: other answers do not count. */
  readonly isFiltered: boolean;
  readonly source: string;
  readonly line: number;
  readonly text: string;
}

const LISTS_MAX = 200;
const ZONE = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,10}[a-z][a-z0-9-]{0,62}$/;
/** Postfix: postconf(5) reject_rbl_client and its kind. */
const RESTRICTION =
  /\b(?:reject_rbl_client|permit_dnswl_client|(reject_rhsbl_[a-z_]{1,30}|permit_rhswl_client))[\s,]+([^\s,]{1,300})/g;

/** The DNS lists that the settings of a Postfix or Exim name, each once. */
export function findConfiguredLists(texts: readonly ConfigText[]): readonly NamedList[] {
  const found = new Map<string, NamedList>();
  for (const list of [...postfixLists(texts), ...eximLists(texts)]) {
    const known = found.get(list.zone);
    // Of two uses the one that believes everything is the one that hurts.
    if (known === undefined ? found.size < LISTS_MAX : known.isFiltered && !list.isFiltered)
      found.set(list.zone, list);
  }
  return [...found.values()];
}

function postfixLists(texts: readonly ConfigText[]): readonly NamedList[] {
  const config = parsePostfixConfig(texts);
  if (config === undefined) return [];
  const definitions = [
    ...config.parameters.values(),
    ...config.services.flatMap(({ overrides }) => overrides),
  ];
  return definitions.flatMap(({ name, value, place }) =>
    name === "postscreen_dnsbl_sites"
      ? value
          .split(/[\s,]+/)
          .flatMap((word) => asList(word.replace(/\*-?\d{1,9}$/, ""), false, place))
      : [...value.matchAll(RESTRICTION)].flatMap(([, forNames, word = ""]) =>
          asList(word, forNames !== undefined, place),
        ),
  );
}

/** Exim: spec chapter "Access control lists", `dnslists`: zones between colons, each with keys and filters behind it. */
function eximLists(texts: readonly ConfigText[]): readonly NamedList[] {
  const config = parseEximConfig(texts);
  if (config === undefined) return [];
  const items = [...config.acls.values()].flat().flatMap(({ items: all }) => all);
  return items
    .filter(({ name }) => name === "dnslists")
    .flatMap(({ value, place }) =>
      value.split(/\s*:\s*|\s+/).flatMap((word) => {
        const [zone = "", key] = word.replace(/^!/, "").split("/");
        return asList(zone, key?.includes("$") === true && !key.includes("host_address"), place);
      }),
    );
}

function asList(word: string, isForNames: boolean, { source, line }: Place): NamedList[] {
  const [, zone = "", filter = ""] = /^([^=!&,]{1,255})(.{0,300})$/.exec(word) ?? [];
  const name = zone.toLowerCase();
  if (!ZONE.test(name)) return [];
  return [{ zone: name, isForNames, isFiltered: filter !== "", source, line, text: word }];
}
