import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { readHeaderAction } from "./postfix-header-action.ts";
import { readRelayRemark } from "./postfix-relay-remark.ts";
import { putRelay } from "./put-peer.ts";
import { nextQueueIdOf, readQueueId } from "./queue-id.ts";
import { readAddress } from "./read-address.ts";
import { readPeer } from "./read-peer.ts";

/**
 * The delivery agents of Postfix: smtp, lmtp, local, virtual, pipe, error, retry, discard. One line for each recipient:
 * `to=<x>, orig_to=<y>, relay=host[ip]:25, conn_use=2, delay=1.2, delays=1/0/0.1/0.1, tls=.., dsn=2.0.0, status=sent (reply)`.
 */
export function parseDelivery(body: string): EventDraft | undefined {
  const id = readQueueId(body, 0);
  const rest = body.slice(id?.end ?? 0);
  const event = readDelivery(rest) ?? readRelayRemark(rest) ?? readHeaderAction(rest);
  if (event !== undefined && id?.queueId !== undefined) event.queueId = id.queueId;
  return event;
}

const ORIG_TO = /,? ?orig_to=/y;
const RELAY = /,? ?relay=/y;
/** Everything between relay and status is the daemon's own (log_adhoc.c), with keys that came and went over the years. */
const KEY = /,? ?([a-z_]+)=([^\s,()]*)/y;
/** log_adhoc.c: four figures since Postfix 2.3. */
const DELAYS = /^\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?){3}$/;

/** The line of one recipient; qmgr and bounce write it, too, when no agent could be asked. */
export function readDelivery(rest: string): EventDraft | undefined {
  if (!rest.startsWith("to=")) return undefined;
  const to = readAddress(rest, "to=".length);
  if (to === undefined) return { kind: "delivery" };
  const event: EventDraft = { kind: "delivery", to: to.address };
  let at = to.end;
  ORIG_TO.lastIndex = at;
  const orig = ORIG_TO.exec(rest);
  if (orig !== null) {
    const address = readAddress(rest, at + orig[0].length);
    if (address !== undefined) event.origTo = address.address;
    at = address?.end ?? at + orig[0].length;
  }
  RELAY.lastIndex = at;
  const relay = RELAY.exec(rest);
  if (relay !== null) at = putRelayValue(event, rest, at + relay[0].length);
  return readKeys(event, rest, at);
}

function putRelayValue(event: EventDraft, rest: string, at: number): number {
  const peer = readPeer(rest, at);
  if (peer !== undefined) {
    putRelay(event, peer);
    return peer.end;
  }
  const word = /[^\s,]*/y;
  word.lastIndex = at;
  const name = word.exec(rest)?.[0] ?? "";
  if (name !== "") event.relayName = name;
  return at + name.length;
}

function readKeys(event: EventDraft, rest: string, from: number): EventDraft {
  for (let at = from; ;) {
    KEY.lastIndex = at;
    const found = KEY.exec(rest);
    if (found === null) return event;
    const [whole, key, value = ""] = found;
    at += whole.length;
    if (key === "delay" && /^\d+(?:\.\d+)?$/.test(value)) event.delaySeconds = Number(value);
    if (key === "delays" && DELAYS.test(value)) event.delays = value.split("/").map(Number);
    if (key === "dsn" && value !== "") event.dsn = value;
    if (key !== "status") continue;
    if (value !== "") event.status = value;
    putStatusText(event, rest.slice(at).trim());
    return event;
  }
}

function putStatusText(event: EventDraft, text: string): void {
  if (!text.startsWith("(")) return;
  const inner = maskSecrets(text.endsWith(")") ? text.slice(1, -1) : text.slice(1));
  event.statusText = inner;
  const next = event.status === "sent" ? (nextQueueIdOf(inner) ?? forwardedAs(inner)) : undefined;
  if (next !== undefined) event.nextQueueId = next;
}

/** local(8): a `.forward` or alias made a new message. */
function forwardedAs(text: string): string | undefined {
  return /^forwarded as ([0-9A-Za-z]{5,32})$/.exec(text)?.[1];
}
