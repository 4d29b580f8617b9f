import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { readBracketed } from "./read-address.ts";
import { parseIp } from "./read-peer.ts";

const TASK = /\((\d{1,10}-\d{1,6}(?:-\d{1,4})?)\) /y;

/** amavis and amavisd-new: the verdict line, the check, the forwarding, and its chatter. */
export function parseAmavis(body: string): EventDraft | undefined {
  TASK.lastIndex = 0;
  const rest = body.slice(TASK.exec(body)?.[0].length ?? 0);
  return (
    readVerdict(rest) ??
    readChecking(rest) ??
    readForward(rest) ?? { kind: "server", reason: maskSecrets(rest) }
  );
}

const VERDICT =
  /(Passed|Blocked|Not-Delivered) ([A-Z][A-Z0-9-]*(?: \([^()]{0,200}\))?)(?: \{[\w,: .-]{0,120}\})?, (?:(?:[A-Z][\w/-]{0,60}) ){0,4}/y;
const CLIENT = /\[([0-9A-Fa-f:.]+)\](?::(\d{1,5}))? (?:\[[0-9A-Fa-f:.]*\] )?/y;

/** `Passed CLEAN {RelayedInbound}, [ip]:port [ip] <from> -> <to>,<to>, Queue-ID: x, Message-ID: <..>, ...` ($log_templ). */
function readVerdict(rest: string): EventDraft | undefined {
  VERDICT.lastIndex = 0;
  const found = VERDICT.exec(rest);
  if (found === null) return undefined;
  const event: EventDraft = {
    kind: "filter-verdict",
    action: found[1] ?? "",
    reason: found[2] ?? "",
  };
  const end = readEnvelope(event, rest, readClient(event, rest, found[0].length));
  putTail(event, rest.slice(end));
  return event;
}

function readClient(event: EventDraft, rest: string, at: number): number {
  CLIENT.lastIndex = at;
  const client = CLIENT.exec(rest);
  if (client === null) return at;
  const ip = parseIp(client[1] ?? "");
  if (ip !== undefined) event.clientIp = ip;
  if (client[2] !== undefined) event.clientPort = Number(client[2]);
  return at + client[0].length;
}

/** `<from> -> <to>,<to>`. */
function readEnvelope(event: EventDraft, rest: string, at: number): number {
  const from = readBracketed(rest, at);
  if (from === undefined) return at;
  event.from = from.address;
  if (!rest.startsWith(" -> ", from.end)) return from.end;
  const recipients: string[] = [];
  let end = from.end + " -> ".length;
  for (let to = readBracketed(rest, end); to !== undefined; to = readBracketed(rest, end)) {
    recipients.push(to.address);
    end = rest[to.end] === "," && rest[to.end + 1] === "<" ? to.end + 1 : to.end;
    if (end === to.end) break;
  }
  if (recipients.length > 0) {
    event.recipients = recipients;
    event.recipientCount = recipients.length;
  }
  return end;
}

const TAIL =
  /^(?:, quarantine: \S{1,200})?(?:, Queue-ID: ([0-9A-Za-z-]{4,32}))?(?:, Message-ID: )?/;
const AFTER_ID =
  /, mail_id: [\w+-]{8,20}, (?:b: [\w+-]{1,20}, )?Hits: ([-\d.]+(?:[+-][\d.]+)?), size: (\d+)(?:, queued_as: ([0-9A-Za-z/-]{4,64}))?/g;

/** The Message-ID is the sender's and the subject may follow; what amavis found out stands between them, so the first reads. */
function putTail(event: EventDraft, tail: string): void {
  const head = TAIL.exec(tail);
  if (head?.[1] !== undefined) event.queueId = head[1];
  const from = head?.[0].length ?? 0;
  AFTER_ID.lastIndex = from;
  const found = AFTER_ID.exec(tail);
  if (head?.[0].endsWith("Message-ID: ") === true) {
    const id = tail.slice(from, found?.index ?? tail.length);
    event.messageId = id.replace(/^<(.*)>$/, "$1");
  }
  if (found === null) return;
  event.sizeBytes = Number(found[2]);
  if (found[3] !== undefined) event.nextQueueId = found[3];
}

/** `Checking: mail_id POLICY [ip] <from> -> <to>`. */
function readChecking(rest: string): EventDraft | undefined {
  const head = /^Checking: [\w+-]{8,20} (?:[A-Z][\w/-]{0,60} ){0,4}/.exec(rest);
  if (head === null) return undefined;
  const event: EventDraft = { kind: "filter-verdict", action: "Checking" };
  readEnvelope(event, rest, readClient(event, rest, head[0].length));
  return event;
}

/** `mail_id FWD from <from> -> <to>, BODY=7BIT 250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as X`. */
function readForward(rest: string): EventDraft | undefined {
  const head = /^[\w+-]{8,20} (?:FWD|SEND) from /.exec(rest);
  if (head === null) return undefined;
  const event: EventDraft = { kind: "forwarded", action: "FWD" };
  const end = readEnvelope(event, rest, head[0].length);
  const next = /(?::|Ok:) queued as ([0-9A-Za-z]{4,32})$/.exec(rest.slice(end))?.[1];
  if (next !== undefined) event.nextQueueId = next;
  return event;
}
