import { path, said, setting, under } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { isForeign } from "../people.ts";
import type { Driver } from "./config.ts";
import type { Environment } from "./environment.ts";
import { withVariables } from "./environment.ts";
import { expandString } from "./expand.ts";
import { matchAddress, matchDomain, matchText, splitList } from "./list.ts";
import { FALSE, perhaps, text, TRUE, truthOf } from "./value.ts";
import type { Truth } from "./value.ts";
import { isNobody } from "../people.ts";

/** Where the routers send an address. */
export interface Routed {
  readonly to: "mailbox" | "remote" | "nowhere" | "unknown";
  readonly because: Witness;
}

export type Purpose = "delivery" | "verify-recipient" | "verify-sender";

const DEPTH_LIMIT = 8;

/** Runs the routers in order over one address (spec ch. 15). */
export function routeAddress(
  environment: Environment,
  address: string,
  purpose: Purpose,
  depth = 0,
): Routed {
  if (depth > DEPTH_LIMIT) return { to: "unknown", because: said("router-endless") };
  const inside: Environment = {
    ...environment,
    request: { ...environment.request, recipient: address },
  };
  let doubt: Routed | undefined;
  for (const router of environment.config.routers) {
    const ready = preconditions(inside, router, address, purpose);
    if (ready.is === "false" || ready.is === "fail" || ready.is === "error") continue;
    const result = runRouter(inside, router, address, purpose, depth);
    const settled =
      ready.is === "unknown" ? { to: "unknown" as const, because: by(router, ready.why) } : result;
    if (settled === "decline") {
      if (flag(router, "more", true)) continue;
      return doubt ?? { to: "nowhere", because: by(router, setting("no_more")) };
    }
    if (ready.is === "unknown") {
      doubt ??= settled;
      continue;
    }
    return doubt ?? settled;
  }
  return doubt ?? { to: "nowhere", because: said("router-none") };
}

/** A router, and what it says or asks. */
function by({ name }: Driver, what?: Witness): Witness {
  const router: Witness = { kind: "router", name };
  return what === undefined ? router : under([router], what);
}

function option(router: Driver, name: string): string | undefined {
  return router.options.get(name)?.value;
}

function flag(router: Driver, name: string, otherwise: boolean): boolean {
  const value = option(router, name);
  return value === undefined ? otherwise : !/^(?:false|no|0)$/i.test(value);
}

