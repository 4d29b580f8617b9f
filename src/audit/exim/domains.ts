import { findText } from "../config-text.ts";
import type { EximConfig } from "./config.ts";
import type { Environment } from "./environment.ts";
import { matchDomain, splitList } from "./list.ts";
import { primaryHostname, qualifyDomain } from "./variables.ts";

const DOMAIN_LIMIT = 12;
const PLAIN = /^[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/i;

/** Domains that the configuration names as its own or as those it relays to; real mail domains before host names. */
export function eximDomains(environment: Environment): string[] {
  const { config } = environment;
  const host = primaryHostname(config);
  const names = new Set<string>([qualifyDomain(environment)]);
  for (const [key, { value }] of config.lists)
    if (key.startsWith("domain:")) for (const name of plainItems(config, value)) names.add(name);
  const mail = [...names].filter((n) => n !== "" && n !== host && !n.startsWith("localhost"));
  return (mail.length > 0 ? mail : [...names].filter((n) => n !== "")).slice(0, DOMAIN_LIMIT);
}

/** Plain domains of a list, and the keys of files it names. */
function plainItems(config: EximConfig, source: string): string[] {
  return splitList(source).flatMap((item) => {
    if (item.startsWith("!")) return [];
    const file = /^(?:partial-|partial\d+-)?lsearch[*@]*;\s*(\S+)$/.exec(item)?.[1];
    const text = file === undefined ? undefined : findText(config.texts, file);
    if (text !== undefined)
      return text.text
        .split("\n")
        .map((l) => (/^[^\s:#]+/.exec(l)?.[0] ?? "").toLowerCase())
        .filter((n) => PLAIN.test(n))
        .slice(0, DOMAIN_LIMIT);
    return PLAIN.test(item) ? [item.toLowerCase()] : [];
  });
}

/** Domains of this host's own users: in `local_domains`, or all of them where no list has that name. */
export function localDomains(environment: Environment, all: readonly string[]): string[] {
  const list = environment.config.lists.get("domain:local_domains");
  if (list === undefined) return [...all];
  const inside = all.filter((d) => matchDomain(environment, list.value, d).truth.is === "true");
  return inside.length > 0 ? inside : all.slice(0, 1);
}
