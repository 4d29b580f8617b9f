import { said, setting } from "../../core/witness.ts";
import { containsAddress, parseAddress, parseNetwork } from "../network.ts";
import { compilePattern } from "../pattern.ts";
import { ATTACKER_DOMAIN, isForeign } from "../people.ts";
import type { ListKind } from "./config.ts";
import { hasWorkLeft, noteLure } from "./environment.ts";
import type { Environment } from "./environment.ts";
import { expandString } from "./expand.ts";
import { lookUp } from "./lookup.ts";
import { FALSE, perhaps, truth, TRUE } from "./value.ts";
import { primaryHostname } from "./variables.ts";
import type { Truth } from "./value.ts";

/** Whether a list matches, and by which item. */
export interface ListMatch {
  readonly truth: Truth;
  readonly item: string;
}

/** `stop` = Exim cannot tell and treats the whole list as not matching; `may-stop` = it may come to that, by DNS. */
type ItemTest = (item: string) => Truth | "stop" | "may-stop";

const DEPTH_LIMIT = 15;

/** Splits a list at its separator: `:` unless `<x` names another; a doubled separator stands for itself (spec 6.21). */
export function splitList(source: string): string[] {
  const head = /^\s*<(\S)\s*/.exec(source);
  const separator = head?.[1] ?? ":";
  const body = source.slice(head?.[0].length ?? 0);
  const items: string[] = [];
  let item = "";
  for (let i = 0; i < body.length; i++) {
    if (body[i] !== separator) item += body[i] ?? "";
    else if (body[i + 1] === separator) {
      item += separator;
      i++;
    } else {
      items.push(item.trim());
      item = "";
    }
  }
  items.push(item.trim());
  if (items.at(-1) === "" && items.length > 1) items.pop();
  return items;
}

function matchList(
  environment: Environment,
  kind: ListKind,
  source: string,
  test: ItemTest,
  depth: number,
): ListMatch {
  const expanded = expandString(environment, source);
  if (expanded.kind === "unknown")
    return { truth: perhaps(expanded.why), item: source.slice(0, 60) };
  if (expanded.kind === "fail" || expanded.text.trim() === "") return { truth: FALSE, item: "" };
  const items = splitList(expanded.text);
  let doubt: Truth | undefined;
  let negative = false;
  let fragile: string | undefined;
  for (const item of items) {
    negative = item.startsWith("!");
    const body = item.replace(/^!\s*/, "");
    const matched = body.startsWith("+")
      ? namedList(environment, kind, body.slice(1), test, depth)
      : test(body);
    if (matched === "stop") return { truth: doubt ?? FALSE, item: `unresolvable ${body}` };
    if (matched !== "may-stop" && matched.is === "error") return { truth: matched, item };
    if (matched === "may-stop") fragile ??= body;
    else if (matched.is === "unknown") doubt ??= matched;
    else if (matched.is === "true")
      return {
        truth:
          !negative && fragile !== undefined
            ? perhaps(said("dns-of", { name: fragile }))
            : (doubt ?? truth(!negative)),
        item,
      };
  }
  // A list that ends in a negative item matches everything else.
  if (negative && fragile !== undefined) doubt ??= perhaps(said("dns-of", { name: fragile }));
  return {
    truth: doubt ?? truth(negative),
    item: negative ? `everything else, because the list ends in ${items.at(-1) ?? ""}` : "",
  };
}

function namedList(
  environment: Environment,
  kind: ListKind,
  name: string,
  test: ItemTest,
  depth: number,
): Truth {
  if (/^(?:include|ignore)_(?:unknown|defer)$/.test(name) || name.startsWith("caseful"))
    return FALSE;
  const list = environment.config.lists.get(`${kind}:${name}`);
  if (list === undefined || depth > DEPTH_LIMIT) return { is: "error" };
  if (!hasWorkLeft(environment, 1)) return perhaps(said("too-often"));
  return matchList(environment, kind, list.value, test, depth + 1).truth;
}

/** A domain list (spec 10.8). */
export function matchDomain(environment: Environment, source: string, subject: string): ListMatch {
  const domain = subject.toLowerCase();
  return matchList(
    environment,
    "domain",
    source,
    (item) => domainItem(environment, item, domain),
    0,
  );
}

function domainItem(environment: Environment, item: string, domain: string): Truth {
  const low = item.toLowerCase();
  if (low === "@") return truth(domain === primaryHostname(environment.config));
  if (low.startsWith("@[]")) return truth(domain.startsWith("["));
  if (low.startsWith("@mx_")) {
    // Whoever owns a domain may name this host as its MX; `@mx_primary` needs nothing more.
    if (domain === ATTACKER_DOMAIN) return truth(!low.includes("/ignore"));
    return isForeign(domain) ? FALSE : perhaps(said("mx-of", { domain }));
  }
  if (low.startsWith("^")) return patternItem(environment, item, domain);
  const lookup = lookupItem(environment, item, domain);
  if (lookup !== undefined) return lookup;
  if (low.startsWith("*")) {
    noteLure(environment, domain, "suffix", low.slice(1));
    return truth(domain.endsWith(low.slice(1)));
  }
  noteLure(environment, domain, "equal", low);
  return truth(domain === low);
}