function preconditions(
  environment: Environment,
  router: Driver,
  address: string,
  purpose: Purpose,
): Truth {
  const at = address.lastIndexOf("@");
  const [localPart, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (purpose !== "delivery" && !flag(router, "verify", true)) return FALSE;
  if (purpose === "verify-recipient" && !flag(router, "verify_recipient", true)) return FALSE;
  if (purpose === "verify-sender" && !flag(router, "verify_sender", true)) return FALSE;
  if (purpose === "delivery" && flag(router, "verify_only", false)) return FALSE;
  const affixed = affixes(router, localPart);
  if (affixed === undefined) return FALSE;
  const checks: Truth[] = [];
  const domains = option(router, "domains");
  if (domains !== undefined) checks.push(matchDomain(environment, domains, domain).truth);
  const localParts = option(router, "local_parts");
  if (localParts !== undefined) checks.push(matchText(environment, localParts, affixed).truth);
  if (flag(router, "check_local_user", false))
    checks.push(
      isNobody(affixed)
        ? FALSE
        : environment.existing.has(address.toLowerCase())
          ? TRUE
          : perhaps(said("system-accounts")),
    );
  const senders = option(router, "senders");
  if (senders !== undefined)
    checks.push(matchAddress(environment, senders, environment.request.sender ?? "").truth);
  const condition = option(router, "condition");
  if (condition !== undefined) checks.push(truthOf(expandString(environment, condition)));
  return (
    checks.find((c) => c.is === "false" || c.is === "fail" || c.is === "error") ??
    checks.find((c) => c.is === "unknown") ??
    TRUE
  );
}

/** The local part without prefix and suffix; `undefined` when a required one is missing. */
function affixes(router: Driver, localPart: string): string | undefined {
  const prefixes = splitList(option(router, "local_part_prefix") ?? "");
  const suffixes = splitList(option(router, "local_part_suffix") ?? "");
  let rest = localPart;
  const prefix = prefixes.find((p) => p !== "" && rest.startsWith(p));
  if (prefix !== undefined) rest = rest.slice(prefix.length);
  else if (prefixes.some((p) => p !== "") && !flag(router, "local_part_prefix_optional", false))
    return undefined;
  const suffix = suffixes.find(
    (s) => s !== "" && (s.endsWith("*") ? rest.indexOf(s.slice(0, -1)) > 0 : rest.endsWith(s)),
  );
  if (suffix !== undefined)
    rest = suffix.endsWith("*")
      ? rest.slice(0, rest.indexOf(suffix.slice(0, -1)))
      : rest.slice(0, -suffix.length);
  else if (suffixes.some((s) => s !== "") && !flag(router, "local_part_suffix_optional", false))
    return undefined;
  return rest;
}

function runRouter(
  environment: Environment,
  router: Driver,
  address: string,
  purpose: Purpose,
  depth: number,
): Routed | "decline" {
  switch (option(router, "driver")) {
    case "accept":
      return destination(environment, router);
    case "dnslookup":
      return dnsLookup(environment, address, router, purpose);
    case "manualroute":
      return manualRoute(environment, router, address);
    case "redirect":
      return redirect(environment, router, purpose, depth);
    case "ipliteral":
      return /@\[.*\]$/.test(address) ? { to: "remote", because: by(router) } : "decline";
    default:
      return { to: "unknown", because: by(router) };
  }
}

/** A transport that speaks SMTP hands the decision to another host. */
function destination(environment: Environment, router: Driver): Routed {
  const name = expandString(environment, option(router, "transport") ?? "");
  const transport = environment.config.transports.find(
    (t) => name.kind === "text" && t.name === name.text,
  );
  const driver = transport?.options.get("driver")?.value ?? "";
  const remote = driver === "smtp" || driver === "lmtp";
  if (
    name.kind === "unknown" ||
    (transport === undefined &&
      environment.config.transports.length > 0 &&
      name.kind === "text" &&
      name.text !== "")
  )
    return { to: "unknown", because: by(router) };
  return { to: remote ? "remote" : "mailbox", because: by(router) };
}

function dnsLookup(
  environment: Environment,
  address: string,
  router: Driver,
  purpose: Purpose,
): Routed | "decline" {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  const own = [...environment.existing].some((a) => a.endsWith(`@${domain}`));
  // Whoever forges a sender takes a domain that resolves.
  if (isForeign(domain) || (purpose === "verify-sender" && !own))
    return { to: "remote", because: by(router) };
  return { to: "unknown", because: by(router, said("dns-of", { name: domain })) };
}

/** `route_list` rules: a domain pattern, then hosts; separated by semicolons (spec 20.3). */
function manualRoute(
  environment: Environment,
  router: Driver,
  address: string,
): Routed | "decline" {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  const rules = (option(router, "route_list") ?? "")
    .split(";")
    .map((r) => r.trim())
    .filter((r) => r !== "");
  for (const rule of rules) {
    const pattern = /^\S+/.exec(rule)?.[0] ?? "";
    const matched = matchDomain(environment, pattern, domain).truth;
    if (matched.is === "unknown") return { to: "unknown", because: by(router, matched.why) };
    if (matched.is === "true") return { ...destination(environment, router), to: "remote" };
  }
  if (rules.length > 0) return "decline";
  const data = expandString(environment, option(router, "route_data") ?? "");
  if (data.kind === "unknown") return { to: "unknown", because: by(router, data.why) };
  return data.kind === "fail" || data.text.trim() === ""
    ? "decline"
    : { to: "remote", because: by(router) };
}

function redirect(
  environment: Environment,
  router: Driver,
  purpose: Purpose,
  depth: number,
): Routed | "decline" {
  const source = option(router, "data");
  // A .forward file or another file per user: nobody has one.
  if (source === undefined) return "decline";
  const at = environment.request.recipient?.lastIndexOf("@") ?? -1;
  const bare = affixes(router, environment.request.recipient?.slice(0, at) ?? "") ?? "";
  const data = expandString(withVariables(environment, [["local_part", text(bare)]]), source);
  if (data.kind === "unknown") return { to: "unknown", because: by(router, data.why) };
  if (data.kind === "fail" || data.text.trim() === "") return "decline";
  const [first = "", ...others] = data.text
    .split(/[,\n]/)
    .map((i) => i.trim())
    .filter((i) => i !== "");
  const special = /^:(\w+):/.exec(first)?.[1];
  if (special === "fail" || special === "defer")
    return { to: "nowhere", because: by(router, setting(first.slice(0, 80))) };
  if (special === "unknown") return "decline";
  if (special === "blackhole" || /^[|/"]/.test(first))
    return { to: "mailbox", because: by(router, setting(first.slice(0, 80))) };
  if (others.length > 0 && purpose !== "delivery") return { to: "mailbox", because: by(router) };
  const domain = environment.request.recipient?.slice(at + 1) ?? "";
  const target = first.includes("@") ? first : `${first}@${domain}`;
  if (target.toLowerCase() === environment.request.recipient?.toLowerCase()) return "decline";
  const next = routeAddress(environment, target, purpose, depth + 1);
  return { ...next, because: by(router, path([setting(target), next.because])) };
}
