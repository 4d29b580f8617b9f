import { BlockList, isIPv4, isIPv6 } from "node:net";
import { networkOf, plainIp } from "../core/ip-address.ts";
import { domainOf } from "../core/mail-address.ts";
import type { Counters } from "./limits/counters.ts";
import { type Limit, type Origin, ORIGINS, type SubjectKind } from "./limits/limit.ts";
import type { Payers } from "./limits/weigh.ts";
import type { PolicyRequest } from "./protocol/policy-request.ts";

const SERVER = "server";

/** Where a message comes from. A login counts before the address: an account may well write from our own network. */
export function originOf(request: PolicyRequest, isOwn: (ip: string) => boolean): Origin {
  if (request.saslUsername !== "") return "authenticated";
  if (request.localUser !== "") return "script";
  return isOwn(request.clientAddress) ? "trusted" : "outside";
}

/**
 * One name for one account: Postfix logs what the client typed, Dovecot lower-cases it, and a login without a domain
 * belongs to the default one. The domain is never cut off: `info` exists in every tenant.
 */
export function canonicalAccount(login: string, defaultDomain: string): string {
  const lower = login.toLowerCase();
  return defaultDomain === "" || lower.includes("@") ? lower : `${lower}@${defaultDomain}`;
}

/** Whether an address lies in one of the networks (`192.0.2.0/24`, `2001:db8::/32`, or an address). */
export function networkTest(networks: readonly string[]): (ip: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    list.addSubnet(
      address,
      prefix === undefined ? (family === "ipv4" ? 32 : 128) : Number(prefix),
      family,
    );
  }
  return (text) => {
    const ip = plainIp(text);
    return isIPv4(ip) ? list.check(ip, "ipv4") : isIPv6(ip) && list.check(ip, "ipv6");
  };
}

/** Finds the subjects that a request counts for; only such kinds as a limit asks for get a place in memory. */
export function createPayers(
  counters: Counters,
  limits: readonly Limit[],
  options: {
    readonly defaultDomain: string;
    readonly isOwn: (ip: string) => boolean;
    readonly hash: (a: string, b: string) => number;
  },
): (request: PolicyRequest, nowMs: number) => Payers {
  const kinds = new Map<Origin, readonly SubjectKind[]>(
    ORIGINS.map((origin) => {
      const own = limits.filter(({ from }) => from.includes(origin));
      return [origin, [...new Set(own.map(({ per }) => per))]];
    }),
  );
  return (request, nowMs) => {
    const origin = originOf(request, options.isOwn);
    const network = networkOf(request.clientAddress);
    const subjects: Partial<Record<SubjectKind, number>> = {};
    for (const kind of kinds.get(origin) ?? []) {
      const name = nameOf(kind, request, network, options.defaultDomain);
      if (name !== "") subjects[kind] = counters.subjects[kind].idOf(name, nowMs);
    }
    return { origin, subjects, network: options.hash(network, "") | 0 };
  };
}

function nameOf(
  kind: SubjectKind,
  request: PolicyRequest,
  network: string,
  defaultDomain: string,
): string {
  switch (kind) {
    case "account":
      return request.saslUsername === ""
        ? ""
        : canonicalAccount(request.saslUsername, defaultDomain);
    case "script":
      return request.localUser;
    case "domain":
      return domainOf(canonicalAccount(request.saslUsername, defaultDomain));
    case "network":
      return network;
    case "server":
      return SERVER;
  }
}
