import type { EventKind } from "../../core/log-event.ts";
import { putTail, readTail } from "./envelope-tail.ts";
import type { EventDraft } from "./event-draft.ts";
import { putClient } from "./put-peer.ts";
import { readPeer, type Peer } from "./read-peer.ts";

const ACTION = /([a-z][a-z-]{2,30}): (header|body|attachment|mime header|nested header|envelope) /y;

const KINDS: Readonly<Record<string, EventKind>> = {
  reject: "reject",
  discard: "discarded",
  hold: "held",
  "milter-header-discard": "discarded",
  "milter-header-hold": "held",
};

/**
 * `warning: header Subject: <anything> from name[ip]; from=<..> to=<..> proto=.. helo=<..>: text` (cleanup_message.c
 * and cleanup_milter.c). The header is the sender's and may imitate the rest of the line, so the last client counts;
 * a quoted sender may imitate it, too, so nothing inside an address counts. HELO cannot: smtpd.c replaces blanks,
 * brackets and quotes in it (NEUTER_CHARACTERS).
 */
export function readHeaderAction(rest: string): EventDraft | undefined {
  ACTION.lastIndex = 0;
  const head = ACTION.exec(rest);
  if (head === null) return undefined;
  const [whole, action = ""] = head;
  const event: EventDraft = {
    kind: KINDS[action] ?? (action.startsWith("milter-") ? "milter-action" : "header-action"),
    action,
  };
  const origin = readOrigin(rest, whole.length);
  const header = rest.slice(whole.length, origin?.at ?? rest.length);
  if (header.toLowerCase().startsWith("subject: "))
    event.subject = header.slice("subject: ".length);
  if (origin === undefined) return event;
  if (origin.peer !== undefined) putClient(event, origin.peer);
  const tail = readTail(rest, origin.tailAt);
  if (tail === undefined) return event;
  putTail(event, helloBeforeText(tail));
  const close = rest.indexOf(">: ", tail.addressEnd - 1);
  if (close >= 0) event.reason = rest.slice(close + ">: ".length).trim();
  return event;
}

interface Origin {
  readonly at: number;
  readonly peer?: Peer;
  readonly tailAt: number;
}

/** cleanup cuts headers at 200 bytes; so many clients in one line are an attack on the reader. */
const MOST_ORIGINS = 64;

function readOrigin(rest: string, floor: number): Origin | undefined {
  let last: Origin | undefined;
  let tried = 0;
  for (let at = rest.indexOf(" from ", floor); at >= 0; at = rest.indexOf(" from ", at + 1)) {
    const origin = originAt(rest, at);
    if (origin === undefined) continue;
    if ((tried += 1) > MOST_ORIGINS) return undefined;
    const tail = readTail(rest, origin.tailAt);
    if (tail === undefined || !tail.wellFormed) continue;
    last = origin;
    at = Math.max(at, tail.addressEnd - 2); // the blank before the next one may be taken already
  }
  return last;
}

function originAt(rest: string, at: number): Origin | undefined {
  if (rest.startsWith("local; ", at + 6)) return { at, tailAt: at + 13 };
  const peer = readPeer(rest, at + 6);
  if (peer === undefined || !/^; (?:from|to|proto)=/.test(rest.slice(peer.end, peer.end + 8)))
    return undefined;
  return { at, peer, tailAt: peer.end + 2 };
}

/** In these lines `: text` may follow `helo=<..>`; a HELO with `>: ` in it is cut there rather than believed. */
function helloBeforeText<T extends { readonly helo?: string }>(tail: T): T {
  const close = tail.helo?.indexOf(">: ") ?? -1;
  return tail.helo === undefined || close < 0 ? tail : { ...tail, helo: tail.helo.slice(0, close) };
}
