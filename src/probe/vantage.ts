import type { Observation } from "./observation.ts";
import { networkOf, plainIp, scopeOf } from "../core/ip-address.ts";

/**
 * From where the server is looked at. Only `outside` says what a stranger may do: the others are often trusted by
 * their address.
 */
export type Vantage = "self" | "private" | "neighbour" | "outside";

/** Tells the vantage point by the two ends of the connection. Behind NAT the server may see another address. */
export function vantageOf(local: string, remote: string): Vantage {
  const [from, to] = [plainIp(local), plainIp(remote)];
  if (from === to || scopeOf(from) === "loopback") return "self";
  if (scopeOf(from) === "private") return "private";
  return networkOf(from) === networkOf(to) ? "neighbour" : "outside";
}

/**
 * What an accepted envelope says about strangers: from a place that may be trusted, nothing. The refusal of another form
 * does not show that it is not: a restriction on senders may stand in front of it.
 */
export function asSeenFrom(vantage: Vantage, seen: Observation): Observation {
  if (vantage === "outside" || seen.verdict !== "yes") return seen;
  return { ...seen, verdict: "doubt", doubt: "trusted-vantage" };
}
