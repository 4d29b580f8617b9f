import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { readBracketed } from "./read-address.ts";
import { putClient } from "./put-peer.ts";
import { readPeer } from "./read-peer.ts";

const RULE = /\[[A-Z]+\] rule=\d+, id=([^\s,]{1,80}), (?:queue=([0-9A-Za-z]*), )?client=/y;

/** `[RULES] rule=3, id=RATE, queue=x, client=name[ip], sender=<a>, recipient=<b>, helo=<c>, proto=ESMTP, state=RCPT, ..., action=..`. */
export function parsePostfwd(body: string): EventDraft | undefined {
  RULE.lastIndex = 0;
  const found = RULE.exec(body);
  const peer = found === null ? undefined : readPeer(body, found[0].length);
  if (found === null || peer === undefined) return { kind: "server", reason: maskSecrets(body) };
  const event: EventDraft = { kind: "filter-verdict", reason: found[1] ?? "" };
  putClient(event, peer);
  if (found[2] !== undefined && found[2] !== "") event.queueId = found[2];
  let end = peer.end;
  for (const [key, field] of [
    ["sender", "from"],
    ["recipient", "to"],
  ] as const) {
    if (!body.startsWith(`, ${key}=<`, end)) continue;
    const value = readBracketed(body, end + key.length + 3);
    if (value === undefined) break;
    event[field] = value.address;
    end = value.end;
  }
  putRest(event, body.slice(end));
  return event;
}

/** HELO is the client's; what postfwd writes after it is read from the end of the line. */
function putRest(event: EventDraft, rest: string): void {
  const after = rest.lastIndexOf(">, proto=");
  if (rest.startsWith(", helo=<") && after > 0) event.helo = rest.slice(", helo=<".length, after);
  const fields = /^>?, proto=(\w{1,20}), state=([A-Z-]{1,30})/.exec(rest.slice(Math.max(after, 0)));
  if (fields?.[1] !== undefined) event.protocol = fields[1];
  if (fields?.[2] !== undefined) event.stage = fields[2];
  const action = rest.lastIndexOf(", action=");
  if (action >= after && action >= 0) event.action = rest.slice(action + ", action=".length).trim();
}
