import { path as pathOf, said, setting } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { findText } from "../config-text.ts";
import type { ConfigText } from "../config-text.ts";
import { containsAddress, parseAddress, parseNetwork } from "../network.ts";
import { isAtLeast } from "../version.ts";
import { OWN_CLASS, OWN_HOST, OWN_SUBNET } from "./defaults.ts";
import { parseLogicalLines } from "./logical-lines.ts";
import { isForeign } from "../people.ts";
import type { Client } from "./request.ts";
import type { Settings } from "./settings.ts";
import { isTableSpec, openTable } from "./table.ts";
import { splitWords } from "./words.ts";

/** Whether a list holds a client or a domain. `error` = Postfix cannot tell and defers. */
export interface Membership {
  readonly is: "yes" | "no" | "error" | "unknown";
  readonly because: Witness;
}

const NO: Membership = { is: "no", because: pathOf([]) };

/** Tests one element; `undefined` = it does not match, go on with the next. */
type ElementTest = (element: string) => Membership | undefined;

/** Walks a match list: first match decides, `!` negates, `/file` includes (match_list.c). */
function walk(
  words: readonly string[],
  texts: readonly ConfigText[],
  version: Settings["version"],
  test: ElementTest,
  depth = 0,
): Membership {
  let maybeIn: Membership | undefined;
  let maybeOut: Membership | undefined;
  for (const word of words) {
    // Since 3.5 the rest of the list is dropped with a warning; older releases take the words as patterns.
    if (word.startsWith("#") && isAtLeast(version, 3, 5)) break;
    const negated = word.startsWith("!");
    const element = word.replace(/^!+/, "");
    const found = element.startsWith("/")
      ? includeFile(element, texts, version, test, depth)
      : test(element);
    if (found === undefined || found.is === "no") continue;
    if (found.is === "unknown") {
      if (negated) maybeOut ??= found;
      else maybeIn ??= found;
      continue;
    }
    if (found.is === "error") return found;
    if (negated) return maybeIn ?? { is: "no", because: setting(word) };
    return maybeOut ?? found;
  }
  return maybeIn ?? NO;
}

function includeFile(
  path: string,
  texts: readonly ConfigText[],
  version: Settings["version"],
  test: ElementTest,
  depth: number,
): Membership | undefined {
  const text = findText(texts, path);
  if (text === undefined || depth > 3)
    return { is: "unknown", because: said("content-of", { name: path }) };
  const words = parseLogicalLines(text.text).flatMap((l) => splitWords(l.text));
  return walk(words, texts, version, test, depth + 1);
}

/** Is the client in the list of networks that parameter `name` holds? */
export function clientInList(
  settings: Settings,
  texts: readonly ConfigText[],
  name: string,
  client: Client,
): Membership {
  const parent = hasParentStyle(settings, name);
  return walk(settings.words(name), texts, settings.version, (element) => {
    if (element === OWN_HOST) return undefined;
    if (element === OWN_SUBNET || element === OWN_CLASS) {
      const style = element === OWN_SUBNET ? "subnet" : "class";
      return client.ownSubnet
        ? { is: "yes", because: setting(`mynetworks_style = ${style}`) }
        : undefined;
    }
    if (isTableSpec(element)) return clientInTable(element, texts, client);
    if (parseAddress(element) !== undefined || /^[[\d][\d.:a-fA-F\][]*\//.test(element))
      return clientInNetwork(element, client);
    return nameMatches(element, client.name, parent)
      ? { is: "yes", because: setting(element) }
      : undefined;
  });
}

function clientInNetwork(element: string, client: Client): Membership | undefined {
  const network = parseNetwork(element);
  if (network === undefined || network.hostBits)
    return { is: "error", because: said("no-network", { element }) };
  return containsAddress(network, client.address)
    ? { is: "yes", because: setting(element) }
    : undefined;
}

function clientInTable(
  element: string,
  texts: readonly ConfigText[],
  client: Client,
): Membership | undefined {
  const table = openTable(element, texts);
  for (const key of [client.name, client.address]) {
    const found = table.lookup(key);
    // The value does not matter: a row that says REJECT is trusted like any other.
    if (found.kind === "found")
      return { is: "yes", because: said("key-in", { key: found.key, table: element }) };
    if (found.kind === "unknown") return { is: "unknown", because: found.why };
  }
  return undefined;
}

/** Is the domain in the list that parameter `name` holds (mydestination, relay_domains, ...)? */
export function domainInList(
  settings: Settings,
  texts: readonly ConfigText[],
  name: string,
  domain: string,
): Membership {
  const parent = name === "relay_domains" && hasParentStyle(settings, name);
  const subdomains = name === "relay_domains";
  return walk(settings.words(name), texts, settings.version, (element) => {
    if (isTableSpec(element)) return domainInTable(element, texts, domain, parent);
    const pattern = element.toLowerCase();
    const hit = pattern === domain || (subdomains && nameMatches(pattern, domain, parent));
    return hit ? { is: "yes", because: setting(element) } : undefined;
  });
}

function domainInTable(
  element: string,
  texts: readonly ConfigText[],
  domain: string,
  parent: boolean,
): Membership | undefined {
  const table = openTable(element, texts);
  for (const key of table.fixed && parent ? [domain, ...parentsOf(domain)] : [domain]) {
    const found = table.lookup(key);
    if (found.kind === "found")
      return { is: "yes", because: said("key-in", { key: found.key, table: element }) };
    if (found.kind === "unknown")
      return isForeign(domain) ? undefined : { is: "unknown", because: found.why };
  }
  return undefined;
}

/** `example.org` for `mail.example.org`, and so on up. */
export function parentsOf(domain: string): string[] {
  const labels = domain.split(".");
  return labels.slice(1, 40).map((_, i) => labels.slice(i + 1).join("."));
}

function nameMatches(pattern: string, name: string, parent: boolean): boolean {
  const [low, subject] = [pattern.toLowerCase(), name.toLowerCase()];
  if (low === subject) return true;
  if (low.startsWith(".")) return !parent && subject.endsWith(low);
  return parent && low !== "" && subject.endsWith(`.${low}`);
}

/** Does a pattern of list `name` also stand for its subdomains? */
export function hasParentStyle(settings: Settings, name: string): boolean {
  return settings.words("parent_domain_matches_subdomains").includes(name);
}
