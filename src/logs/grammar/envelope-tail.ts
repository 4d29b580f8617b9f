import type { EventDraft } from "./event-draft.ts";
import { readAddress } from "./read-address.ts";

/** What Postfix writes after a reply or header: `from=<x> to=<y> proto=ESMTP helo=<z>` (smtpd_check.c, log_whatsup). */
export interface EnvelopeTail {
  readonly from?: string;
  readonly to?: string;
  readonly protocol?: string;
  readonly helo?: string;
  /** Index after `to=<..>`, or after `from=<..>` where there is no recipient. */
  readonly addressEnd: number;
  /** False when the quotes in an address do not close: the tail was put together from parts of another one. */
  readonly wellFormed: boolean;
}

const SEPARATOR = /,? ?/y;

/**
 * Splits `text; from=<..> to=<..> proto=.. helo=<..>` into the text and the tail.
 *
 * Both sides are written by the client: the text often begins with `<address or HELO>: `, and HELO closes the line.
 * A HELO of `x; from=<victim@example.com> to=<a> proto=SMTP helo=<y` makes a second tail. So every place where a
 * tail could begin is read to the end of the line, and one is believed whose own value is what the reply is about
 * (`<HELO>: Helo command rejected`, `<from>: Sender address rejected`); else the first after a leading `<...>: `.
 */
export function splitEnvelopeTail(text: string): {
  readonly text: string;
  readonly tail: EnvelopeTail;
} {
  const floor = leadingValueEnd(text);
  let best: { at: number; tail: EnvelopeTail; rank: number } | undefined;
  let tried = 0;
  for (
    let at = nextTail(text, 0);
    at >= 0 && tried < MOST_TAILS;
    at = nextTail(text, at + 1), tried += 1
  ) {
    const tail = readTail(text, at + 1);
    if (tail === undefined) continue;
    const rank = rankOf(text, tail, at >= floor);
    if (rank > (best?.rank ?? 0)) best = { at, tail, rank };
  }
  if (best === undefined) return { text, tail: { addressEnd: text.length, wellFormed: true } };
  return { text: text.slice(0, best.at), tail: best.tail };
}

/** HELO first: it alone reaches to the end of the line, so a tail made up earlier in the line cannot quote it. */
function rankOf(text: string, tail: EnvelopeTail, afterLeading: boolean): number {
  if (isAbout(text, tail.helo, "Helo command rejected")) return 3;
  if (isAbout(text, tail.from, "Sender address rejected")) return 2;
  if (
    isAbout(text, tail.to, "Recipient address rejected") ||
    isAbout(text, tail.to, "Relay access denied")
  )
    return 2;
  return afterLeading ? 1 : 0;
}

function isAbout(text: string, value: string | undefined, remark: string): boolean {
  return value !== undefined && text.startsWith(`<${value}>: ${remark}`);
}

/** An SMTP line has at most 2048 bytes; more tails than this in one line were put there to cost time. */
const MOST_TAILS = 32;

function nextTail(text: string, from: number): number {
  const found = /; ?(?:from=|to=|proto=|helo=)/g;
  found.lastIndex = from;
  return found.exec(text)?.index ?? -1;
}

function leadingValueEnd(text: string): number {
  if (!text.startsWith("<")) return 0;
  const value = readAddress(text, 0);
  return value !== undefined && text.startsWith(": ", value.end) ? value.end : 0;
}

/**
 * Reads `from=`, `to=`, `proto=`, `helo=` in this order, with blanks (smtpd) or commas (postscreen) between.
 * HELO runs to the last `>` of the line.
 */
export function readTail(text: string, at: number): EnvelopeTail | undefined {
  let end = skip(text, at);
  let wellFormed = true;
  const tail: { from?: string; to?: string; protocol?: string; helo?: string } = {};
  for (const key of ["from", "to"] as const) {
    if (!text.startsWith(`${key}=`, end)) continue;
    const value = readAddress(text, end + key.length + 1);
    if (value === undefined) return undefined;
    tail[key] = value.address;
    wellFormed &&= value.wellFormed;
    end = skip(text, value.end);
  }
  const addressEnd = end;
  if (text.startsWith("proto=", end)) {
    const word = /[A-Za-z0-9]+/y;
    word.lastIndex = end + 6;
    const protocol = word.exec(text)?.[0];
    if (protocol === undefined) return undefined;
    tail.protocol = protocol;
    end = skip(text, end + 6 + protocol.length);
  }
  if (text.startsWith("helo=<", end)) {
    const close = text.lastIndexOf(">");
    tail.helo = text.slice(end + 6, close > end + 5 ? close : text.length);
  }
  return Object.keys(tail).length === 0 ? undefined : { ...tail, addressEnd, wellFormed };
}

function skip(text: string, at: number): number {
  SEPARATOR.lastIndex = at;
  return at + (SEPARATOR.exec(text)?.[0].length ?? 0);
}

/** Puts the values of a tail on an event. */
export function putTail(event: EventDraft, tail: EnvelopeTail): void {
  if (tail.from !== undefined) event.from = tail.from;
  if (tail.to !== undefined) event.to = tail.to;
  if (tail.protocol !== undefined) event.protocol = tail.protocol;
  if (tail.helo !== undefined) event.helo = tail.helo;
}
