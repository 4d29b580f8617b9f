import { BlockList } from "node:net";
import { isIp } from "../../core/ip-address.ts";
import type { NetworkOwner } from "../../core/network-owner.ts";
import { parsePlainAddress } from "../../core/plain-address.ts";

const ENTITIES_MAX = 200;
const DEPTH_MAX = 5;
const PROPERTIES_MAX = 200;
const HANDLE = /^[\w.:/-]{1,80}$/;

interface Entity {
  readonly roles: readonly unknown[];
  readonly emails: readonly string[];
}

/**
 * Reads what a registry says about the network of `ip` (RFC 9083, 5.4, with jCard contacts, RFC 7095). The answer is
 * somebody else's text: an answer about other addresses is none, and an address that is more than an address is left out.
 */
export function parseNetwork(document: unknown, ip: string): NetworkOwner {
  const network = record(document);
  const first = text(network?.startAddress);
  const last = text(network?.endAddress);
  if (network?.objectClassName !== "ip network" || !holds(first, last, ip))
    return { kind: "unknown", why: "bad-answer" };
  const entities = entitiesOf(network.entities);
  const contact =
    entities.find(({ roles, emails }) => roles.includes("abuse") && emails.length > 0)?.emails[0] ??
    // Registries without the role still name such a box.
    entities.flatMap(({ emails }) => emails).find((email) => /^abuse@/i.test(email));
  if (contact === undefined) return { kind: "unknown", why: "no-contact" };
  const handle = text(network.handle);
  return {
    kind: "found",
    contact,
    range: { first, last },
    handle: HANDLE.test(handle) ? handle : null,
  };
}

function holds(first: string, last: string, ip: string): boolean {
  if (!isIp(first) || !isIp(last) || new Set([first, last, ip].map(family)).size !== 1)
    return false;
  try {
    const range = new BlockList();
    range.addRange(first, last, family(ip));
    return range.check(ip, family(ip));
  } catch {
    // The last address lies before the first.
    return false;
  }
}

const family = (ip: string) => (ip.includes(":") ? "ipv6" : "ipv4");

/** Entities stand inside one another: the abuse desk inside the organisation. Nearest first. */
function entitiesOf(list: unknown): readonly Entity[] {
  const found: Entity[] = [];
  let level = array(list);
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth += 1) {
    const inside: unknown[] = [];
    for (const item of level) {
      if (found.length >= ENTITIES_MAX) return found;
      const entity = record(item);
      if (entity === undefined) continue;
      found.push({ roles: array(entity.roles), emails: emailsOf(entity.vcardArray) });
      inside.push(...array(entity.entities));
    }
    level = inside;
  }
  return found;
}

/** `["vcard", [["email", {}, "text", "abuse@example.net"], ...]]` */
function emailsOf(card: unknown): readonly string[] {
  return array(array(card)[1])
    .slice(0, PROPERTIES_MAX)
    .flatMap((property) => {
      const [name, , , value] = array(property);
      const address =
        name === "email" && typeof value === "string" ? parsePlainAddress(value) : undefined;
      return address === undefined ? [] : [address];
    });
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 1000) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
