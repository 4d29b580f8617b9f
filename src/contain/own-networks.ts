import { BlockList, isIPv4, isIPv6 } from "node:net";
import type { HostWorld } from "../core/host-world.ts";
import type { MailServer } from "./mail-server.ts";
import { askOrThrow } from "./run-or-throw.ts";

/** A wider network is the hole itself, not somebody's office. */
const PREFIX_MIN = { ipv4: 16, ipv6: 32 } as const;

/** Networks whose hosts the server trusts: they are never banned. */
export async function ownNetworks(host: HostWorld, server: MailServer): Promise<BlockList> {
  const own = new BlockList();
  if (server.mta === "exim") return own;
  const written = await askOrThrow(host, "postconf", [
    "-c",
    server.configDirectory,
    "-hx",
    "mynetworks",
  ]);
  for (const word of written.split(/[\s,]+/)) {
    const [address = "", bits] = word.replace(/^\[(.*)\]/, "$1").split("/");
    const family = familyOf(address);
    const prefix = bits === undefined ? (family === "ipv4" ? 32 : 128) : Number(bits);
    if (family === undefined || !(prefix >= PREFIX_MIN[family])) continue;
    own.addSubnet(address, prefix, family);
  }
  return own;
}

export function isOwn(ip: string, own: BlockList): boolean {
  const family = familyOf(ip);
  return family !== undefined && own.check(ip, family);
}

function familyOf(ip: string): "ipv4" | "ipv6" | undefined {
  if (isIPv4(ip)) return "ipv4";
  return isIPv6(ip) ? "ipv6" : undefined;
}
