import type { EventDraft } from "./event-draft.ts";
import { parseIp } from "./read-peer.ts";

const HEAD =
  /(?:\w{1,40}: )?action=(\w{1,20}), reason=([^,=]{1,80})(?:, delay=(\d+))?, client_name=(\S{1,255}), client_address=([0-9A-Fa-f:.]+)(?:\/\d+)?, /y;

/** `action=greylist, reason=new, client_name=x, client_address=192.0.2.1, sender=a@b, recipient=c@d`. */
export function parsePostgrey(body: string): EventDraft | undefined {
  HEAD.lastIndex = 0;
  const found = HEAD.exec(body);
  if (found === null) return { kind: "server", reason: body };
  const [whole, action = "", reason = "", delay, name = "", address = ""] = found;
  const event: EventDraft = { kind: "filter-verdict", action, reason, clientName: name };
  const ip = parseIp(address);
  if (ip !== undefined) event.clientIp = ip;
  if (delay !== undefined) event.delaySeconds = Number(delay);
  putEnvelope(event, body.slice(whole.length));
  return event;
}

/** A quoted sender may spell `, recipient=`; our own recipient comes last. */
function putEnvelope(event: EventDraft, text: string): void {
  const at = text.lastIndexOf("recipient=");
  if (at >= 0) event.to = text.slice(at + "recipient=".length).trim();
  if (text.startsWith("sender="))
    event.from = text.slice("sender=".length, at < 0 ? text.length : at).replace(/, *$/, "");
}
