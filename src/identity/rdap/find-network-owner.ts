import { BlockList } from "node:net";
import type { FetchedJson, FetchJson } from "../../core/json-fetch.ts";
import type { NetworkOwner, OwnerUnknown } from "../../core/network-owner.ts";
import { parseBootstrap, type Registry, serverFor } from "./parse-bootstrap.ts";
import { parseNetwork } from "./parse-network.ts";

/** IANA's tables of the registries responsible for addresses (RFC 9224, 13). */
const BOOTSTRAP = {
  ipv4: "https://data.iana.org/rdap/ipv4.json",
  ipv6: "https://data.iana.org/rdap/ipv6.json",
} as const;

/** Registries ask to come back after seconds; one that wants longer is left alone. */
const PAUSE_SECONDS_MAX = 20;

export interface RdapWorld {
  readonly fetchJson: FetchJson;
  readonly pause: (ms: number) => Promise<void>;
  /** Asked instead of the registry that is responsible: an own mirror. */
  readonly server?: string;
}

/**
 * Makes the question "whose network is this address in" (RDAP: RFC 7480, 9082, 9083), one question at a time. An address
 * inside a network that was answered before is not asked again, and a registry that wants to be left alone is.
 */
export function createOwnerFinder(world: RdapWorld): (ip: string) => Promise<NetworkOwner> {
  const tables = new Map<string, Promise<readonly Registry[] | OwnerUnknown>>();
  const known: { readonly range: BlockList; readonly owner: NetworkOwner }[] = [];
  const tired = new Set<string>();

  return async (ip) => {
    const family = ip.includes(":") ? "ipv6" : "ipv4";
    const before = known.find(({ range }) => range.check(ip, family));
    if (before) return before.owner;
    const server = await chooseServer(ip, family);
    if (!server.includes("://")) return unknown(server as OwnerUnknown);
    if (tired.has(server)) return unknown("rate-limited");
    const answer = await askTwice(`${server}ip/${ip}`);
    if (answer.kind === "status" && answer.status === 429) tired.add(server);
    const owner = answer.kind === "json" ? parseNetwork(answer.value, ip) : unknown(why(answer));
    if (owner.kind === "found") {
      const range = new BlockList();
      range.addRange(owner.range.first, owner.range.last, family);
      known.push({ range, owner });
    }
    return owner;
  };

  async function chooseServer(ip: string, family: "ipv4" | "ipv6"): Promise<string> {
    if (world.server !== undefined) return world.server.replace(/\/?$/, "/");
    const table = tables.get(family) ?? fetchTable(BOOTSTRAP[family]);
    tables.set(family, table);
    const registries = await table;
    if (typeof registries === "string") return registries;
    return serverFor(ip, registries) ?? "no-registry";
  }

  async function fetchTable(url: string): Promise<readonly Registry[] | OwnerUnknown> {
    const answer = await world.fetchJson(url);
    if (answer.kind !== "json") return why(answer) === "not-found" ? "unreachable" : why(answer);
    return parseBootstrap(answer.value) ?? "bad-answer";
  }

  async function askTwice(url: string): Promise<FetchedJson> {
    const answer = await world.fetchJson(url);
    if (answer.kind !== "status" || answer.status !== 429) return answer;
    const seconds = answer.retryAfterSeconds ?? 2;
    if (seconds > PAUSE_SECONDS_MAX) return answer;
    await world.pause(seconds * 1000);
    return world.fetchJson(url);
  }
}

function unknown(reason: OwnerUnknown): NetworkOwner {
  return { kind: "unknown", why: reason };
}

function why(answer: Exclude<FetchedJson, { kind: "json" }>): OwnerUnknown {
  if (answer.kind === "status") {
    if (answer.status === 404) return "not-found";
    return answer.status === 429 ? "rate-limited" : "bad-answer";
  }
  return answer.why === "unreachable" || answer.why === "timed-out" ? "unreachable" : "bad-answer";
}
