import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";
import { readEximHost } from "./exim-host.ts";
import { nextQueueIdOf } from "./queue-id.ts";
import { readBracketed } from "./read-address.ts";
import { readReply } from "./read-reply.ts";

/** Exim spec ch. 52.8: what the flag of a delivery line means, in Postfix' words for `status`. */
const STATUS: Readonly<Record<string, string>> = {
  "=>": "sent",
  "->": "sent",
  ">>": "sent",
  "(=": "sent",
  "*>": "suppressed",
  "**": "bounced",
  "==": "deferred",
};

/** `=> final <original> R=router T=transport H=host [ip]:port X=.. C="reply" QT=3s DT=1s` and its kin. */
export function readEximDelivery(rest: string): EventDraft | undefined {
  const flag = rest.slice(0, 2);
  const status = STATUS[flag];
  if (status === undefined || rest[2] !== " ") return undefined;
  const event: EventDraft = { kind: "delivery", flag, status };
  const failed = status === "bounced" || status === "deferred";
  const address = readTarget(rest, 3, failed);
  putTarget(event, address);
  const end = readFields(event, rest, address.end);
  const text = /^:? ?(.*)$/s.exec(rest.slice(end))?.[1] ?? "";
  if (failed && text !== "") putFailure(event, text);
  return event;
}

interface Target {
  readonly final: string;
  readonly original?: string;
  readonly end: number;
}

const NEXT = / (?:R=|T=|H=|F=<|P=<|defer \(|routing defer|<)|: /g;

/** Local parts may hold blanks, `|command args` and `/file name`; the next field or the colon of the reason ends them. */
function readTarget(text: string, at: number, failed: boolean): Target {
  let end = at;
  let quoted = false;
  while (
    end < text.length &&
    (quoted || (text[end] !== " " && !(failed && text.startsWith(": ", end))))
  ) {
    if (text[end] === "\\" && quoted) end += 1;
    else if (text[end] === '"') quoted = !quoted;
    end += 1;
  }
  NEXT.lastIndex = end >= text.length && quoted ? at : end;
  const next = NEXT.exec(text)?.index ?? text.length;
  const final = text.slice(at, next).trim();
  const original = readBracketed(text, next + 1);
  return original === undefined
    ? { final, end: next }
    : { final, original: original.address, end: original.end };
}

/** `bob <bob@example.com>` is a local user and its address; `c@example.net <bob@example.com>` a redirection. */
function putTarget(event: EventDraft, { final, original }: Target): void {
  const bare = final.replace(/^<(.*)>$/, "$1");
  event.to = original !== undefined && !/^[^|/:"].*@/.test(bare) ? original : bare;
  if (original !== undefined && event.to !== original) event.origTo = original;
}

const KEY =
  / (R|T|X|CV|DN|A|C|K|QT|DT|I|S|P|F|ST|DKIM|SNI|id)=("(?:[^"\\]|\\.)*"|<[^<>]*>|[^\s"]\S*|)/y;
const BARE = / (?:K|L[.*-]?|TFO\*?|PRDR|DSN|UTF8|CV=\S+)(?= |$|:)/y;
const AFTER_HOST = /(?::? |:|$)/y;

function readFields(event: EventDraft, text: string, from: number): number {
  let at = from;
  for (;;) {
    KEY.lastIndex = BARE.lastIndex = at;
    if (text.startsWith(" H=", at)) {
      const host = readEximHost(text, at + 3, AFTER_HOST);
      if (host === undefined) return at;
      if (host.name !== undefined) event.relayName = host.name;
      if (host.ip !== undefined) event.relayIp = host.ip;
      if (host.port !== undefined) event.relayPort = host.port;
      at = host.end;
      continue;
    }
    const found = KEY.exec(text) ?? BARE.exec(text);
    if (found === null) return at;
    const [whole, key, value = ""] = found;
    // A failure has `R=router:`, and the colon begins the reason.
    const cut = value.endsWith(":") && !value.startsWith('"') ? 1 : 0;
    putField(event, key, value.slice(0, value.length - cut));
    at += whole.length - cut;
    if (cut === 1) return at;
  }
}

function putField(event: EventDraft, key: string | undefined, value: string): void {
  if (key === "R") event.router = value;
  if (key === "T") event.transport = value;
  if (key === "S" && /^\d+$/.test(value)) event.sizeBytes = Number(value);
  if (key === "F" || key === "P") event.from = value.replace(/^<(.*)>$/, "$1");
  if (key === "QT") putSeconds(event, value);
  if (key !== "C") return;
  event.statusText = maskSecrets(value.replace(/^"(.*)"$/s, "$1").replace(/\\(["\\])/g, "$1"));
  const next =
    nextQueueIdOf(event.statusText) ?? /^250 OK id=([\w-]{16,23})$/.exec(event.statusText)?.[1];
  if (next !== undefined) event.nextQueueId = next;
}

/** `2m42s`, `1h3m`, `0.349s`. */
function putSeconds(event: EventDraft, text: string): void {
  const found = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/.exec(text);
  if (found === null || text === "") return;
  const [weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  event.delaySeconds =
    ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 +
    (seconds ?? 0);
}

const DEFER = /^(?:routing )?defer \((-?\d+)\)/;
const DEFER_HOST = /^ H=/;
const REMOTE =
  /SMTP error from remote mail(?:er| server) after [^:]{0,60}(?::<[^>]{0,320}>[^:]{0,60})?: (?:host \S+ \[[^\]]*\]: )?/;

function putFailure(event: EventDraft, text: string): void {
  let reason = text;
  const defer = DEFER.exec(text);
  if (defer !== null) {
    reason = text.slice(defer[0].length);
    if (DEFER_HOST.test(reason)) reason = reason.slice(readFields(event, reason, 0));
    reason = reason.replace(/^:? ?/, "");
  }
  event.statusText = maskSecrets(reason);
  const remote = REMOTE.exec(reason);
  if (remote === null) return;
  const { replyCode, enhancedCode } = readReply(reason.slice(remote.index + remote[0].length));
  if (replyCode !== undefined) event.replyCode = replyCode;
  if (enhancedCode !== undefined) event.dsn = enhancedCode;
}
