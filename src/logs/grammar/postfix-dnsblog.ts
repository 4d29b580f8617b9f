import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";

const LISTED = /^addr ([0-9A-Fa-f:.]+) listed by domain (\S+)(?: as (\S+))?/;

/** postfix/dnsblog: `addr 192.0.2.1 listed by domain zen.example as 127.0.0.4`. A listing alone refuses nobody. */
export function parseDnsblog(body: string): EventDraft | undefined {
  const found = LISTED.exec(body);
  if (found === null) return undefined;
  const ip = parseIp(found[1] ?? "");
  return {
    kind: "screening",
    action: "DNSBL",
    reason: body,
    ...(ip !== undefined && { clientIp: ip }),
  };
}
