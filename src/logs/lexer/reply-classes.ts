import { ascii, findByte, hasBytes } from "../../core/byte-scan.ts";
import { classifyReply, REPLY_CLASSES } from "../../core/reply-class.ts";

// What daemons write, as bytes: comparing with a string costs a look at its representation for every letter.
const DELIVERY_TEMPORARILY_SUSPENDED = ascii("delivery temporarily suspended: ");
const HOST = ascii("host ");
const HOST_2 = ascii("Host ");
const CLOSE_SAID = ascii("] said: ");
const CONNECT_TO = ascii("connect to ");

/** Distinct beginnings of replies that are remembered; a receiver may write anything, so the table is bounded. */
const CACHE_MAX = 65_536;
/** A reply's reason stands in its first words; ids and times at its end would make every reply a new one. */
const KEY_BYTES = 72;

/**
 * Classes of replies, remembered by code and first words, because a spam run meets the same ten replies a million times
 * and the patterns of `classifyReply` cost a microsecond each.
 */
export class ReplyClasses {
  readonly #known = new Map<number, number>();

  /** Index in `REPLY_CLASSES` of the words in `bytes[start, end)` (a delivery agent's text, parentheses removed). */
  classOf(bytes: Buffer, start: number, end: number): number {
    let at = skipSpeaker(bytes, start, end);
    let key = 17;
    let taken = 0;
    while (at < end && taken < KEY_BYTES) {
      const c = bytes[at] as number;
      if (c === 60 /* < */) {
        // an address, different each time
        const close = findByte(bytes, 62, at, Math.min(end, at + 320));
        if (close > 0) at = close;
      }
      key = (Math.imul(key, 31) + c) | 0;
      at += 1;
      taken += 1;
    }
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const index = REPLY_CLASSES.indexOf(
      classifyReply(bytes.toString("latin1", start, Math.min(end, start + 1000))),
    );
    if (this.#known.size < CACHE_MAX) this.#known.set(key, index);
    return index;
  }
}

/** Position behind `host NAME[IP] said: `, `delivery temporarily suspended: `, ... */
function skipSpeaker(bytes: Buffer, start: number, end: number): number {
  let at = start;
  if (hasBytes(bytes, DELIVERY_TEMPORARILY_SUSPENDED, at, end)) at += 32;
  if (hasBytes(bytes, HOST, at, end) || hasBytes(bytes, HOST_2, at, end)) {
    const close = findByte(bytes, 93, at, Math.min(end, at + 300));
    if (close > 0) {
      if (hasBytes(bytes, CLOSE_SAID, close, end)) return close + 8;
      return close + 1;
    }
  }
  if (hasBytes(bytes, CONNECT_TO, at, end)) {
    const close = findByte(bytes, 93, at, Math.min(end, at + 300));
    if (close > 0) return close + 1;
  }
  return at;
}
