import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";

/** `(smtpd:192.0.2.1)`, `(127.0.0.1:2525:127.0.0.1)`, `(smtpd:2001:db8::3)`: the address follows the service (anvil.c). */
const CLIENT = / for \(([^\s()]{1,120})\) at /;

/** postfix/anvil, scache, verify and other statistics: `statistics: max connection rate 1/60s for (smtpd:192.0.2.1) at ...`. */
export function parseAnvil(body: string): EventDraft | undefined {
  if (!body.startsWith("statistics: ")) return undefined;
  const event: EventDraft = { kind: "statistics" };
  const ip = clientOf(CLIENT.exec(body)?.[1] ?? "");
  if (ip !== undefined) event.clientIp = ip;
  return event;
}

/** The service is a name, a port, or `address:port`; what is left must be an address. */
function clientOf(pair: string): string | undefined {
  const byName =
    /^(?:[A-Za-z][\w-]*|\d{1,5}|\d{1,3}(?:\.\d{1,3}){3}:\w+|\[[0-9A-Fa-f:.]+\]:\w+):(.+)$/.exec(
      pair,
    )?.[1];
  return parseIp((byName ?? "").replace(/^\[(.*)\]$/, "$1"));
}