function patternItem(environment: Environment, item: string, subject: string): Truth {
  noteLure(environment, subject, "pattern", item);
  const match = compilePattern(item, { ignoreCase: true })?.match(subject);
  return match === undefined
    ? perhaps(said("expression", { text: item.slice(0, 60) }))
    : truth(match !== null);
}

/** `lsearch;/file` or `mysql;SELECT ...`. */
function lookupItem(environment: Environment, item: string, key: string): Truth | undefined {
  const found = /^((?:partial\d*-|net\d*-)?[a-z0-9]+[*@]*(?:,[^;]*)?);\s*(.*)$/s.exec(item);
  if (found === null) return undefined;
  const looked = lookUp(environment, found[1] ?? "", key, found[2] ?? "");
  return looked.kind === "unknown" ? perhaps(looked.why) : truth(looked.kind === "found");
}

/** A local part list: names, `^expressions`, `*suffixes`, lookups (spec 10.21). */
export function matchText(environment: Environment, source: string, subject: string): ListMatch {
  const low = subject.toLowerCase();
  return matchList(
    environment,
    "localpart",
    source,
    (item) => {
      if (item.startsWith("^")) return patternItem(environment, item, subject);
      const lookup = lookupItem(environment, item, low);
      if (lookup !== undefined) return lookup;
      const wanted = item.toLowerCase();
      if (wanted.startsWith("*")) return truth(low.endsWith(wanted.slice(1)));
      noteLure(environment, low, "equal", wanted);
      return truth(low === wanted);
    },
    0,
  );
}

/** An address list; an empty item is the null sender (spec 10.20). */
export function matchAddress(environment: Environment, source: string, subject: string): ListMatch {
  const address = subject.toLowerCase();
  const at = address.lastIndexOf("@");
  const domain = at < 0 ? "" : address.slice(at + 1);
  return matchList(
    environment,
    "address",
    source,
    (item) => {
      if (item === "") return truth(address === "");
      if (item.startsWith("^")) return patternItem(environment, item, address);
      if (item.startsWith("@@")) return perhaps(setting(item));
      const lookup = lookupItem(environment, item, address);
      if (lookup !== undefined) return lookup;
      const low = item.toLowerCase();
      const itemAt = low.lastIndexOf("@");
      if (low === "*") return TRUE;
      if (itemAt < 0) return address === "" ? FALSE : domainItem(environment, item, domain);
      const user = low.slice(0, itemAt);
      if (user === "*") return domainItem(environment, low.slice(itemAt + 1), domain);
      noteLure(environment, address, "equal", low);
      const own = address.slice(0, Math.max(0, at));
      const sameUser = user.startsWith("*") ? own.endsWith(user.slice(1)) : own === user;
      return sameUser ? domainItem(environment, low.slice(itemAt + 1), domain) : FALSE;
    },
    0,
  );
}

/** A host list against the client of the request (spec 10.11). */
export function matchHosts(environment: Environment, source: string): ListMatch {
  const { client } = environment.request;
  const lenient = source.includes("+ignore_unknown");
  const included = source.includes("+include_unknown");
  return matchList(
    environment,
    "host",
    source,
    (item) => {
      const matched = hostItem(environment, item, client.address, client.name, lenient);
      return matched === "stop" && included ? TRUE : matched;
    },
    0,
  );
}

/** `match_ip`: addresses and networks only. */
export function matchHostAddress(environment: Environment, source: string, address: string): Truth {
  return matchList(
    environment,
    "host",
    source,
    (item) => hostItem(environment, item, address, "", true),
    0,
  ).truth;
}

function hostItem(
  environment: Environment,
  item: string,
  address: string,
  name: string,
  lenient: boolean,
): Truth | "stop" | "may-stop" {
  if (item === "") return FALSE;
  if (item === "*") return TRUE;
  if (item === "@[]" || item === "@" || item === "localhost")
    return truth(address === "127.0.0.1" || address === "::1");
  const network = parseNetwork(item.replace(/^\[|\]$/g, ""));
  if (network !== undefined) return truth(containsAddress(network, address));
  const lookup = lookupItem(
    environment,
    item,
    /^(?:net|iplsearch)/.test(item) ? address : name === "" ? address : name,
  );
  if (lookup !== undefined) return lookup;
  if (item.startsWith("^") || item.startsWith("*")) {
    // Needs the client's name; without one the list ends here.
    if (name === "") return lenient || parseAddress(address) === undefined ? FALSE : "stop";
    if (item.startsWith("^")) return patternItem(environment, item, name);
    noteLure(environment, name, "suffix", item.slice(1));
    return truth(name.endsWith(item.slice(1).toLowerCase()));
  }
  // A name is looked up forward. One that cannot exist (an IPv6 address cut by the separator) ends the list.
  if (!/^[a-z0-9_][a-z0-9_.-]*$/i.test(item)) return lenient ? FALSE : "stop";
  return lenient ? FALSE : "may-stop";
}
