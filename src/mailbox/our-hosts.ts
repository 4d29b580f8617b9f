import { scopeOf } from "../core/ip-address.ts";
import type { ReceivedHop } from "./parse-received.ts";

/** What of the network is ours, for telling our own `Received` lines from others'. */
export interface OurHosts {
  /** Lower case. */
  readonly names: ReadonlySet<string>;
  readonly ips: ReadonlySet<string>;
}

/** True for a line that a host of ours wrote, or says it wrote. */
export function isWrittenByUs(hop: ReceivedHop, ours: OurHosts): boolean {
  return hop.byHost !== null && ours.names.has(hop.byHost);
}

/** True for a hop within one host or house: a content filter, LMTP, a local submission. */
export function isInside(hop: ReceivedHop): boolean {
  if (hop.clientIp !== null) return scopeOf(hop.clientIp) !== "public";
  const helo = hop.helo?.toLowerCase() ?? "localhost";
  return helo === "localhost" || helo === hop.byHost || /^lmtp/i.test(hop.protocol ?? "");
}

/**
 * The lines of a delivered message that our own servers wrote: from the top down to the first that names an outside
 * client. Whoever sent the message wrote what is below.
 */
export function trustedTop(hops: readonly ReceivedHop[]): readonly ReceivedHop[] {
  const entry = hops.findIndex((hop) => !isInside(hop));
  return entry < 0 ? hops : hops.slice(0, entry + 1);
}

/** A host that wrote the top of one mail in this many is a forwarder's or an old provider's leftover, not ours. */
const SHARE_MIN = 0.05;
const NAMES_MAX = 1000;

/** Learns the names of our hosts from delivered mail: nobody outside can write the lines at its top. */
export class HostLearner {
  readonly #counts = new Map<string, number>();
  #messages = 0;

  /** Takes the `Received` lines of a message in the mailbox, top first. */
  add(hops: readonly ReceivedHop[]): void {
    const names = new Set(trustedTop(hops).map((hop) => hop.byHost));
    if (hops.length === 0) return;
    this.#messages += 1;
    for (const name of names) {
      if (name === null || !name.includes(".") || scopeOf(name) !== undefined) continue;
      if (name.startsWith("localhost.") || name.length > 255) continue;
      if (this.#counts.has(name) || this.#counts.size < NAMES_MAX) {
        this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
      }
    }
  }

  /** Names that wrote at least one mail in twenty. */
  names(): ReadonlySet<string> {
    const least = this.#messages * SHARE_MIN;
    return new Set([...this.#counts].filter(([, count]) => count >= least).map(([name]) => name));
  }
}
