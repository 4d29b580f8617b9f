import { scopeOf } from "../core/ip-address.ts";
import { isInside, isWrittenByUs, type OurHosts } from "./our-hosts.ts";
import type { ReceivedHop } from "./parse-received.ts";

/** How a message that somebody returned to us had come to him, as far as its `Received` lines can be believed. */
export type Passage =
  /** It passed our server: our ids, newest first, and the line that says how it came in. */
  | {
      readonly kind: "through-us";
      readonly queueIds: readonly string[];
      readonly entry: ReceivedHop;
    }
  /** A line of ours stands in it, but below a hop that came from somewhere else: likely forged; the log decides. */
  | {
      readonly kind: "claimed";
      readonly queueIds: readonly string[];
      readonly entry: ReceivedHop;
      readonly cameFrom: ReceivedHop;
    }
  /** It came from our address under a name that is not ours, and without a line of ours: sent past our server. */
  | { readonly kind: "past-us"; readonly hop: ReceivedHop }
  /** No line of ours and not from our address. `hop` is the outermost client that is named. */
  | { readonly kind: "elsewhere"; readonly hop: ReceivedHop }
  /** The lines are missing or say too little. */
  | { readonly kind: "unknown" };

/**
 * Walks the `Received` lines of a returned message from the newest to the oldest and stops at the first that our server
 * wrote: lines below our entry, and lines of ours below a stranger, were written by whoever sent it.
 */
export function tracePassage(hops: readonly ReceivedHop[], ours: OurHosts): Passage {
  if (ours.names.size === 0 && ours.ips.size === 0) return { kind: "unknown" };
  let outside: ReceivedHop | undefined;
  for (const [index, hop] of hops.entries()) {
    if (isWrittenByUs(hop, ours)) return passedUs(hops, index, ours, outside);
    if (hop.clientIp !== null && scopeOf(hop.clientIp) === "public") outside ??= hop;
    const next = hops[index + 1];
    if (hop.clientIp !== null && ours.ips.has(hop.clientIp)) {
      if (next && isWrittenByUs(next, ours)) continue;
      const isOurName = hop.helo !== null && ours.names.has(hop.helo.toLowerCase());
      // Our own name without our own line: the line was removed, or somebody uses our name; it cannot be told.
      return isOurName || hop.helo === null ? { kind: "unknown" } : { kind: "past-us", hop };
    }
  }
  return outside ? { kind: "elsewhere", hop: outside } : { kind: "unknown" };
}

function passedUs(
  hops: readonly ReceivedHop[],
  first: number,
  ours: OurHosts,
  outside: ReceivedHop | undefined,
): Passage {
  let last = first;
  // Behind a content filter the outgoing line names the loopback interface; the client stands on the first of ours.
  for (let index = first; index < hops.length; index += 1) {
    const hop = hops[index] as ReceivedHop;
    if (isWrittenByUs(hop, ours)) last = index;
    const next = hops[index + 1];
    if (!isInside(hop) || !next) break;
    if (!isWrittenByUs(next, ours) && next.byHost !== "localhost") break;
  }
  const own = hops.slice(first, last + 1).filter((hop) => isWrittenByUs(hop, ours));
  const queueIds = [...new Set(own.flatMap((hop) => (hop.id === null ? [] : [hop.id])))];
  const entry = hops[last] as ReceivedHop;
  return outside && !namesUs(outside, ours)
    ? { kind: "claimed", queueIds, entry, cameFrom: outside }
    : { kind: "through-us", queueIds, entry };
}

/** True when a receiver's line says that the client was ours: by address where that is known, else by name. */
function namesUs(hop: ReceivedHop, ours: OurHosts): boolean {
  if (hop.clientIp !== null && ours.ips.has(hop.clientIp)) return true;
  if (ours.ips.size > 0 && hop.clientIp !== null) return false;
  return [hop.clientName, hop.helo].some(
    (name) => name !== null && ours.names.has(name.toLowerCase()),
  );
}
